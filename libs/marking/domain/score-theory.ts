import type { KeyScoring } from '@kaowu/contracts';

/** A keyed question of a paper: letters as the candidate saw them, points in hundredths. */
export interface KeyedQuestion {
  readonly no: number;
  readonly versionId: string;
  readonly type: string;
  readonly key: readonly string[];
  readonly points: number;
  /** How it is scored, where the key alone does not say it. */
  readonly scoring?: KeyScoring | undefined;
}

/** The share of its points, 0 to 1, that an answer to a question with scoring of its own earns; null where a person must judge. */
export type ShareOf = (question: KeyedQuestion, response: readonly string[]) => number | null;

/** What the candidate's last saved answer to a question was. */
export interface GivenAnswer {
  readonly no: number;
  readonly response: readonly string[];
}

/** How several-choice answers that miss some right options are paid: not at all, or by the share found. */
export type PartialCredit = 'none' | 'proportional';

/** The mark of one question. `awarded` is null where the type cannot be marked by machine. */
export interface QuestionMark {
  readonly no: number;
  readonly versionId: string;
  readonly type: string;
  readonly points: number;
  readonly awarded: number | null;
  readonly response: readonly string[];
  readonly key: readonly string[];
}

const sameSet = (a: ReadonlySet<string>, b: ReadonlySet<string>): boolean => a.size === b.size && [...a].every((v) => b.has(v));

const normalised = (text: string): string => text.normalize('NFKC').trim().toLowerCase();

function awardedFor(question: KeyedQuestion, response: readonly string[], partial: PartialCredit, shareOf: ShareOf): number | null {
  if (question.scoring) {
    const share = response.length === 0 ? 0 : shareOf(question, response);
    return share === null ? null : Math.round(question.points * share);
  }
  const chosen = new Set(response);
  const right = new Set(question.key);
  if (right.size === 0) return null;
  switch (question.type) {
    case 'single':
    case 'true_false':
      return sameSet(chosen, right) ? question.points : 0;
    case 'multiple': {
      if (sameSet(chosen, right)) return question.points;
      const allRight = [...chosen].every((v) => right.has(v));
      if (partial === 'none' || !allRight) return 0;
      return Math.floor((question.points * chosen.size) / right.size);
    }
    case 'fill_in':
      return response.some((text) => question.key.some((k) => normalised(k) === normalised(text))) ? question.points : 0;
    default:
      return null;
  }
}

/**
 * Marks a theory paper by its key: single choice and true/false exactly, several choices as an exact set unless the
 * rule set pays a share (any wrong choice pays nothing), blanks by any accepted text. True/false never deducts
 * (domain/rules.md, Papers). Questions with scoring of their own (numbers, pairs, orders, several blanks, weights) are
 * paid by `shareOf`, to the nearest hundredth of a point. A question without an answer is 0; a question that needs a person is null.
 */
export function scoreTheory(
  key: readonly KeyedQuestion[],
  answers: readonly GivenAnswer[],
  partial: PartialCredit = 'none',
  shareOf: ShareOf = () => null,
): QuestionMark[] {
  const responses = new Map(answers.map((a) => [a.no, a.response]));
  return key.map((question) => {
    const response = responses.get(question.no) ?? [];
    const { no, versionId, type, points } = question;
    return { no, versionId, type, points, awarded: awardedFor(question, response, partial, shareOf), response, key: question.key };
  });
}
