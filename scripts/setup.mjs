import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Folder of the checkout. */
export const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** Ends with one line that names the mend. */
export function fail(line) {
  console.error(`kaowu: ${line}`);
  process.exit(1);
}

/** Refuses a Node that is too old, by name of the version needed. */
export function checkNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major < 20 || (major === 20 && minor < 19)) fail(`Node ${process.versions.node} is too old; install Node 20.19 or newer.`);
}

/** Runs a program in the checkout, showing what it prints unless `quiet`; resolves to its exit code. */
export function run(program, args, { quiet = false, env = {} } = {}) {
  return new Promise((done) => {
    const child = spawn(program, args, {
      cwd: root, env: { ...process.env, ...env }, stdio: quiet ? ['ignore', 'pipe', 'pipe'] : 'inherit', shell: process.platform === 'win32',
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => (output += chunk));
    child.on('error', (error) => done({ code: 1, output: String(error) }));
    child.on('exit', (code) => done({ code: code ?? 1, output }));
  });
}

/** Runs one step with a line that says what it is and how long it took; a failure ends with its output. */
export async function step(words, program, args, options = {}) {
  const from = Date.now();
  process.stdout.write(`· ${words} … `);
  const { code, output } = await run(program, args, { quiet: true, ...options });
  const seconds = ((Date.now() - from) / 1000).toFixed(1);
  process.stdout.write(code === 0 ? `${seconds} s\n` : `failed after ${seconds} s\n`);
  if (code !== 0) {
    console.error(output.split('\n').slice(-60).join('\n'));
    if (!options.mayFail) process.exit(1);
  }
  return code === 0;
}

const stamp = (name) => join(root, 'node_modules', '.kaowu', name);
const readStamp = (name) => (existsSync(stamp(name)) ? readFileSync(stamp(name), 'utf8') : '');
function writeStamp(name, value) {
  mkdirSync(dirname(stamp(name)), { recursive: true });
  writeFileSync(stamp(name), value);
}

/** Digest over path, size and time of all files below the folders. */
function digestOf(paths) {
  const hash = createHash('sha256');
  const visit = (path) => {
    if (!existsSync(path)) return;
    const info = statSync(path);
    if (!info.isDirectory()) return void hash.update(`${path}:${info.size}:${info.mtimeMs}\n`);
    for (const name of readdirSync(path).sort()) if (name !== 'node_modules' && name !== 'dist') visit(join(path, name));
  };
  for (const path of paths) visit(join(root, path));
  return hash.digest('hex');
}

/** Installs the packages of the lock file when it is new here or has changed. */
export async function ensurePackages() {
  const lock = createHash('sha256').update(readFileSync(join(root, 'package-lock.json'))).digest('hex');
  if (existsSync(join(root, 'node_modules')) && readStamp('packages') === lock) return;
  const ok = await step('Installing packages', 'npm', ['ci', '--no-audit', '--no-fund'], { mayFail: true });
  if (!ok) await step('Installing packages another way', 'npm', ['install', '--no-audit', '--no-fund']);
  writeStamp('packages', createHash('sha256').update(readFileSync(join(root, 'package-lock.json'))).digest('hex'));
}

const SERVER_SOURCES = ['apps/server', 'apps/worker', 'apps/cli', 'apps/composition', 'libs', 'seeds', 'bench', 'tsconfig.json', 'tsconfig.build.json', 'nest-cli.json', 'package-lock.json'];
const WEB_SOURCES = ['apps/web', 'libs/contracts', 'package-lock.json'];

/** Builds server and pages where their sources have changed since the last build. */
export async function ensureBuild() {
  const server = digestOf(SERVER_SOURCES);
  if (readStamp('server') !== server || !existsSync(join(root, 'dist/apps/cli/main.js'))) {
    await step('Building the server', process.execPath, ['scripts/build.mjs', 'server']);
    writeStamp('server', server);
  }
  const web = digestOf(WEB_SOURCES);
  if (readStamp('web') !== web || !existsSync(join(root, 'dist/web/index.html'))) {
    await step('Building the pages', process.execPath, ['scripts/build.mjs', 'web']);
    writeStamp('web', web);
  }
}
