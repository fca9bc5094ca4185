/** Characters that one text of a question may have while it is read: its stored form takes 16,000 at most, markup comes on top. */
export const MAX_READ = 1024 ** 2;

/** Blanks on end beyond which nobody sees a difference. */
const MAX_BLANKS = 100;

/** A text whose runs of blanks are so short that looking for what stands behind them takes no time. */
export const calm = (text: string): string => text.replace(/[ \t\u00a0]{101,}/g, (run) => run.slice(0, MAX_BLANKS));

const lowered = (text: string): string => text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());

/** Closing signs that are looked for in vain before the text is left as it is. */
const MAX_VAIN = 20;

/** A piece between an opening and its closing sign, and the piece of text before it. */
interface Found {
  readonly before: string;
  readonly whole: string;
  readonly inner: string;
  readonly match: RegExpExecArray;
}

/**
 * What stands between an opening (found by a global pattern) and the next closing sign, in one pass: an opening without
 * a closing is left alone, and is not looked for from every other opening again. The rest of the text comes back last.
 */
function* between(text: string, open: RegExp, closeOf: (match: RegExpExecArray) => string): Generator<Found, string> {
  const plain = lowered(text);
  const vain = new Set<string>();
  let from = 0;
  open.lastIndex = 0;
  for (let match = open.exec(text); match && vain.size < MAX_VAIN; match = open.exec(text)) {
    const inside = open.lastIndex;
    const close = closeOf(match).toLowerCase();
    const end = vain.has(close) ? -1 : plain.indexOf(close, inside);
    if (end < 0) {
      vain.add(close);
      continue;
    }
    const after = end + close.length;
    yield { before: text.slice(from, match.index), whole: text.slice(match.index, after), inner: text.slice(inside, end), match };
    from = after;
    open.lastIndex = after;
  }
  return text.slice(from);
}

/** Replaces every piece between an opening and its closing sign. */
export function replaceBetween(text: string, open: RegExp, closeOf: (match: RegExpExecArray) => string, replace: (whole: string, match: RegExpExecArray, inner: string) => string): string {
  const pieces = between(text, open, closeOf);
  let done = '';
  for (;;) {
    const { done: ended, value } = pieces.next();
    if (ended) return done + value;
    done += value.before + replace(value.whole, value.match, value.inner);
  }
}

/** A text in turns: what is outside of every piece between an opening and its closing sign, and the pieces. */
export function splitBetween(text: string, open: RegExp, close: string): string[] {
  const pieces = between(text, open, () => close);
  const parts: string[] = [];
  for (;;) {
    const { done: ended, value } = pieces.next();
    if (ended) return [...parts, value];
    parts.push(value.before, value.whole);
  }
}
