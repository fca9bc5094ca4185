/** The words of one kind of refusal. `{name}` in a text is replaced by the parameter of that name. */
export interface ProblemKind {
  /** HTTP status to answer with. */
  readonly status: 400 | 401 | 403 | 404 | 409 | 410 | 413 | 415 | 422 | 423 | 429 | 500 | 503;
  readonly zh: string;
  readonly en: string;
}

/** Where in a file or a form something is wrong. Rows and columns are as a spreadsheet shows them (row 1 first). */
export interface ProblemDetail {
  readonly code: string;
  readonly params?: Readonly<Record<string, string | number>> | undefined;
  /** Path of the field in the request ("body.name"), where it came from a form. */
  readonly field?: string | undefined;
  readonly sheet?: string | undefined;
  readonly row?: number | undefined;
  readonly column?: string | undefined;
}

/** A refusal: a code of the closed vocabulary, the data for its words, and the places it concerns. */
export interface ProblemOf<Code extends string> {
  readonly code: Code;
  readonly params?: Readonly<Record<string, string | number>> | undefined;
  readonly field?: string | undefined;
  readonly details?: readonly ProblemDetail[] | undefined;
}

/** Declares a lib's refusals; the keys become the closed vocabulary. */
export const defineProblems = <const T extends Record<string, ProblemKind>>(kinds: T): T => kinds;

/** Puts parameters into a text: `fillWords('{n} rows', {n: 3})` is "3 rows"; an unknown name stays as it is. */
export const fillWords = (text: string, params: Readonly<Record<string, string | number>> = {}): string =>
  text.replace(/\{(\w+)\}/g, (whole, name: string) => (name in params ? String(params[name]) : whole));
