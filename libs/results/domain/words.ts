import { PART_WORDS } from '@kaowu/contracts';
import type { AssessmentMode, PartStatus } from '@kaowu/contracts';
import { formatPoints, pointsFromHundredths } from '@kaowu/kernel';

/** Both languages of a part, as parameters of a problem's words. */
export const partWords = (part: AssessmentMode): { part: string; partEn: string } => ({ part: PART_WORDS[part].zh, partEn: PART_WORDS[part].en });

/** Why a part has no score, by the short codes of the first computation and of marking. */
const GAPS: Readonly<Record<string, readonly [string, string]>> = {
  absent: ['缺考', 'absent'],
  second: ['第二套程序无法得出', 'the second computation cannot settle it'],
  'not-seated': ['没有座位', 'no seat'],
  'not-marked': ['场次未阅卷', 'session not marked'],
  'needs-person': ['有试题待人工评分', 'a question needs a person'],
  'not-opened': ['评分未开始', 'scoring not opened'],
  'not-scored': ['评分未完成', 'scoring not finished'],
  'third-pending': ['待三评', 'third marking pending'],
  'in-adjudication': ['待仲裁', 'in adjudication'],
  'review-open': ['阅卷复核未签字', 'marking review not signed'],
  'no-attempt': ['没有答卷', 'no attempt'],
  'no-performance': ['没有操作评分', 'no performance'],
  'no-review': ['没有综合评审分', 'no review scores'],
  'question-points': ['试题得分数据有误', 'question points are unsound'],
  'task-weights': ['试题权重之和不是 100%', 'task weights do not sum to 100 %'],
  'task-unsettled': ['操作评分未定', 'a task is not settled'],
  'task-points': ['操作得分数据有误', 'task points are unsound'],
  'review-points': ['评审分数据有误', 'review scores are unsound'],
};

/** Both languages of a gap; an unknown code speaks for itself. */
export function gapWords(code: string): { reason: string; reasonEn: string } {
  const [reason, reasonEn] = GAPS[code] ?? [code, code];
  return { reason, reasonEn };
}

/** A score as printed, or what stands in its place. */
export const pointsText = (hundredths: number | null, status: PartStatus | null = null): string =>
  hundredths === null ? (status ?? '—') : formatPoints(pointsFromHundredths(hundredths));

/** Where two computations differ: question numbers, task names or violations, at most six, or the total alone. */
export function placeWords(part: AssessmentMode, labels: readonly string[]): { at: string; atEn: string } {
  if (labels.length === 0) return { at: '合计', atEn: 'the total' };
  const shown = labels.slice(0, 6).join('、') + (labels.length > 6 ? '…' : '');
  return part === 'theory' && labels.every((label) => /^\d+$/.test(label)) ? { at: `第 ${shown} 题`, atEn: `question ${shown}` } : { at: shown, atEn: shown };
}
