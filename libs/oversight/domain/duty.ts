/** How far the product carries a duty. */
export type DutyState = 'works' | 'partly' | 'not-yet';

/** A duty that the sources lay on an evaluation organisation, and what shows that the product carries it. */
export interface Duty {
  /** D1–D63, stable. */
  readonly id: string;
  readonly zh: string;
  /** Text and article that it comes from. */
  readonly source: string;
  readonly en: string;
  /** What software has to do for it. */
  readonly does: string;
  readonly state: DutyState;
  /** Files that do it, from the top of the checkout. */
  readonly code: readonly string[];
  /** Tests that show it. */
  readonly tests: readonly string[];
  /** What is missing, where the state is `partly`. */
  readonly missing?: string;
}

const WORDS: Readonly<Record<DutyState, string>> = { works: 'works', partly: 'partly', 'not-yet': 'not yet' };

/** The register as the table of docs/duties.md. */
export function dutyTable(duties: readonly Duty[]): string {
  const files = (paths: readonly string[]): string => paths.map((p) => `\`${p}\``).join('<br>');
  const rows = duties.map((d) =>
    `| ${d.id} | ${d.zh} (${d.source}) | ${d.en} | ${WORDS[d.state]}${d.missing ? `: ${d.missing}` : ''} | ${files(d.code)} | ${files(d.tests)} |`);
  return ['| D | duty (source) | meaning | state | code | test |', '|---|---|---|---|---|---|', ...rows, ''].join('\n');
}
