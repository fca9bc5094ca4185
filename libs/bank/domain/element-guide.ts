import type { ElementTableContent, Importance, ProblemDetail, RuleSetValues } from '@kaowu/contracts';
import { importanceRatio, liesUnder, percentText, tierOf } from './element-table';

/** What guidance asks of an element table; the numbers are the rule set's. */
export type ElementGuide = Pick<
  NonNullable<RuleSetValues['bank']>, 'minElements' | 'elementsPerWeight' | 'coreAtLeastPercent' | 'generalAtMostPercent' | 'auxiliaryAtMostPercent'
>;

/**
 * Where a theory table falls short of guidance (rules.md, Element table: X ≥ 80 %, Y ≤ 15 %, Z ≤ 5 %; ≥ 200 elements a
 * level; elements ≥ 2 × weight): warnings only, for the guidance is exam-preparation text and no regulation. A
 * practical table has tasks instead of many elements and is not measured by it.
 */
export function guideWarnings(content: ElementTableContent, guide: ElementGuide, mode: 'theory' | 'practical'): ProblemDetail[] {
  if (mode === 'practical') return [];
  const { ranges, elements } = content;
  const few: ProblemDetail[] = elements.length < guide.minElements ? [{ code: 'element.guide-points', params: { count: elements.length, least: guide.minElements } }] : [];
  const thin = ranges.filter((r) => tierOf(r.code) === 1).flatMap((r): ProblemDetail[] => {
    const count = elements.filter((e) => liesUnder(e.code, r.code)).length;
    return count * 10_000 < guide.elementsPerWeight * r.weightHundredths * 100
      ? [{ code: 'element.guide-range', params: { code: r.code, weight: percentText(r.weightHundredths), count, times: guide.elementsPerWeight } }]
      : [];
  });
  return [...few, ...importanceWarnings(elements, guide), ...thin];
}

function importanceWarnings(elements: ElementTableContent['elements'], guide: ElementGuide): ProblemDetail[] {
  const ratio = importanceRatio(elements);
  const share = (letter: Importance): number => (elements.length === 0 ? 0 : Math.round((ratio[letter] * 1000) / elements.length) / 10);
  const off = (letter: Importance, percent: number, bound: readonly [string, string]): ProblemDetail =>
    ({ code: 'element.guide-importance', params: { letter, share: share(letter), bound: bound[0], boundEn: bound[1], percent } });
  return [
    ...(share('X') < guide.coreAtLeastPercent ? [off('X', guide.coreAtLeastPercent, ['不低于', 'at least'])] : []),
    ...(share('Y') > guide.generalAtMostPercent ? [off('Y', guide.generalAtMostPercent, ['不超过', 'at most'])] : []),
    ...(share('Z') > guide.auxiliaryAtMostPercent ? [off('Z', guide.auxiliaryAtMostPercent, ['不超过', 'at most'])] : []),
  ];
}
