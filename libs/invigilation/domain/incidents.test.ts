import { decideClosing, decideIncident, type ClosingIncident, type IncidentReport } from './incidents';

const violation = { code: 'copying', kind: 'violation' } as const;
const machine = { code: 'machine-fault', kind: 'machine' } as const;
const tier = { code: 'warning' };

const reports: readonly (readonly [string, IncidentReport, string | null])[] = [
  ['a violation with candidate and tier', { category: violation, tier, seatingId: 's' }, null],
  ['a violation without tier', { category: violation, tier: undefined, seatingId: 's' }, 'incident.tier-needed'],
  ['a violation of nobody', { category: violation, tier, seatingId: null }, 'incident.seat-needed'],
  ['a violation with an unknown tier', { category: violation, tier: null, seatingId: 's' }, 'incident.tier-unknown'],
  ['a fault at a seat', { category: machine, tier: undefined, seatingId: 's' }, null],
  ['a fault of the whole room', { category: machine, tier: undefined, seatingId: null }, null],
  ['a fault with a tier', { category: machine, tier, seatingId: 's' }, 'incident.tier-not-for-this'],
  ['an unknown category', { category: null, tier: undefined, seatingId: null }, 'incident.category-unknown'],
];

describe('decideIncident', () => {
  test.each(reports)('%s', (_name, report, code) => {
    const decision = decideIncident(report);
    expect(decision.ok ? null : decision.problem.code).toBe(code);
  });
});

const open: ClosingIncident = { kind: 'violation', tierCode: 'warning', closedByName: null, newTier: undefined };
const closings: readonly (readonly [string, ClosingIncident, string | null])[] = [
  ['keeps its tier', open, 'warning'],
  ['gets a harder tier', { ...open, newTier: { code: 'part_void' } }, 'part_void'],
  ['a fault has no tier', { ...open, kind: 'machine', tierCode: null }, null],
];

describe('decideClosing', () => {
  test.each(closings)('%s', (_name, incident, tierCode) => {
    expect(decideClosing(incident)).toEqual({ ok: true, value: { tierCode } });
  });

  const refusals: readonly (readonly [string, ClosingIncident, string])[] = [
    ['twice', { ...open, closedByName: '周监考' }, 'incident.closed-already'],
    ['with an unknown tier', { ...open, newTier: null }, 'incident.tier-unknown'],
    ['a fault with a tier', { ...open, kind: 'machine', tierCode: null, newTier: { code: 'warning' } }, 'incident.tier-not-for-this'],
  ];
  test.each(refusals)('not %s', (_name, incident, code) => {
    const decision = decideClosing(incident);
    expect(decision.ok ? null : decision.problem.code).toBe(code);
  });
});
