/** The closed vocabulary of the journal: what was done, in both languages. */
export interface ActionKind {
  readonly zh: string;
  readonly en: string;
}

/** Declares a lib's journal actions; the keys become the closed vocabulary (`round.opened`). */
export const defineActions = <const T extends Record<string, ActionKind>>(kinds: T): T => kinds;
