import { optionLetter } from '../domain/item-content';
import { comparable } from '../domain/plain-text';
import { blocksOf, type Bytes } from './decode';
import { entryOf, formatFault, type Entry } from './entry';

const START = /^\ufeff?#Q\b/;
/** Lines of one question. */
const MAX_LINES = 500;
const OPTION = /^([A-J])\s+(.*)$/;

/** Questions of an OpenTrivia text: `#Q` and the question, which may hold empty lines, `^` and the right answer, then the options by letter. */
export async function* readTrivia(bytes: Bytes, file: string): AsyncGenerator<Entry> {
  let number = 0;
  let open: { readonly line: number; readonly lines: string[] } | null = null;
  const close = function* (): Generator<Entry> {
    if (!open) return;
    number += 1;
    yield question(open.lines, { file, line: open.line, item: String(number) });
    open = null;
  };
  for await (const block of blocksOf(bytes)) {
    for (const [i, line] of block.lines.entries()) {
      if (START.test(line) || !open) {
        yield* close();
        open = { line: block.line + i, lines: [line] };
      } else if (open.lines.length < MAX_LINES) open.lines.push(line);
    }
  }
  yield* close();
}

const question = (lines: readonly string[], place: { file: string; line: number; item: string }): Entry =>
  entryOf(place, () => {
    const answerAt = lines.findIndex((line) => line.startsWith('^'));
    if (!START.test(lines[0] ?? '') || answerAt < 1) throw formatFault('aiken.block-unreadable');
    const stem = lines.slice(0, answerAt).join('\n').replace(/^\ufeff?#Q\s*/, '').trim();
    const answer = (lines[answerAt] ?? '').slice(1).trim();
    const texts: string[] = [];
    for (const line of lines.slice(answerAt + 1)) {
      const [, , text] = OPTION.exec(line) ?? [];
      if (text !== undefined) texts.push(text.trim());
      else texts.push(`${texts.pop() ?? ''}\n${line.trim()}`.trim());
    }
    const truths = texts.map(comparable);
    const right = truths.indexOf(comparable(answer));
    if (right < 0) throw formatFault('aiken.answer-unknown', { value: answer.slice(0, 20) });
    if (truths.length === 2 && truths.every((t) => t === 'true' || t === 'false')) return { body: { type: 'true_false', stem, options: [], key: [truths[right] as string], explanation: '' }, notes: [] };
    return { body: { type: 'single', stem, options: texts.map((text, i) => ({ id: optionLetter(i), text })), key: [optionLetter(right)], explanation: '' }, notes: [] };
  });
