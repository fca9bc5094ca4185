import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DUTIES, dutyTable } from '@kaowu/oversight';

const ROOT = join(__dirname, '..');

describe('the duty register', () => {
  it('holds D1 to D63, each once and in order', () => {
    expect(DUTIES.map((d) => d.id)).toEqual(Array.from({ length: 63 }, (_, i) => `D${i + 1}`));
  });

  it.each(DUTIES.map((d) => [d.id, d] as const))('%s is told in both languages', (_id, { zh, en, does, missing }) => {
    const chinese = /[\u4e00-\u9fff]/;
    for (const words of [{ zh, en }, does, ...(missing ? [missing] : [])]) expect([words.zh, chinese.test(words.zh), words.en, words.en !== '' && !chinese.test(words.en)]).toEqual([words.zh, true, words.en, true]);
  });

  it('docs/duties.md is the register', () => {
    const page = readFileSync(join(ROOT, 'docs', 'duties.md'), 'utf8');
    expect(page.endsWith(dutyTable(DUTIES))).toBe(true);
  });

  it.each(DUTIES.filter((d) => d.state !== 'not-yet').map((d) => [d.id, d] as const))('%s is carried by code and shown by a test that exist', (_id, duty) => {
    expect(duty.code.length).toBeGreaterThan(0);
    expect(duty.tests.length).toBeGreaterThan(0);
    expect([...duty.code, ...duty.tests].filter((path) => !existsSync(join(ROOT, path)))).toEqual([]);
    expect(duty.tests.filter((path) => !path.endsWith('.test.ts'))).toEqual([]);
    if (duty.state === 'partly') expect(duty.missing).toBeTruthy();
  });

  it('claims nothing of what is not there', () => {
    expect(DUTIES.filter((d) => d.state === 'not-yet' && (d.code.length > 0 || d.tests.length > 0)).map((d) => d.id)).toEqual([]);
  });
});
