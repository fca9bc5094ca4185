import { grant, refuse, seededRandom } from '@kaowu/kernel';
import type { Decision } from '@kaowu/kernel';
import type { Problem } from '@kaowu/contracts';

/** A group with its members and, for each, the candidates that member must not judge. */
export interface ScoringGroup {
  readonly id: string;
  readonly leaderId: string;
  readonly members: readonly { readonly examinerId: string; readonly recusedFrom: ReadonlySet<string> }[];
}

/** A piece of work to be scored. */
export interface Work {
  readonly performanceId: string;
  readonly candidateId: string;
}

/** Who scores a piece of work, in the order of `seq` 1, 2, … */
export interface SharedWork extends Work {
  readonly groupId: string;
  readonly examinerIds: readonly string[];
}

const eligibleIn = (group: ScoringGroup, candidateId: string): ScoringGroup['members'] =>
  group.members.filter((m) => !m.recusedFrom.has(candidateId));

/** Which group judges each candidate: always one group, the one with the lowest load per member that can. */
function groupsOfCandidates(candidateIds: readonly string[], groups: readonly ScoringGroup[], scorers: number): Map<string, ScoringGroup> {
  const load = new Map(groups.map((g) => [g.id, 0]));
  const chosen = new Map<string, ScoringGroup>();
  for (const candidateId of candidateIds) {
    const able = groups.filter((g) => eligibleIn(g, candidateId).length >= scorers);
    const ratio = (g: ScoringGroup): number => (load.get(g.id) ?? 0) / g.members.length;
    const best = able.reduce<ScoringGroup | null>((a, g) => (a && ratio(a) <= ratio(g) ? a : g), null);
    if (!best) continue;
    chosen.set(candidateId, best);
    load.set(best.id, (load.get(best.id) ?? 0) + 1);
  }
  return chosen;
}

/**
 * Shares the work out: each candidate to one group, each performance to `scorers` different members who are not recused
 * from that candidate, those with the least work first; equal loads are broken in an order drawn from the seed, so that
 * no pair of examiners always stands together. Problem: `marking.too-few-examiners` naming each candidate (masked) for
 * whom no group has enough members.
 */
export function shareOut(
  works: readonly Work[],
  groups: readonly ScoringGroup[],
  scorers: number,
  seed: string,
  nameOf: (candidateId: string) => string,
): Decision<SharedWork[], Problem> {
  const random = seededRandom(seed);
  const candidateIds = [...new Set(works.map((w) => w.candidateId))];
  const chosen = groupsOfCandidates(candidateIds, groups, scorers);
  const lacking = candidateIds.filter((c) => !chosen.has(c));
  if (lacking.length > 0) {
    const details = lacking.map((c) => ({ code: 'marking.too-few-for-candidate', params: { candidate: nameOf(c), scorers } }));
    return refuse({ code: 'marking.too-few-examiners', details });
  }
  const load = new Map<string, number>();
  const shared = works.map((work) => {
    const group = chosen.get(work.candidateId) as ScoringGroup;
    const order = random.shuffle(eligibleIn(group, work.candidateId).map((m) => m.examinerId));
    const examinerIds = leastLoaded(order, load, scorers);
    for (const id of examinerIds) load.set(id, (load.get(id) ?? 0) + 1);
    return { ...work, groupId: group.id, examinerIds };
  });
  return grant(shared);
}

const leastLoaded = (order: readonly string[], load: ReadonlyMap<string, number>, count: number): string[] =>
  [...order].sort((a, b) => (load.get(a) ?? 0) - (load.get(b) ?? 0)).slice(0, count);

/**
 * Who gives the third score: a member who has neither scored nor been withdrawn from this work and is not recused, with
 * the least work open; the leader last, because the leader settles disagreements. Null where the group has nobody.
 */
export function chooseThird(
  group: ScoringGroup,
  candidateId: string,
  excluded: ReadonlySet<string>,
  openWork: ReadonlyMap<string, number>,
): string | null {
  const able = eligibleIn(group, candidateId).map((m) => m.examinerId).filter((id) => !excluded.has(id));
  const others = able.filter((id) => id !== group.leaderId);
  return leastLoaded((others.length > 0 ? others : able).sort(), openWork, 1)[0] ?? null;
}
