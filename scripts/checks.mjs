import { root, run } from './setup.mjs';

const NODE = process.execPath;

/** What holds without running the product: types, lint, directions between libs. */
export const CHECKS = [
  { name: 'types of server, cli and tests', args: ['node_modules/ts7/bin/tsc', '--noEmit', '-p', 'tsconfig.json'] },
  { name: 'types of the pages', args: ['node_modules/ts7/bin/tsc', '--noEmit', '-p', 'apps/web/tsconfig.json'] },
  { name: 'lint', args: ['node_modules/oxlint/bin/oxlint', '--type-aware', '--report-unused-disable-directives-severity=error', 'apps', 'libs', 'seeds', 'test', 'bench'] },
  {
    name: 'directions between libs',
    args: ['node_modules/dependency-cruiser/bin/dependency-cruise.mjs', '--config', 'config/dependency-cruiser.cjs', 'libs', 'apps/server', 'apps/worker', 'apps/cli', 'apps/composition', 'apps/web', 'seeds'],
  },
];

/** Runs the checks two at a time, tells each, and returns how many passed and failed. */
export async function runChecks() {
  const waiting = [...CHECKS];
  let passed = 0;
  let failed = 0;
  const lane = async () => {
    for (let check = waiting.shift(); check; check = waiting.shift()) {
      const from = Date.now();
      const { code, output } = await run(NODE, check.args, { quiet: true, cwd: root });
      const seconds = ((Date.now() - from) / 1000).toFixed(1);
      console.log(`${code === 0 ? '✓' : '✗'} ${check.name} (${seconds} s)`);
      if (code === 0) passed++;
      else {
        failed++;
        console.log(output.split('\n').slice(0, 80).join('\n'));
      }
    }
  };
  await Promise.all([lane(), lane()]);
  return { passed, failed };
}
