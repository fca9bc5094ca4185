import { checkNode, ensurePackages } from './setup.mjs';
import { runChecks } from './checks.mjs';

checkNode();
await ensurePackages();
const { passed, failed } = await runChecks();
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
