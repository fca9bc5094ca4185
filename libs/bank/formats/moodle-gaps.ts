import type { AcceptedText, ItemBlank, ItemBody } from '@kaowu/contracts';
import { BLANK } from './cloze';
import { formatFault, type Note } from './entry';
import { tidy } from './html-text';
import { childOf, childrenOf, textOf, type XmlElement } from './xml';

type Answers = Omit<ItemBody, 'explanation' | 'source'>;

const valueOf = (element: XmlElement, name: string): string => textOf(childOf(element, name)).trim();

/** A text that can be dragged or chosen into gaps of its group. */
interface Choice {
  readonly text: string;
  readonly group: string;
}

/** Gaps of a question, and words to choose among: as many as its stored form takes. */
const MAX_GAPS = 50;
const MAX_CHOICES = 100;

const chosenFor = (choices: readonly Choice[], right: Choice): ItemBlank => ({
  accepted: choices.filter((c) => c.group === right.group).map((c): AcceptedText => ({ text: c.text, weight: c === right ? 100 : 0 })), choices: true,
});

/**
 * Gaps `[[1]]` into which words are chosen (gapselect) or dragged (ddwtos): blanks with the words of their group to
 * choose among. Problems: `import.key-none`, `gift.brace-missing` for a gap without a word.
 */
export function gapChoices(question: XmlElement, stem: string, notes: Note[]): Answers {
  const dragged = childrenOf(question, 'dragbox');
  const boxes = dragged.length > 0 ? dragged : childrenOf(question, 'selectoption');
  const choices = boxes.map((box): Choice => ({ text: tidy(valueOf(box, 'text')), group: valueOf(box, 'group') || '1' }));
  if (dragged.length > 0) notes.push({ code: 'import.drag', params: { kind: 'ddwtos' } });
  if (choices.length > MAX_CHOICES || (stem.match(/\[\[\d{1,3}\]\]/g)?.length ?? 0) > MAX_GAPS) throw formatFault('item.text-too-long', { max: MAX_GAPS }, question.line);
  const blanks: ItemBlank[] = [];
  const marked = stem.replace(/\[\[(\d{1,3})\]\]/g, (_, place: string) => {
    const right = choices[Number(place) - 1];
    if (!right) throw formatFault('import.key-none', undefined, question.line);
    blanks.push(chosenFor(choices, right));
    return BLANK;
  });
  if (blanks.length === 0) throw formatFault('import.key-none', undefined, question.line);
  return { type: 'fill_in', stem: marked, options: [], key: [], blanks };
}

const escapedForPattern = (sign: string): string => sign.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');

/** Words between delimiters (gapfill): each is a blank, its variants parted by a bar. Problem: `import.key-none`. */
export function gapFill(question: XmlElement, stem: string): Answers {
  const [open = '[', close = ']'] = [...(valueOf(question, 'delimitchars') || '[]')];
  const blanks: ItemBlank[] = [];
  const sensitive = valueOf(question, 'casesensitive') === '1';
  const marked = stem.replace(new RegExp(`${escapedForPattern(open)}([^${escapedForPattern(open)}${escapedForPattern(close)}\\n]{1,400})${escapedForPattern(close)}`, 'g'), (_, words: string) => {
    blanks.push({ accepted: words.split('|').map((word) => ({ text: word.trim() })), ...(sensitive ? { caseSensitive: true } : {}) });
    return BLANK;
  });
  if (blanks.length === 0) throw formatFault('import.key-none', undefined, question.line);
  return { type: 'fill_in', stem: marked, options: [], key: [], blanks };
}
