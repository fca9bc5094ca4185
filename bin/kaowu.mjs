#!/usr/bin/env node
import { spawn } from 'node:child_process';
import { checkNode, ensureBuild, ensurePackages, root } from '../scripts/setup.mjs';

checkNode();
await ensurePackages();
await ensureBuild();
const child = spawn(process.execPath, ['--enable-source-maps', `${root}/dist/apps/cli/main.js`, ...process.argv.slice(2)], { stdio: 'inherit' });
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
child.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)));
