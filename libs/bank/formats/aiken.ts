import { optionLetter } from '../domain/item-content';
import { blocksOf, type Bytes } from './decode';
import { entryOf, formatFault, type Entry } from './entry';

const OPTION = /^\s*([A-Za-z])[).．、]\s*(.*)$/;
const ANSWER = /^\s*ANSWER\s*[:：]\s*(.+?)\s*$/i;

/** Questions of an Aiken file: a stem, lettered options, and a line `ANSWER: B`; several letters make a multiple choice. */
export async function* readAiken(bytes: Bytes, file: string): AsyncGenerator<Entry> {
  let number = 0;
  for await (const block of blocksOf(bytes)) {
    let start = 0;
    for (let at = 0; at < block.lines.length; at++) {
      const last = at === block.lines.length - 1;
      if (!ANSWER.test(block.lines[at] as string) && !last) continue;
      number += 1;
      yield question(block.lines.slice(start, at + 1), { file, line: block.line + start, item: String(number) });
      start = at + 1;
    }
  }
}

const question = (lines: readonly string[], place: { file: string; line: number; item: string }): Entry =>
  entryOf(place, () => {
    const [, answer = ''] = ANSWER.exec(lines.at(-1) ?? '') ?? [];
    const first = lines.findIndex((line) => OPTION.test(line));
    if (answer === '' || first < 1) throw formatFault('aiken.block-unreadable');
    const texts: string[] = [];
    const letters: string[] = [];
    for (const line of lines.slice(first, -1)) {
      const [, letter, text = ''] = OPTION.exec(line) ?? [];
      if (letter) {
        letters.push(letter.toUpperCase());
        texts.push(text.trim());
      } else texts.push(`${texts.pop() ?? ''}\n${line.trim()}`);
    }
    const key = answer.toUpperCase().split(/[\s,;、，]+/).flatMap((part) => (part.length > 1 && [...part].every((l) => letters.includes(l)) ? [...part] : [part])).map((letter) => {
      const i = letters.indexOf(letter);
      if (i < 0) throw formatFault('aiken.answer-unknown', { value: letter.slice(0, 20) });
      return optionLetter(i);
    });
    return {
      body: {
        type: key.length > 1 ? 'multiple' : 'single', stem: lines.slice(0, first).map((l) => l.trim()).join('\n'),
        options: texts.map((text, i) => ({ id: optionLetter(i), text })), key, explanation: '',
      },
      notes: [],
    };
  });
