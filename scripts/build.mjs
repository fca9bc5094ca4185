import { cpSync, existsSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { checkNode, root, run } from './setup.mjs';

/** Copies the data files of seeds beside the compiled seeds. */
function copyData(from, to) {
  for (const name of existsSync(from) ? readdirSync(from) : []) {
    const [source, target] = [join(from, name), join(to, name)];
    if (statSync(source).isDirectory()) copyData(source, target);
    else if (!/\.tsx?$/.test(name)) cpSync(source, target, { recursive: true });
  }
}

checkNode();
const parts = process.argv.slice(2);
const wanted = (part) => parts.length === 0 || parts.includes(part);
if (wanted('server')) {
  // What was removed from the sources must not live on in the build; the pages beside it stay.
  for (const part of ['apps', 'libs', 'seeds', 'bench']) rmSync(join(root, 'dist', part), { recursive: true, force: true });
  const { code } = await run(process.execPath, ['node_modules/@nestjs/cli/bin/nest.js', 'build', 'server']);
  if (code !== 0) process.exit(code);
  copyData(join(root, 'seeds'), join(root, 'dist', 'seeds'));
}
if (wanted('web')) {
  const { code } = await run(process.execPath, ['node_modules/vite/bin/vite.js', 'build', '-c', 'apps/web/vite.config.mts', '--logLevel', 'warn']);
  if (code !== 0) process.exit(code);
}
