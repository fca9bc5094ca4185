import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { checkNode, ensureBuild, ensurePackages, root } from './setup.mjs';

/** Writes docs/duties.md from the register, so that the page says what the code says. */
checkNode();
await ensurePackages();
await ensureBuild();
const load = createRequire(import.meta.url);
const { DUTIES } = load(join(root, 'dist/libs/oversight/domain/duties.js'));
const { dutyTable } = load(join(root, 'dist/libs/oversight/domain/duty.js'));
writeFileSync(join(root, 'docs/duties.md'), `# Duties

The 63 duties that the three source documents lay on an evaluation organisation (N = the notice 京人社能发〔2022〕8号, A-n its attachments, R = the later list with form and letter of commitment), and how far this product carries each. Made from \`libs/oversight/domain/duties.ts\` by \`npm run duties\`; \`test/duties.test.ts\` checks that every claim names code and tests that exist.

${dutyTable(DUTIES)}`);
