/** How far the product carries a duty. */
export type DutyState = 'works' | 'partly' | 'not-yet';

/** A text for readers of either language. */
export interface BothWords {
  readonly zh: string;
  readonly en: string;
}

/** A duty that the sources lay on an evaluation organisation, and what shows that the product carries it. */
export interface Duty {
  /** D1–D63, stable. */
  readonly id: string;
  readonly zh: string;
  /** Text and article that it comes from. */
  readonly source: string;
  readonly en: string;
  /** What software has to do for it. */
  readonly does: BothWords;
  readonly state: DutyState;
  /** Files that do it, from the top of the checkout. */
  readonly code: readonly string[];
  /** Tests that show it. */
  readonly tests: readonly string[];
  /** What is missing, where the state is `partly`. */
  readonly missing?: BothWords;
}

const WORDS: Readonly<Record<DutyState, BothWords>> = {
  works: { zh: '已实现', en: 'works' },
  partly: { zh: '部分实现', en: 'partly' },
  'not-yet': { zh: '尚未实现', en: 'not yet' },
};

/** The register as the table of docs/duties.md. */
export function dutyTable(duties: readonly Duty[]): string {
  const files = (paths: readonly string[]): string => paths.map((p) => `\`${p}\``).join('<br>');
  const both = ({ zh, en }: BothWords): string => `${zh}<br>${en}`;
  const state = ({ state: at, missing }: Duty): string =>
    both({ zh: WORDS[at].zh + (missing ? `：${missing.zh}` : ''), en: WORDS[at].en + (missing ? `: ${missing.en}` : '') });
  const rows = duties.map((d) => `| ${d.id} | ${both(d)} | ${d.source} | ${both(d.does)} | ${state(d)} | ${files(d.code)} | ${files(d.tests)} |`);
  return ['| D | 职责 duty | 来源 source | 系统要做的 what a system has to do | 状态 state | 代码 code | 测试 test |', '|---|---|---|---|---|---|---|', ...rows, ''].join('\n');
}
