import { grant, refuse } from '@kaowu/kernel';
import type { Decision } from '@kaowu/kernel';
import type { OccupationKey, PaperSetState, PracticalDraw, Problem } from '@kaowu/contracts';

/** A set of practical papers as far as a plan must know it. */
export interface SetForPlan {
  readonly name: string;
  readonly state: PaperSetState;
  readonly drawBy: PracticalDraw;
  readonly papers: number;
  readonly opensAt: Date;
  readonly key: OccupationKey;
  readonly tasks: readonly { readonly taskVersionId: string; readonly weightPercent: number | null }[];
}

/** The session that a set is for. */
export interface SetUse {
  readonly key: OccupationKey;
  readonly startsAt: Date;
  readonly candidates: number;
}

/** A task of a set with its part of the practical score in percent. */
export interface SetTask {
  readonly taskVersionId: string;
  readonly weightPercent: number;
}

/**
 * Whether a session may use a set of practical papers, and which tasks it may ask: the set is for its occupation,
 * direction and level, is not void, opens no later than the session begins, has a paper for everybody where everybody
 * draws, and each task of a group weighs the same. Problems: `marking.set-foreign`, `marking.set-void`,
 * `marking.set-late`, `marking.set-short`, `marking.set-uneven`.
 */
export function checkSet(set: SetForPlan, { key, startsAt, candidates }: SetUse): Decision<SetTask[], Problem> {
  const same = (['edition', 'code', 'direction', 'level'] as const).every((part) => set.key[part] === key[part]);
  if (!same) return refuse({ code: 'marking.set-foreign' });
  if (set.state === 'void') return refuse({ code: 'marking.set-void' });
  if (set.opensAt > startsAt) return refuse({ code: 'marking.set-late' });
  if (set.drawBy === 'candidate' && set.papers < candidates) return refuse({ code: 'marking.set-short', params: { papers: set.papers, candidates } });
  const tasks = set.tasks.flatMap(({ taskVersionId, weightPercent }) => (weightPercent === null ? [] : [{ taskVersionId, weightPercent }]));
  return tasks.length === set.tasks.length ? grant(tasks) : refuse({ code: 'marking.set-uneven' });
}

/**
 * The paper of each seat, by its place in the given order (turn, room, place), whoever comes: so the numbers are known
 * before anybody is there. One draw for a session is paper 1 for all.
 */
export const papersBySeat = (seatIds: readonly string[], drawBy: PracticalDraw): Map<string, number> =>
  new Map(seatIds.map((id, i) => [id, drawBy === 'session' ? 1 : i + 1]));
