import type { AssessmentMode } from '../core/common';

/** What a candidate's result comes to. */
export const VERDICTS = ['passed', 'failed', 'absent', 'incomplete'] as const;
export type Verdict = (typeof VERDICTS)[number];

/** The part's words on screen and paper. */
export const PART_WORDS: Readonly<Record<AssessmentMode, { readonly zh: string; readonly en: string }>> = {
  theory: { zh: '理论知识', en: 'Theory' },
  practical: { zh: '操作技能', en: 'Practical' },
  review: { zh: '综合评审', en: 'Review' },
};

/** The verdicts on screen and paper. */
export const VERDICT_WORDS: Readonly<Record<Verdict, { readonly zh: string; readonly en: string }>> = {
  passed: { zh: '合格', en: 'Passed' },
  failed: { zh: '不合格', en: 'Failed' },
  absent: { zh: '缺考', en: 'Absent' },
  incomplete: { zh: '未完成', en: 'Incomplete' },
};
