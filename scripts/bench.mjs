import { checkNode, ensureBuild, ensurePackages, root, run } from './setup.mjs';

/** `npm run bench -- delivery wall`: measures what is named, or everything. */
checkNode();
await ensurePackages();
await ensureBuild();
const { code } = await run(process.execPath, ['--enable-source-maps', '--expose-gc', 'dist/bench/main.js', ...process.argv.slice(2)], { cwd: root });
process.exit(code);
