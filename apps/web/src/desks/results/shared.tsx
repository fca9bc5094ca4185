import type { ReactNode } from 'react';
import { PART_WORDS, PROBLEMS, RUN_STATE_WORDS, VERDICT_WORDS, fillWords } from '@kaowu/contracts';
import type { AssessmentMode, GateItem, RunState, Verdict } from '@kaowu/contracts';
import { StateTag, pick, useLanguage } from '../../frame';
import type { Language, StateKind } from '../../frame';

const STATE_KIND: Readonly<Record<RunState, StateKind>> = {
  computed: 'checked-in', reviewed: 'checked-in', released: 'answering', publicised: 'answering', filed: 'answering', accepted: 'answering', issued: 'handed-in', superseded: 'absent',
};

const VERDICT_KIND: Readonly<Record<Verdict, StateKind>> = { passed: 'handed-in', failed: 'broken', absent: 'absent', incomplete: 'attention' };

/** A run's state as icon and word. */
export function RunTag({ state }: { state: RunState }): ReactNode {
  const { language } = useLanguage();
  return <StateTag kind={STATE_KIND[state]}>{pick(RUN_STATE_WORDS[state], language)}</StateTag>;
}

/** A verdict as icon and word. */
export function VerdictTag({ verdict }: { verdict: Verdict }): ReactNode {
  const { language } = useLanguage();
  return <StateTag kind={VERDICT_KIND[verdict]}>{pick(VERDICT_WORDS[verdict], language)}</StateTag>;
}

/** A part's name. */
export function PartName({ part }: { part: AssessmentMode }): ReactNode {
  const { language } = useLanguage();
  return pick(PART_WORDS[part], language);
}

/** The sentence of a gate's item. */
export function itemText({ code, params }: GateItem, language: Language): string {
  const kind = (PROBLEMS as Readonly<Record<string, { zh: string; en: string }>>)[code];
  return kind ? fillWords(kind[language], params) : code;
}

/** What a gate waits for, as a list; long lists end in a count. */
export function GateItems({ items, more }: { items: readonly GateItem[]; more: (count: number) => string }): ReactNode {
  const { language } = useLanguage();
  const shown = items.slice(0, 12);
  return (
    <ul className="results-items">
      {shown.map((item, i) => <li key={i}>{itemText(item, language)}</li>)}
      {items.length > shown.length && <li className="k-muted">{more(items.length - shown.length)}</li>}
    </ul>
  );
}

/** A share in hundredths of a percent as "66.7 %"; a dash where nobody. */
export const shareText = (share: number | null): string => (share === null ? '—' : `${(share / 100).toFixed(1)} %`);
