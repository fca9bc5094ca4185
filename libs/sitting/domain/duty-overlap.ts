/** One person's duty in one session, from and to in epoch ms (the end not included). */
export interface DutySpan {
  readonly personId: string;
  readonly sessionId: string;
  /** The session's name, to tell of it. */
  readonly name: string;
  readonly startMs: number;
  readonly endMs: number;
}

/** Names of the other sessions where a person is on duty at the same time, by "person session"; who is free is left out. */
export function overlaps(duties: readonly DutySpan[]): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const one of duties) {
    const others = duties.filter((other) =>
      other.personId === one.personId && other.sessionId !== one.sessionId && other.startMs < one.endMs && one.startMs < other.endMs);
    if (others.length > 0) found.set(`${one.personId} ${one.sessionId}`, others.map((other) => other.name));
  }
  return found;
}
