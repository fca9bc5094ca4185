import { spawn } from 'node:child_process';
import { checkNode, ensureBuild, ensurePackages, root } from './setup.mjs';

checkNode();
await ensurePackages();
await ensureBuild();
const child = spawn(process.execPath, ['--enable-source-maps', 'dist/apps/cli/main.js', 'up', ...process.argv.slice(2)], { cwd: root, stdio: 'inherit' });
// Ctrl-C reaches the child by itself; a signal sent to this process alone is passed on, and its end is awaited.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal === 'SIGINT' ? 'SIGINT' : 'SIGTERM'));
child.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)));
