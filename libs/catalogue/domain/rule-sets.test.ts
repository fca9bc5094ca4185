import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ruleSetEntry, type RuleSetEntry } from '@kaowu/contracts';
import { admitRuleSet, ruleSetChanges, ruleSetInForce, type RuleSet } from './rule-sets';

const shipped = ruleSetEntry.omit({ reason: true }).parse(JSON.parse(readFileSync(join(__dirname, '../../../seeds/catalogue/rule-set.default.json'), 'utf8')));
const version = (over: Partial<RuleSet>): RuleSet => ({ ...shipped, id: 'a', version: 1, createdAt: new Date('2026-01-01T00:00:00Z'), ...over });

describe('ruleSetInForce', () => {
  const all = [
    version({ id: 'a', effectiveFrom: '2026-01-01' }),
    version({ id: 'b', version: 2, effectiveFrom: '2026-07-01', createdAt: new Date('2026-06-01T00:00:00Z') }),
    version({ id: 'c', version: 3, effectiveFrom: '2026-07-01', createdAt: new Date('2026-06-02T00:00:00Z') }),
  ];
  it.each([
    ['before the first', '2025-12-31', null],
    ['the first day', '2026-01-01', 'a'],
    ['the day before the next', '2026-06-30', 'a'],
    ['the day of the next: the later of two', '2026-07-01', 'c'],
    ['long after', '2030-01-01', 'c'],
  ])('%s', (_, day, id) => {
    expect(ruleSetInForce(all, day)?.id ?? null).toBe(id);
    expect(ruleSetInForce([...all].reverse(), day)?.id ?? null).toBe(id);
  });
});

describe('a new version', () => {
  const entry = (over: Partial<RuleSetEntry> = {}): RuleSetEntry => ({ ...shipped, reason: '理由', ...over });
  const admit = (all: readonly RuleSet[], next: RuleSetEntry, today: string) => {
    const answer = admitRuleSet(all, next, today);
    return answer.ok ? answer.value.version : answer.problem.code;
  };
  const before = [version({ id: 'first', version: 1, effectiveFrom: '2026-01-01' }), version({ id: 'last', version: 2, effectiveFrom: '2026-07-01' })];
  const another = { ...shipped.values, barred: { ...shipped.values.barred, falsePapersYears: 5 } };
  it.each([
    ['the first, from long ago', [], entry({ effectiveFrom: '2020-01-01' }), '2026-07-01', 1],
    ['from the same day, another value', before, entry({ effectiveFrom: '2026-07-01', values: another }), '2026-07-01', 3],
    ['from the same day, nothing else', before, entry({ effectiveFrom: '2026-07-01' }), '2026-07-01', 'rule-set.unchanged'],
    ['from a later day', before, entry({ effectiveFrom: '2026-07-02' }), '2026-07-01', 3],
    ['from before its predecessor', before, entry({ effectiveFrom: '2026-06-30' }), '2026-06-01', 'rule-set.effective-too-early'],
    ['from today', before, entry({ effectiveFrom: '2026-11-20' }), '2026-11-20', 3],
    ['from yesterday', before, entry({ effectiveFrom: '2026-11-19' }), '2026-11-20', 'rule-set.effective-past'],
    ['another set beside it, from yesterday', before, entry({ code: 'other', effectiveFrom: '2026-11-19' }), '2026-11-20', 'rule-set.effective-past'],
    ['another set beside it, from today', before, entry({ code: 'other', effectiveFrom: '2026-11-20' }), '2026-11-20', 1],
  ] as const)('%s', (_, all, next, today, expected) => expect(admit(all, next, today)).toBe(expected));

  it('names what changed by its path', () => {
    const to = { ...shipped.values, room: { ...shipped.values.room, lateEntryMinutes: 5 }, recusal: { relations: ['relative' as const] } };
    expect(ruleSetChanges(shipped.values, to)).toEqual([
      { path: 'recusal.relations', from: JSON.stringify(shipped.values.recusal.relations), to: '["relative"]' },
      { path: 'room.lateEntryMinutes', from: String(shipped.values.room.lateEntryMinutes), to: '5' },
    ]);
    expect(ruleSetChanges(shipped.values, shipped.values)).toEqual([]);
  });

  it('the shipped one holds the values of the field', () => {
    expect(shipped.values.pass.partHundredths).toBe(6000);
    expect(shipped.values.staffing).toMatchObject({ candidatesPerInvigilator: 15, minInvigilatorsPerRoom: 2, candidatesPerExaminer: 5, minExaminersPerGroup: 3, examinersOdd: true });
  });
});
