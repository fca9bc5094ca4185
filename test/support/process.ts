import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';

/** A role of the system in a process of its own. */
export interface RoleProcess {
  /** What it printed when it was up ("kaowu server http://…"). */
  readonly line: string;
  readonly child: ChildProcess;
  stop(): Promise<void>;
}

/** Starts `server` or `worker` from the build and waits until it says that it is up. */
export async function startRole(role: 'server' | 'worker', env: Readonly<Record<string, string>>): Promise<RoleProcess> {
  const child = spawn(process.execPath, ['--enable-source-maps', join(__dirname, '..', '..', 'dist', 'apps', role, 'main.js')], {
    cwd: join(__dirname, '..', '..'), env: { ...process.env, PORT: '0', ...env }, stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  const line = await new Promise<string>((done, fail) => {
    const hear = (chunk: Buffer): void => {
      output += chunk.toString('utf8');
      const said = /kaowu (server|worker).*\n/.exec(output)?.[0];
      if (said) done(said.trim());
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.once('exit', (code) => fail(new Error(`${role} ended with ${code}: ${output}`)));
  });
  return {
    line,
    child,
    stop: () => new Promise((done) => {
      child.once('exit', () => done());
      child.kill('SIGTERM');
    }),
  };
}
