import type { ItemSums } from '@kaowu/contracts';

/** One answer to one question: what it earned, what the rest of the paper earned, and which options were chosen. */
export interface ItemAnswer {
  readonly versionId: string;
  readonly sessionId: string;
  /** Share of the question's points, 0 to 1. */
  readonly score: number;
  /** Share of the points of all other questions of the paper, 0 to 1. */
  readonly rest: number;
  /** Ids of the options chosen, as the bank keeps them; empty where the question was left out or has no options. */
  readonly chosen: readonly string[];
  /** True where nothing was answered. */
  readonly omitted: boolean;
}

/**
 * Adds up the answers to each item version, in the order of the version ids. From these sums the bank has facility
 * (p, the mean share of the points) and the corrected item–rest correlation: the item itself is not in the rest, which
 * would otherwise flatter short papers (Henrysson 1963, Psychometrika 28, 211–218; Lord & Novick 1968, ch. 15). The
 * rest is a share of the other points, so that papers of different questions can stand in one sum. The same with
 * "chose this option" for the item's score is the discrimination of an option (Crocker & Algina 1986, ch. 14).
 */
export function itemSums(answers: readonly ItemAnswer[]): ItemSums[] {
  const byVersion = new Map<string, ItemAnswer[]>();
  for (const answer of answers) {
    const own = byVersion.get(answer.versionId);
    if (own) own.push(answer);
    else byVersion.set(answer.versionId, [answer]);
  }
  return [...byVersion].sort(([a], [b]) => (a < b ? -1 : 1)).map(([versionId, own]) => sumsOf(versionId, own));
}

const total = (answers: readonly ItemAnswer[], part: (a: ItemAnswer) => number): number => answers.reduce((sum, a) => sum + part(a), 0);

function sumsOf(versionId: string, answers: readonly ItemAnswer[]): ItemSums {
  const ids = [...new Set(answers.flatMap((a) => a.chosen))].sort();
  return {
    versionId,
    sessions: new Set(answers.map((a) => a.sessionId)).size,
    responses: answers.length,
    omitted: answers.filter((a) => a.omitted).length,
    score: total(answers, (a) => a.score),
    scoreSquared: total(answers, (a) => a.score * a.score),
    rest: total(answers, (a) => a.rest),
    restSquared: total(answers, (a) => a.rest * a.rest),
    product: total(answers, (a) => a.score * a.rest),
    options: ids.map((id) => {
      const choosers = answers.filter((a) => a.chosen.includes(id));
      return { id, chosen: choosers.length, rest: total(choosers, (a) => a.rest) };
    }),
  };
}

/** A marked question of one attempt, with the options as the paper showed them. */
export interface MarkedQuestion {
  readonly no: number;
  readonly versionId: string;
  readonly points: number;
  readonly awarded: number;
  /** Letters of the paper. */
  readonly response: readonly string[];
}

/**
 * The answers of one attempt. `optionOf` gives the bank's id of a letter that the paper showed, or null where the
 * response is no letter of an option. Questions without points tell nothing and are left out.
 */
export function answersOf(
  attempt: { readonly sessionId: string; readonly questions: readonly MarkedQuestion[] },
  optionOf: (question: MarkedQuestion, letter: string) => string | null,
): ItemAnswer[] {
  const counted = attempt.questions.filter((q) => q.points > 0);
  const points = counted.reduce((sum, q) => sum + q.points, 0);
  const awarded = counted.reduce((sum, q) => sum + q.awarded, 0);
  return counted.map((q) => ({
    versionId: q.versionId,
    sessionId: attempt.sessionId,
    score: q.awarded / q.points,
    rest: points === q.points ? 0 : (awarded - q.awarded) / (points - q.points),
    chosen: [...new Set(q.response)].flatMap((letter) => optionOf(q, letter) ?? []),
    omitted: q.response.every((text) => text.trim() === ''),
  }));
}
