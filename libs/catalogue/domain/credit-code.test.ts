import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { creditCodeFault } from './credit-code';

const vectors = join(__dirname, '../../../../shared/data/crypto/idcheck/gb32100.json');

describe('creditCodeFault', () => {
  it.each([
    ['constructed, an enterprise', '91110000MA0000000H', null],
    ['constructed, a private non-enterprise unit', '52110000500020001T', null],
    ['the worked example of the standard', '91350100M000100Y43', null],
    ['one character short', '91110000MA0000000', 'length'],
    ['one character long', '91110000MA0000000HH', 'length'],
    ['nothing', '', 'length'],
    ['lower case', '91110000ma0000000h', 'characters'],
    ['a letter that is left out (I)', '91110000MI0000000H', 'characters'],
    ['a letter that is left out (Z)', '91110000MA000000ZH', 'characters'],
    ['a character outside the basic plane', '91110000MA000000😀', 'characters'],
    ['the check character one off', '91110000MA0000000J', 'check-character'],
    ['two digits swapped', '19110000MA0000000H', 'check-character'],
  ])('%s', (_, code, fault) => expect(creditCodeFault(code)).toBe(fault));

  (existsSync(vectors) ? it : it.skip)('agrees with the collected vectors of GB 32100 (absent: skipped)', () => {
    const { valid, invalid } = JSON.parse(readFileSync(vectors, 'utf8')) as { valid: { code: string }[]; invalid: { code: string }[] };
    expect(valid.map((v) => [v.code, creditCodeFault(v.code)])).toEqual(valid.map((v) => [v.code, null]));
    expect(invalid.filter((v) => creditCodeFault(v.code) === null)).toEqual([]);
    expect(valid.length).toBeGreaterThan(10);
  });
});
