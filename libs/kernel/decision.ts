/**
 * The answer of a rule: either it grants a value or it refuses with a problem that can be shown to a person.
 * Rules return decisions; only bugs are thrown.
 */
export type Decision<T, P> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: P };

/** The rule grants `value`. */
export const grant = <T>(value: T): { readonly ok: true; readonly value: T } => ({ ok: true, value });

/** The rule refuses, with the problem to report. */
export const refuse = <P>(problem: P): { readonly ok: false; readonly problem: P } => ({ ok: false, problem });
