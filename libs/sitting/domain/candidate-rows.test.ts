import fc from 'fast-check';
import { idNumberFault } from '@kaowu/kernel';
import { examineRows, normalIdNumber, parseRow, type CandidateRow } from './candidate-rows';

const SOUND = '110101199003070011';

const row = (change: Partial<CandidateRow> = {}): CandidateRow => ({
  sheet: '考生', row: 2, name: '张示例', idNumber: SOUND, sex: 'male', employer: '示范园', trainingBody: null, phone: null,
  condition: '条件一', ...change,
});

const nothing = { inRound: new Set<string>(), barredUntil: new Map<string, string>() };

const codes = (rows: CandidateRow[], known: Parameters<typeof examineRows>[1] = nothing, today = '2026-11-20') =>
  examineRows(rows, known, today).problems.map((p) => `${p.row}:${p.column}:${p.code}`);

describe('rows of the candidates\' file', () => {
  it('takes a sound row', () => expect(examineRows([row()], nothing, '2026-11-20').good).toHaveLength(1));

  it('takes a sound number that ends in three zeros, for some do', () =>
    expect(codes([row({ idNumber: '110101198008151000', sex: 'female' })])).toEqual([]));

  it.each<[string, Partial<CandidateRow>, string]>([
    ['17 characters', { idNumber: SOUND.slice(1) }, '2:idNumber:candidate.id-number'],
    ['a wrong check character', { idNumber: `${SOUND.slice(0, 17)}2` }, '2:idNumber:candidate.id-number'],
    ['no such day', { idNumber: '110101199002300011' }, '2:idNumber:candidate.id-number'],
    ['kept as a number', { idNumber: '110101199003070000' }, '2:idNumber:candidate.id-number-numeric'],
    ['kept as a power of ten', { idNumber: '1.1010119900307E+17' }, '2:idNumber:candidate.id-number-numeric'],
    ['another sex', { sex: 'female' }, '2:sex:candidate.sex-differs'],
    ['a phone of 10 digits', { phone: '1380000000' }, '2:phone:candidate.phone'],
    ['a phone that begins with 2', { phone: '23800000000' }, '2:phone:candidate.phone'],
  ])('refuses %s', (_name, change, expected) => {
    const result = examineRows([row(change)], nothing, '2026-11-20');
    expect(result.good).toEqual([]);
    expect(codes([row(change)])).toEqual([expected]);
  });

  it('refuses a birthday after today, and takes one of today', () => {
    expect(codes([row()], nothing, '1990-03-06')).toEqual(['2:idNumber:candidate.born-later']);
    expect(codes([row()], nothing, '1990-03-07')).toEqual([]);
  });

  it('keeps the first of two rows with one number and names the row of the first', () => {
    const result = examineRows([row(), row({ row: 5 }), row({ row: 9 })], nothing, '2026-11-20');
    expect(result.good.map((r) => r.row)).toEqual([2]);
    expect(result.problems.map((p) => [p.row, p.code, p.params])).toEqual([
      [5, 'candidate.doubled-in-file', { row: 2 }],
      [9, 'candidate.doubled-in-file', { row: 2 }],
    ]);
  });

  it('refuses who is in the round already and who is barred', () => {
    expect(codes([row()], { ...nothing, inRound: new Set([SOUND]) })).toEqual(['2:idNumber:candidate.already-in-round']);
    expect(codes([row()], { ...nothing, barredUntil: new Map([[SOUND, '2029-01-01']]) })).toEqual(['2:idNumber:candidate.barred']);
  });

  it('loses no row: every row is good or has a problem', () => {
    const digits = fc.string({ minLength: 18, maxLength: 18, unit: fc.constantFrom(...'0123456789X') });
    fc.assert(
      fc.property(fc.array(fc.oneof(digits, fc.constant(SOUND))), (numbers) => {
        const rows = numbers.map((idNumber, i) => row({ idNumber, row: i + 2 }));
        const { good, problems } = examineRows(rows, nothing, '2026-11-20');
        const wrong = new Set(problems.map((p) => p.row));
        expect(good.length + wrong.size).toBe(rows.length);
        expect(good.every((r) => idNumberFault(r.idNumber) === null && !wrong.has(r.row))).toBe(true);
      }),
    );
  });
});

describe('reading a row', () => {
  const cells = { name: ' 张示例 ', idNumber: '１１０１０１ 19900307 001x', sex: '男', employer: '示范园', trainingBody: '', phone: '138-0000 0000', condition: '年满 16 周岁，在职' };

  it('puts numbers into their normal form', () => {
    const parsed = parseRow({ sheet: '考生', row: 3, cells });
    expect(parsed.row).toMatchObject({ name: '张示例', condition: '年满 16 周岁，在职', idNumber: '11010119900307001X', sex: 'male', trainingBody: null, phone: '13800000000' });
    expect(normalIdNumber(' 11010119900307001x ')).toBe('11010119900307001X');
  });

  it('says where the sex is none', () => {
    const parsed = parseRow({ sheet: '考生', row: 3, cells: { ...cells, sex: '其他' } });
    expect(parsed.row).toBeNull();
    expect(parsed.problems).toEqual([{ code: 'cell.invalid', params: { name: '性别', value: '其他' }, sheet: '考生', row: 3, column: 'sex' }]);
  });
});
