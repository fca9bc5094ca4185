import fc from 'fast-check';
import type { FilingColumn, Level } from '@kaowu/contracts';
import { faceLines } from './face';
import { breakLines, fittingSize, layOut, PAGE } from './layout';
import type { CertificateFace } from './face';
import { checkColumns, filingRows, nextFilingState } from './filing';
import type { FilingRecord } from './filing';
import { MAX_SERIAL, certificateNumberOf, numberPrefix, readNumber } from './number';

const codes = { bodyType: 'S', bodyCode: '0001', provinceCode: '11', siteSerial: '000012' } as const;

describe('certificate numbers', () => {
  test('22 characters from the codes, year, level and serial', () => {
    expect(numberPrefix(codes, '2026-11-20', '5')).toEqual({ ok: true, value: 'S000111000012265' });
    expect(certificateNumberOf('S000111000012265', 7)).toBe('S000111000012265000007');
    expect('S000111000012265000007').toMatch(/^[YS]\d{4}\d{2}\d{6}\d{2}[1-5]\d{6}$/);
  });
  test.each([['S', true], ['C', true], ['0', true], ['5', true], ['1', true]] as [Level, boolean][])('level %s', (level, ok) =>
    expect(numberPrefix(codes, '2026-11-20', level).ok).toBe(ok));
  test.each([['bodyCode', '001'], ['bodyCode', '00A1'], ['provinceCode', '1'], ['siteSerial', '12']])('a wrong %s is refused: %s', (field, value) =>
    expect(numberPrefix({ ...codes, [field]: value }, '2026-11-20', '5')).toMatchObject({ ok: false, problem: { code: 'certificate.prefix-invalid' } }));
  test.each([[0], [MAX_SERIAL + 1], [1.5]])('serial %s does not exist', (serial) => expect(() => certificateNumberOf('S000111000012265', serial)).toThrow(RangeError));
  test('reading a number is the inverse of making it', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: MAX_SERIAL }), fc.constantFrom<Level>('5', '4', '3', '2', '1', 'S', 'C'), fc.integer({ min: 2020, max: 2099 }), (serial, level, year) => {
      const prefix = numberPrefix(codes, `${year}-01-31`, level);
      const number = certificateNumberOf(prefix.ok ? prefix.value : '', serial);
      expect(number).toHaveLength(22);
      expect(readNumber(number)).toEqual({ ...codes, year: String(year).slice(2), level, serial });
    }));
  });
  test.each(['', 'X000111000012265000007', 'S00011100001226500000', 'S0001110000122650000071', 's000111000012265000007'])('%p is no number', (text) => expect(readNumber(text)).toBeNull());
});

describe('filing', () => {
  test.each([
    ['filed', 'accept', true], ['filed', 'return', true], ['filed', 'issue', false], ['returned', 'refile', true], ['returned', 'accept', false],
    ['accepted', 'issue', true], ['accepted', 'return', false], ['issued', 'accept', false],
  ] as const)('%s → %s: %s', (state, step, ok) => expect(nextFilingState(state, step).ok).toBe(ok));

  const columns: FilingColumn[] = (['no', 'name', 'idNumber', 'sex', 'occupationName', 'direction', 'levelWords', 'theory', 'practical', 'review', 'final', 'number', 'issueDate'] as const)
    .map((source) => ({ heading: source, source, width: 10 }));
  const record: FilingRecord = {
    name: '王一', idNumber: '110101199003070011', sex: 'female', occupationName: '保育师', key: { edition: 'e', code: '4-10-01-03', direction: '', level: '3' },
    theory: 6050, practical: 10_000, review: null, number: 'S000111000012263000001', issueOn: '2026-11-20', bodyName: 'B', filingNo: 'F', districtCode: '110108', roundName: 'R',
  };
  test('a row by the mapping: no direction is "--", level with both names, points as printed', () =>
    expect(filingRows([record], columns)).toEqual([['1', '王一', '110101199003070011', '女', '保育师', '--', '三级/高级工', '60.5', '100', '--', '合格', 'S000111000012263000001', '2026-11-20']]));
  test('columns must be complete and unlike', () => {
    expect(checkColumns(columns).ok).toBe(true);
    expect(checkColumns(columns.filter((c) => c.source !== 'number'))).toMatchObject({ problem: { code: 'filing.columns-missing', params: { source: 'number' } } });
    expect(checkColumns([...columns, { heading: 'name', source: 'sex', width: 10 }])).toMatchObject({ problem: { code: 'filing.column-doubled' } });
  });
});

describe('the face', () => {
  const face: CertificateFace = {
    number: 'S000111000012263000001', name: '王一', idNumber: '110101199003070011', occupationName: '保育师', key: { edition: 'e', code: '4-10-01-03', direction: '', level: '3' },
    bodyName: 'B', issueOn: '2026-11-20', reissuedOn: null, watermark: null, photo: null, verifyUrl: 'http://localhost/verify/x',
  };
  test('shows direction "--" where there is none and the level as 三级/高级工', () => {
    const lines = Object.fromEntries(faceLines(face).map((l) => [l.en, l.value]));
    expect(lines).toMatchObject({ 'Job Direction': '--', 'Skill Level': '三级/高级工', 'ID No.': '110101199003070011', 'Certificate No.': 'S000111000012263000001' });
  });
  test('is drawn with every line on the page, the statement in whole lines, a photograph only where there is one', () => {
    const marks = layOut(face);
    const texts = marks.flatMap((m) => (m.kind === 'text' ? [m] : []));
    for (const { value } of faceLines(face)) expect(texts.map((m) => m.text)).toContain(value);
    for (const m of marks) expect(m.x >= 0 && m.x < PAGE.width && m.y >= 0 && m.y < PAGE.height).toBe(true);
    expect(marks.some((m) => m.kind === 'photo')).toBe(false);
    expect(layOut({ ...face, photo: { mimetype: 'image/png', bytes: new Uint8Array() } }).some((m) => m.kind === 'photo')).toBe(true);
    expect(layOut({ ...face, watermark: 'void' }).at(-1)).toMatchObject({ text: '已作废 VOID', rotate: -24 });
  });
  test('lines break without a stop at their beginning, and lose nothing', () => {
    expect(breakLines('一二三，四五', 3)).toEqual(['一二三，', '四五']);
    expect(breakLines('一二三四五', 3)).toEqual(['一二三', '四五']);
  });
  test.each([['王一', 15], ['一'.repeat(24), 14.5], ['一'.repeat(60), 9]])('%s is set in %d points', (name, size) => expect(fittingSize(name, 354)).toBe(size));
  test('no line is blank', () => expect(faceLines(face).every((l) => l.value.length > 0)).toBe(true));
});
