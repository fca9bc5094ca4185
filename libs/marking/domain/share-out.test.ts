import fc from 'fast-check';
import { chooseThird, shareOut } from './share-out';
import type { ScoringGroup, Work } from './share-out';

const group = (id: string, members: string[], recused: Record<string, string[]> = {}): ScoringGroup => ({
  id,
  leaderId: members[0] as string,
  members: members.map((examinerId) => ({ examinerId, recusedFrom: new Set(recused[examinerId] ?? []) })),
});

const works = (candidates: number, tasks: number): Work[] =>
  Array.from({ length: candidates * tasks }, (_, i) => ({ performanceId: `p${i}`, candidateId: `c${Math.floor(i / tasks)}` }));

const mask = (id: string): string => `${id}*`;

describe('shareOut', () => {
  test('gives each work two different members, evenly', () => {
    const decision = shareOut(works(10, 3), [group('g', ['a', 'b', 'c'])], 2, 's', mask);
    if (!decision.ok) throw new Error('refused');
    const load = new Map<string, number>();
    for (const w of decision.value) {
      expect(new Set(w.examinerIds).size).toBe(2);
      for (const id of w.examinerIds) load.set(id, (load.get(id) ?? 0) + 1);
    }
    expect([...load.values()]).toEqual([20, 20, 20]);
  });

  test('keeps a candidate in one group and spreads candidates by size', () => {
    const decision = shareOut(works(16, 2), [group('g', ['a', 'b', 'c']), group('h', ['d', 'e', 'f', 'x', 'y'])], 2, 's', mask);
    if (!decision.ok) throw new Error('refused');
    const groupsOf = new Map<string, Set<string>>();
    for (const w of decision.value) groupsOf.set(w.candidateId, (groupsOf.get(w.candidateId) ?? new Set()).add(w.groupId));
    expect([...groupsOf.values()].every((g) => g.size === 1)).toBe(true);
    const inG = [...groupsOf.values()].filter((g) => g.has('g')).length;
    expect(inG).toBe(6);
  });

  test('never gives a work to somebody recused from its candidate; another group takes over', () => {
    const groups = [group('g', ['a', 'b', 'c'], { a: ['c0'], b: ['c0'] }), group('h', ['d', 'e', 'f'])];
    const decision = shareOut(works(2, 1), groups, 2, 's', mask);
    if (!decision.ok) throw new Error('refused');
    expect(decision.value[0]?.groupId).toBe('h');
  });

  test('names the candidates for whom nobody is left', () => {
    const decision = shareOut(works(2, 1), [group('g', ['a', 'b', 'c'], { a: ['c1'], b: ['c1'] })], 2, 's', mask);
    expect(decision).toEqual({
      ok: false,
      problem: {
        code: 'marking.too-few-examiners',
        details: [{ code: 'marking.too-few-for-candidate', params: { candidate: 'c1*', scorers: 2 } }],
      },
    });
  });

  test('is repeatable, and no member has more than one work above another', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 20 }), fc.integer({ min: 1, max: 4 }), fc.string(), (n, t, seed) => {
        const run = (): unknown => shareOut(works(n, t), [group('g', ['a', 'b', 'c', 'd', 'e'])], 2, seed, mask);
        expect(run()).toEqual(run());
        const decision = shareOut(works(n, t), [group('g', ['a', 'b', 'c', 'd', 'e'])], 2, seed, mask);
        if (!decision.ok) throw new Error('refused');
        const load = ['a', 'b', 'c', 'd', 'e'].map((id) => decision.value.filter((w) => w.examinerIds.includes(id)).length);
        expect(Math.max(...load) - Math.min(...load)).toBeLessThanOrEqual(1);
      }),
    );
  });
});

describe('chooseThird', () => {
  const g = group('g', ['lead', 'b', 'c', 'd', 'e'], { e: ['c1'] });
  test.each<[string, string[], Record<string, number>, string | null]>([
    ['the one with least work open', ['b'], { c: 2, d: 1 }, 'd'],
    ['the leader only where nobody else is left', ['b', 'c', 'd'], { lead: 0 }, 'lead'],
    ['nobody left', ['lead', 'b', 'c', 'd'], {}, null],
  ])('%s', (_name, excluded, open, expected) => {
    expect(chooseThird(g, 'c1', new Set(excluded), new Map(Object.entries(open)))).toBe(expected);
  });
});
