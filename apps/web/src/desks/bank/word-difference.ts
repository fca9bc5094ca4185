/** A piece of two texts: in both, only in the older, or only in the newer. */
export interface DifferencePiece {
  readonly kind: 'same' | 'removed' | 'added';
  readonly text: string;
}

/** Words that are compared one by one; beyond, the middle is taken as a whole. */
const MOST = 1500;

/** A text as words (Chinese ones too), signs and blanks, none lost. */
const wordsOf = (text: string): string[] => [...new Intl.Segmenter('zh', { granularity: 'word' }).segment(text)].map((s) => s.segment);

/** Lengths of the longest common words from each place on. */
function commonLengths(a: readonly string[], b: readonly string[]): Uint16Array[] {
  const table = Array.from({ length: a.length + 1 }, () => new Uint16Array(b.length + 1));
  for (let i = a.length - 1; i >= 0; i--) {
    const [row, below] = [table[i] as Uint16Array, table[i + 1] as Uint16Array];
    for (let j = b.length - 1; j >= 0; j--) row[j] = a[i] === b[j] ? (below[j + 1] as number) + 1 : Math.max(below[j] as number, row[j + 1] as number);
  }
  return table;
}

function middle(a: readonly string[], b: readonly string[]): DifferencePiece[] {
  if (a.length > MOST || b.length > MOST) return [{ kind: 'removed', text: a.join('') }, { kind: 'added', text: b.join('') }];
  const table = commonLengths(a, b);
  const pieces: DifferencePiece[] = [];
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      pieces.push({ kind: 'same', text: a[i] as string });
      i += 1;
      j += 1;
    } else if (j >= b.length || (i < a.length && (table[i + 1]?.[j] ?? 0) >= (table[i]?.[j + 1] ?? 0))) pieces.push({ kind: 'removed', text: a[i++] as string });
    else pieces.push({ kind: 'added', text: b[j++] as string });
  }
  return pieces;
}

/** What makes the newer text of the older one, word by word; pieces of a kind that follow each other are one. */
export function wordDifference(older: string, newer: string): DifferencePiece[] {
  const [a, b] = [wordsOf(older), wordsOf(newer)];
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start += 1;
  let end = 0;
  while (end < a.length - start && end < b.length - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end += 1;
  const whole: DifferencePiece[] = [
    { kind: 'same', text: a.slice(0, start).join('') }, ...middle(a.slice(start, a.length - end), b.slice(start, b.length - end)), { kind: 'same', text: a.slice(a.length - end).join('') },
  ];
  const pieces: DifferencePiece[] = [];
  for (const piece of whole.filter((p) => p.text !== '')) {
    const last = pieces.at(-1);
    if (last?.kind === piece.kind) pieces[pieces.length - 1] = { kind: piece.kind, text: last.text + piece.text };
    else pieces.push(piece);
  }
  return pieces;
}
