import { checkNode, ensureBuild, ensurePackages, root, run } from './setup.mjs';

checkNode();
await ensurePackages();
await ensureBuild();
const { code } = await run(process.execPath, ['dist/apps/cli/main.js', 'reset', ...process.argv.slice(2)], { cwd: root });
process.exit(code);
