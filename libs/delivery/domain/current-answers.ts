/** An event of the answer journal, as far as the present answers depend on it. */
export interface AnswerFact {
  readonly epoch: number;
  readonly n: number;
  readonly kind: 'answer' | 'flag';
  readonly questionNo: number;
  readonly response: readonly string[];
  readonly stale: boolean;
  readonly receivedAtMs: number;
}

/** How one question stands. */
export interface CurrentAnswer {
  readonly no: number;
  readonly response: readonly string[];
  readonly flagged: boolean;
  readonly savedAtMs: number;
}

/** True where event `a` was made after event `b`: by device, then by the device's own count, not by arrival. */
export const isLater = (a: Pick<AnswerFact, 'epoch' | 'n'>, b: Pick<AnswerFact, 'epoch' | 'n'>): boolean =>
  a.epoch > b.epoch || (a.epoch === b.epoch && a.n > b.n);

/**
 * The present answers: for each question its latest answer and flag. Stale events (from a device that was already
 * fenced) are evidence only. Arrival order does not matter, for a resend may overtake.
 */
export function currentAnswers(events: readonly AnswerFact[]): CurrentAnswer[] {
  const latest = new Map<string, AnswerFact>();
  for (const event of events) {
    if (event.stale) continue;
    const key = `${event.kind}:${event.questionNo}`;
    const held = latest.get(key);
    if (!held || isLater(event, held)) latest.set(key, event);
  }
  const numbers = new Set([...latest.values()].map((e) => e.questionNo));
  return [...numbers].sort((a, b) => a - b).map((no) => {
    const answer = latest.get(`answer:${no}`);
    const flag = latest.get(`flag:${no}`);
    return {
      no,
      response: answer?.response ?? [],
      flagged: (flag?.response.length ?? 0) > 0,
      savedAtMs: Math.max(answer?.receivedAtMs ?? 0, flag?.receivedAtMs ?? 0),
    };
  });
}

/** How many questions have a non-empty answer. */
export const countAnswered = (answers: readonly CurrentAnswer[]): number => answers.filter((a) => a.response.length > 0).length;

/** One bit for each of these question numbers, as PostgreSQL's `set_bit` counts them (lowest bit of each byte first). */
export function answeredBits(numbers: readonly number[]): Uint8Array {
  const bits = new Uint8Array(numbers.length === 0 ? 0 : Math.floor(Math.max(...numbers) / 8) + 1);
  for (const no of numbers) bits[no >> 3] = (bits[no >> 3] ?? 0) | (1 << (no & 7));
  return bits;
}
