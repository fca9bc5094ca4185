import { spawn } from 'node:child_process';
import { join } from 'node:path';

/** How a command of the built command line ended. */
export interface CliOutcome {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs `kaowu …` from the build, with a clean environment but for what is given. */
export function kaowu(args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<CliOutcome> {
  return new Promise((done, fail) => {
    const { DATABASE_URL: _d, REDIS_URL: _r, PORT: _p, KAOWU_DATA: _k, ...rest } = process.env;
    const child = spawn(process.execPath, ['--enable-source-maps', join(__dirname, '..', '..', 'dist', 'apps', 'cli', 'main.js'), ...args], {
      cwd: join(__dirname, '..', '..'), env: { ...rest, ...env }, stdio: ['ignore', 'pipe', 'pipe'],
    });
    let [stdout, stderr] = ['', ''];
    child.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString('utf8')));
    child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString('utf8')));
    child.on('error', fail);
    child.on('exit', (code) => done({ code: code ?? 1, stdout, stderr }));
  });
}
