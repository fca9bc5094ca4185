/** One earlier time that examiners worked at this body or site: its groups, each a list of examiner ids. */
export interface Occasion {
  readonly id: string;
  readonly groups: readonly (readonly string[])[];
}

/**
 * How many times running, up to now, the examiner worked at this body or site. `occasions` come newest first; the count
 * stops at the first one without the examiner (D24).
 */
export function timesRunning(examinerId: string, occasions: readonly Occasion[]): number {
  const first = occasions.findIndex((o) => !o.groups.some((members) => members.includes(examinerId)));
  return first === -1 ? occasions.length : first;
}

/**
 * How many members of the group were not in that group of the previous occasion which resembles it most; the whole
 * group where nothing preceded. The rule set asks for a least share of it (成员轮换, D24).
 */
export function changedMembers(members: readonly string[], previous: Occasion | undefined): number {
  const kept = (previous?.groups ?? []).map((earlier) => members.filter((m) => earlier.includes(m)).length);
  return members.length - Math.max(0, ...kept);
}

/** True where `changed` of `size` is at least `percent`. */
export const changesEnough = (changed: number, size: number, percent: number): boolean => changed * 100 >= percent * size;
