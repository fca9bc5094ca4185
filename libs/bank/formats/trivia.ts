import { optionLetter } from '../domain/item-content';
import { comparable } from '../domain/plain-text';
import { blocksOf, type Bytes } from './decode';
import { entryOf, formatFault, type Entry } from './entry';

const OPTION = /^([A-J])\s+(.*)$/;

/** Questions of an OpenTrivia text: `#Q` and the question, `^` and the right answer, then the options by letter. */
export async function* readTrivia(bytes: Bytes, file: string): AsyncGenerator<Entry> {
  let number = 0;
  for await (const block of blocksOf(bytes)) {
    const starts = block.lines.flatMap((line, i) => (/^\ufeff?#Q\b/.test(line) ? [i] : []));
    for (const [n, start] of (starts.length === 0 ? [0] : starts).entries()) {
      number += 1;
      yield question(block.lines.slice(start, starts[n + 1]), { file, line: block.line + start, item: String(number) });
    }
  }
}

const question = (lines: readonly string[], place: { file: string; line: number; item: string }): Entry =>
  entryOf(place, () => {
    const answerAt = lines.findIndex((line) => line.startsWith('^'));
    if (!/^\ufeff?#Q\b/.test(lines[0] ?? '') || answerAt < 1) throw formatFault('aiken.block-unreadable');
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
