import { optionLetter } from '../domain/item-content';
import { blocksOf, type Bytes } from './decode';
import { entryOf, formatFault, type Entry } from './entry';

const OPTION = /^\s*([A-Za-z])[).．、]\s*(.*)$/;
const ANSWER = /^\s*ANSWER\s*[:：]\s*(.+?)\s*$/i;

interface Open {
  readonly line: number;
  readonly lines: string[];
}

/**
 * Questions of an Aiken file: a stem, lettered options, and a line `ANSWER: B`; several letters make a multiple choice.
 * Empty lines inside a question are passed over where what follows can only belong to it.
 */
export async function* readAiken(bytes: Bytes, file: string): AsyncGenerator<Entry> {
  let number = 0;
  let open: Open | null = null;
  const close = ({ line, lines }: Open): Entry => question(lines, { file, line, item: String(++number) });
  for await (const block of blocksOf(bytes)) {
    const [first = ''] = block.lines;
    if (open && !OPTION.test(first) && !ANSWER.test(first)) {
      yield close(open);
      open = null;
    }
    for (const [i, line] of block.lines.entries()) {
      open ??= { line: block.line + i, lines: [] };
      open.lines.push(line);
      if (!ANSWER.test(line)) continue;
      yield close(open);
      open = null;
    }
  }
  if (open) yield close(open);
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
