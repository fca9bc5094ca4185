import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkNode, ensureBuild, ensurePackages, root, run } from './setup.mjs';
import { runChecks } from './checks.mjs';

/** Runs jest with what the caller asks for and reads its counts from its own report. */
async function runJest(args) {
  const dir = mkdtempSync(join(tmpdir(), 'kaowu-report-'));
  const report = join(dir, 'report.json');
  await run(process.execPath, ['node_modules/jest/bin/jest.js', '-c', 'config/jest.config.cjs', '--json', `--outputFile=${report}`, ...args], { quiet: false });
  const counts = JSON.parse(readFileSync(report, 'utf8'));
  rmSync(dir, { recursive: true, force: true });
  const skipped = counts.numPendingTests + counts.numTodoTests;
  return { passed: counts.numPassedTests, failed: counts.numFailedTests + counts.numRuntimeErrorTestSuites, skipped };
}

checkNode();
const args = process.argv.slice(2);
await ensurePackages();
await ensureBuild();
// With arguments (`npm test -- libs/marking`) only those tests run; without, everything does.
const checks = args.length > 0 ? { passed: 0, failed: 0 } : await runChecks();
const tests = await runJest(args);
const [passed, failed] = [checks.passed + tests.passed, checks.failed + tests.failed];
console.log(`${passed} passed, ${failed} failed${tests.skipped > 0 ? `, ${tests.skipped} skipped` : ''}`);
process.exit(failed === 0 && passed > 0 ? 0 : 1);
