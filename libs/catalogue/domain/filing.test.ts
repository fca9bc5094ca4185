import type { FilingQuestion, OccupationKey } from '@kaowu/contracts';
import { admitFiling, closeFiling, filingState, withinFiling, type FilingScope } from './filing';

const nursery: OccupationKey = { edition: 'RESELECT-42', code: '4-10-01-03', direction: '', level: '5' };
const trainer: OccupationKey = { edition: 'BJ-2022-8', code: '4-04-05-05', direction: '数据标注员', level: '4' };

const scope = (over: Partial<FilingScope> = {}): FilingScope => ({
  id: 'a', key: nursery, districts: ['110105', '110108'], validFrom: '2025-03-01', validTo: '2028-02-29', closedOn: null, ...over,
});
const question = (over: Partial<FilingQuestion> = {}): FilingQuestion => ({
  key: nursery, districtCode: '110108', from: '2026-11-20', to: '2026-11-22', ...over,
});
const codeOf = (scopes: FilingScope[], q: FilingQuestion): string => {
  const answer = withinFiling(scopes, q);
  return answer.ok ? `ok ${answer.value.scopeId}` : answer.problem.code;
};

describe('withinFiling (D12, D41)', () => {
  const filed = [scope(), scope({ id: 'b', key: { ...nursery, level: '4' } }), scope({ id: 'c', key: trainer, districts: ['110105'] })];

  it.each([
    ['everything filed', question(), 'ok a'],
    ['the other filed level', question({ key: { ...nursery, level: '4' } }), 'ok b'],
    ['the other filed district', question({ districtCode: '110105' }), 'ok a'],
    ['a named direction', question({ key: trainer, districtCode: '110105' }), 'ok c'],
    ['another occupation', question({ key: { ...nursery, code: '4-10-01-05' } }), 'filing.occupation-not-filed'],
    ['the bare code in another edition', question({ key: { ...nursery, edition: 'BJ-2022-8' } }), 'filing.other-edition'],
    ['a direction where the undirected is filed', question({ key: { ...nursery, direction: '托育' } }), 'filing.direction-not-filed'],
    ['no direction where a named one is filed', question({ key: { ...trainer, direction: '' }, districtCode: '110105' }), 'filing.direction-not-filed'],
    ['another named direction', question({ key: { ...trainer, direction: '人工智能算法测试员' }, districtCode: '110105' }), 'filing.direction-not-filed'],
    ['one level above', question({ key: { ...nursery, level: '3' } }), 'filing.level-not-filed'],
    ['one level below', question({ key: { ...trainer, level: '5' }, districtCode: '110105' }), 'filing.level-not-filed'],
    ['a district that is not filed', question({ districtCode: '110101' }), 'filing.district-not-filed'],
    ['a district filed for another occupation only', question({ key: trainer, districtCode: '110108' }), 'filing.district-not-filed'],
    ['the first day', question({ from: '2025-03-01', to: '2025-03-01' }), 'ok a'],
    ['the day before the first', question({ from: '2025-02-28', to: '2025-03-01' }), 'filing.not-yet-valid'],
    ['the last day', question({ from: '2028-02-29', to: '2028-02-29' }), 'ok a'],
    ['ending on the last day', question({ from: '2028-02-20', to: '2028-02-29' }), 'ok a'],
    ['ending the day after the last', question({ from: '2028-02-20', to: '2028-03-01' }), 'filing.ends-before-round'],
    ['starting the day after the last', question({ from: '2028-03-01', to: '2028-03-02' }), 'filing.expired'],
    ['ending before it starts', question({ from: '2026-11-20', to: '2026-11-19' }), 'filing.dates-reversed'],
  ])('%s', (_, q, expected) => expect(codeOf(filed, q)).toBe(expected));

  it('nothing filed at all', () => expect(codeOf([], question())).toBe('filing.occupation-not-filed'));

  it.each([
    ['on the last day before the closing', '2026-11-22', 'ok a'],
    ['past the closing', '2026-11-21', 'filing.ends-before-round'],
    ['after the closing', '2026-11-19', 'filing.expired'],
    ['closed after its end changes nothing', '2030-01-01', 'ok a'],
  ])('a line closed early: %s', (_, closedOn, expected) => expect(codeOf([scope({ closedOn })], question())).toBe(expected));

  it.each([
    ['renewed without a gap', '2026-11-22', 'ok a'],
    ['renewed a day late', '2026-11-23', 'filing.ends-before-round'],
    ['renewed for another district', '2026-11-22', 'filing.ends-before-round', ['110105']],
  ])('a round over the seam of a renewal: %s', (_, from, expected, districts = ['110108']) => {
    const lines = [scope({ validTo: '2026-11-21' }), scope({ id: 'n', validFrom: from, validTo: '2029-11-21', districts })];
    expect(codeOf(lines, question())).toBe(expected);
    expect(codeOf([...lines].reverse(), question())).toBe(expected);
  });

  it('names what is filed, so that the mend is plain', () => {
    const answer = withinFiling(filed, question({ key: { ...nursery, level: '3' } }));
    expect(answer).toMatchObject({ ok: false, problem: { params: { level: '3', filed: '4、5' }, field: 'key.level' } });
  });
});

describe('admitFiling (D12, D59)', () => {
  const rules = { validYears: 3, firstApplicationMaxOccupations: 3, minRoundsPerYear: 2 };
  const lines = (...codes: string[]) => codes.map((code) => ({ key: { ...nursery, code }, districts: ['110108'] }));
  const admit = (existing: FilingScope[], over: Partial<Parameters<typeof admitFiling>[1]> = {}) => {
    const answer = admitFiling(existing, { validFrom: '2026-03-01', validTo: '2029-02-28', lines: lines('4-10-01-03'), ...over }, rules);
    return answer.ok ? 'ok' : answer.problem.code;
  };
  const four = lines('4-10-01-03', '4-10-01-05', '4-10-01-06', '4-10-01-01');

  it.each([
    ['exactly three years', {}, 'ok'],
    ['a day more than three years', { validTo: '2029-03-01' }, 'filing.too-long'],
    ['one day', { validTo: '2026-03-01' }, 'ok'],
    ['dates reversed', { validTo: '2026-02-28' }, 'filing.dates-reversed'],
    ['three occupations', { lines: four.slice(0, 3) }, 'ok'],
    ['four occupations', { lines: four }, 'filing.too-many-occupations'],
    ['four levels of one occupation', { lines: (['5', '4', '3', '2'] as const).map((level) => ({ key: { ...nursery, level }, districts: ['110108'] })) }, 'ok'],
    ['a line twice', { lines: lines('4-10-01-03', '4-10-01-03') }, 'filing.line-twice'],
  ])('first filing: %s', (_, over, expected) => expect(admit([], over)).toBe(expected));

  it.each([
    ['four occupations to add (增项)', [scope({ key: trainer })], { lines: four }, 'ok'],
    ['renewal from the day after', [scope({ validTo: '2026-02-28' })], {}, 'ok'],
    ['renewal a day too early', [scope({ validTo: '2026-03-01' })], {}, 'filing.overlaps'],
    ['after an early closing', [scope({ closedOn: '2026-02-28' })], {}, 'ok'],
    ['before a later line', [scope({ validFrom: '2029-03-01', validTo: '2030-01-01' })], {}, 'ok'],
    ['into a later line', [scope({ validFrom: '2029-02-28', validTo: '2030-01-01' })], {}, 'filing.overlaps'],
  ])('later filing: %s', (_, existing, over, expected) => expect(admit(existing, over)).toBe(expected));
});

describe('a line over time', () => {
  it.each([
    ['the day before it begins', '2025-02-28', { state: 'future' }],
    ['its first day', '2025-03-01', { state: 'in_force', daysLeft: 1096 }],
    ['its last day', '2028-02-29', { state: 'in_force', daysLeft: 1 }],
    ['the day after', '2028-03-01', { state: 'expired', daysLeft: 0 }],
  ])('%s', (_, today, expected) => expect(filingState(scope(), today)).toMatchObject(expected));

  it.each([
    ['on its last day when closed', '2026-05-01', { state: 'in_force', daysLeft: 1 }],
    ['after it was closed', '2026-05-02', { state: 'closed', daysLeft: 0 }],
  ])('%s', (_, today, expected) => expect(filingState(scope({ closedOn: '2026-05-01' }), today)).toEqual(expected));

  it.each([
    ['on the first day', null, '2025-03-01', 'ok'],
    ['on the last day', null, '2028-02-29', 'ok'],
    ['a day before', null, '2025-02-28', 'filing.close-outside-validity'],
    ['a day after', null, '2028-03-01', 'filing.close-outside-validity'],
    ['twice', '2026-01-01', '2026-02-01', 'filing.already-closed'],
  ])('closing %s', (_, closedOn, day, expected) => {
    const answer = closeFiling(scope({ closedOn }), day);
    expect(answer.ok ? 'ok' : answer.problem.code).toBe(expected);
  });
});
