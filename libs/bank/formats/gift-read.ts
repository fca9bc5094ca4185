import type { ItemBody, ItemType } from '@kaowu/contracts';
import { optionLetter } from '../domain/item-content';
import { blocksOf, type Block, type Bytes } from './decode';
import { isCloze, readCloze } from './cloze';
import { distinctNotes, entryOf, formatFault, type Entry, type Note } from './entry';
import { feedbackOf, giftText, hideEscapes, shown, weightOf } from './gift-text';
import { readMarks } from './marks';
import { giftNumbers } from './gift-numbers';
import { choiceBody, literalAnswer, textBody } from './moodle-kinds';

/** What comments of a block say: `[id:…]`, `[tag:…]`. */
interface Remarks {
  readonly id: string;
  readonly tags: readonly string[];
}

type Answers = Omit<ItemBody, 'stem' | 'explanation' | 'source'>;

const PLAIN: Pick<ItemBody, 'options' | 'key'> = { options: [], key: [] };

const MAX_OPTIONS = 26;
/** Answers of any other kind: more is no question. */
const MAX_ANSWERS = 500;

/** Parts of an answer section behind each bare `sign`, without what stands before the first. */
function behind(text: string, sign: string): string[] {
  const parts = text.split(sign).slice(1);
  if (parts.length > MAX_ANSWERS) throw formatFault('gift.answer-unreadable');
  return parts;
}

function choices(text: string, notes: Note[], kind: string): Answers {
  const parts = behind(text.replace(/(^|[^~])=/g, '$1~='), '~').filter((part) => part.trim() !== '');
  if (parts.length > MAX_OPTIONS) throw formatFault('item.option-order');
  const answers = parts.map((part) => {
    const right = part.startsWith('=');
    const weighed = weightOf(right ? part.slice(1) : part);
    const [answer, feedback] = feedbackOf(weighed?.rest ?? (right ? part.slice(1) : part));
    return { text: giftText(answer, notes, kind), feedback: giftText(feedback, notes, kind), weight: weighed?.weight ?? (right ? 100 : 0) };
  });
  return choiceBody(answers, parts.some((part) => part.startsWith('=')), notes);
}

function pairs(text: string, notes: Note[], kind: string): Answers {
  return {
    ...PLAIN, type: 'matching', pairs: behind(text, '=').map((part) => {
      const at = part.indexOf('->');
      if (at < 0) throw formatFault('gift.answer-unreadable');
      return { left: giftText(part.slice(0, at), notes, kind), right: giftText(part.slice(at + 2), notes, 'plain') };
    }),
  };
}

function truth(text: string, notes: Note[], kind: string): Answers | null {
  const [said = '', wrong = '', right = ''] = text.split('#');
  const word = said.trim().toUpperCase();
  if (!['T', 'TRUE', 'F', 'FALSE'].includes(word)) return null;
  const key = word.startsWith('T');
  const [forRight, forWrong] = [giftText(right, notes, kind), giftText(wrong, notes, kind)];
  return { type: 'true_false', key: [String(key)], options: [{ id: 'true', text: '', feedback: key ? forRight : forWrong }, { id: 'false', text: '', feedback: key ? forWrong : forRight }] };
}

function texts(text: string, notes: Note[], kind: string, tags: readonly string[]): Answers {
  const accepted = behind(text, '=').map((part) => {
    const weighed = weightOf(part);
    const [answer, feedback] = feedbackOf(weighed?.rest ?? part);
    return { text: literalAnswer(giftText(answer, notes, 'plain'), notes), feedback: giftText(feedback, notes, kind), weight: weighed?.weight ?? 100 };
  });
  return textBody(accepted, false, tags);
}

/** The kinds of free writing that GIFT calls essay; a tag tells which of the bank's it was. */
const written = (tags: readonly string[]): ItemType => (['calculation', 'case', 'short_answer'] as const).find((type) => tags.includes(type)) ?? 'essay';

function answersOf(section: string, notes: Note[], kind: string, tags: readonly string[]): Answers {
  const text = section.trim();
  if (text === '') return { ...PLAIN, type: written(tags) };
  if (text.startsWith('#')) return { ...PLAIN, type: 'numerical', numbers: giftNumbers(text.slice(1), notes, kind) };
  if (text.includes('~')) return choices(text, notes, kind);
  if (text.startsWith('=') && behind(text, '=').every((part) => part.includes('->'))) return tags.includes('ordering') ? order(text, notes, kind) : pairs(text, notes, kind);
  const stated = truth(text, notes, kind);
  if (stated) return stated;
  if (!text.startsWith('=')) throw formatFault('gift.answer-unreadable');
  return texts(text, notes, kind, tags);
}

/** An ordering question that we wrote as pairs "place → text", in the order of the options. */
function order(text: string, notes: Note[], kind: string): Answers {
  const parts = (pairs(text, notes, kind).pairs ?? []).map(({ left, right }) => ({ text: left, place: Number(right) }));
  const options = parts.map((p, i) => ({ id: optionLetter(i), text: p.text, place: p.place }));
  return { type: 'ordering', options: options.map(({ id, text: said }) => ({ id, text: said })), key: [...options].sort((a, b) => a.place - b.place).map((o) => o.id) };
}

interface Taken {
  readonly remarks: Remarks;
  readonly text: string;
  readonly category: string | null;
}

/** A block without its comments and category line. */
function takeApart(block: Block): Taken {
  const id = /\[id:([^\x5d]+)\]/;
  const comments = block.lines.filter((line) => line.trimStart().startsWith('//'));
  const lines = block.lines.filter((line) => !line.trimStart().startsWith('//'));
  const tags = comments.flatMap((line) => [...line.matchAll(/\[tag:([^\x5d]+)\]/g)].map((m) => (m[1] ?? '').trim()));
  const [, category] = /^\s*\$CATEGORY:\s*(.*?)\s*$/.exec(lines[0] ?? '') ?? [];
  return {
    remarks: { id: id.exec(comments.join('\n'))?.[1]?.trim() ?? '', tags },
    text: (category === undefined ? lines : lines.slice(1)).join('\n').trim(), category: category ?? null,
  };
}

/** A category path as Moodle writes it: `$course$/top/…` names no category of its own, `//` is a slash. */
export const categoryPath = (path: string): string[] =>
  path.replace(/\/\//g, '\ue060').split('/').map((part) => part.replace(/\ue060/g, '/').trim()).filter((part, i) => part !== '' && !(i < 2 && /^(\$\w+\$|top)$/.test(part)));

/** A text with embedded answers, which stands in GIFT files though GIFT has no word for it. */
function clozeQuestion({ remarks, text }: Taken, category: readonly string[]): { body: ItemBody; notes: Note[] } {
  const notes: Note[] = [];
  const [, title = '', rest = ''] = /^\s*(?:::([\s\S]*?)::)?([\s\S]*)$/.exec(text) ?? [];
  const { stem, ...answers } = readCloze(rest, notes);
  return {
    body: {
      ...answers, ...readMarks(remarks.tags), stem: giftText(hideEscapes(stem), notes), explanation: '',
      source: { title: title.trim(), ...(remarks.id === '' ? {} : { identifier: remarks.id }), category: [...category] },
    },
    notes: distinctNotes(notes),
  };
}

function question(taken: Taken, category: readonly string[]): { body: ItemBody; notes: Note[] } {
  const { remarks, text } = taken;
  if (isCloze(text)) return clozeQuestion(taken, category);
  const notes: Note[] = [];
  const hidden = hideEscapes(text);
  const [, title = '', rest = ''] = /^\s*(?:::([\s\S]*?)::)?([\s\S]*)$/.exec(hidden) ?? [];
  const [open, close] = [rest.indexOf('{'), rest.lastIndexOf('}')];
  if (open < 0 && close < 0) throw formatFault('import.not-question', { kind: 'description' });
  if (open < 0 || close < open) throw formatFault('gift.brace-missing');
  const [, kind = ''] = /^\s*\[(html|moodle|plain|markdown)\]/.exec(rest) ?? [];
  const [before, after] = [rest.slice(0, open), rest.slice(close + 1).replace(/^[";]+$/, '')];
  const stem = giftText(after.trim() === '' ? before : `${before}_____${after}`, notes);
  const [section = '', explanation = ''] = rest.slice(open + 1, close).split('####');
  const answers = answersOf(section, notes, kind, remarks.tags);
  return {
    body: {
      ...answers, ...readMarks(remarks.tags), stem, explanation: giftText(explanation, notes, kind),
      source: { title: shown(title.trim()), ...(remarks.id === '' ? {} : { identifier: remarks.id }), category: [...category] },
    },
    notes: distinctNotes(notes),
  };
}

/** Lines of a block whose brace is still open: it takes the next one in. */
const MAX_JOINED = 1000;

const withoutComments = ({ lines }: Block): string => hideEscapes(lines.filter((line) => !line.trimStart().startsWith('//')).join('\n'));

/** Blocks as questions: empty lines between braces part nothing, as long as no other question begins behind them. */
async function* wholeBlocks(blocks: AsyncIterable<Block>): AsyncGenerator<Block> {
  let open: Block | null = null;
  for await (const block of blocks) {
    const text = withoutComments(block);
    const goesOn: boolean = open !== null && !text.includes('{') && !/^\s*(::|\$CATEGORY:)/.test(text) && open.lines.length < MAX_JOINED;
    if (open && !goesOn) yield open;
    const whole: Block = open && goesOn ? { line: open.line, lines: [...open.lines, '', ...block.lines] } : block;
    const closed: boolean = goesOn ? text.includes('}') : text.lastIndexOf('{') <= text.lastIndexOf('}');
    open = closed ? null : whole;
    if (closed) yield whole;
  }
  if (open) yield open;
}

/** Questions of a GIFT file, block by block; `$CATEGORY` lines hold for the questions behind them. */
export async function* readGift(bytes: Bytes, file: string): AsyncGenerator<Entry> {
  let category: string[] = [];
  let number = 0;
  for await (const block of wholeBlocks(blocksOf(bytes))) {
    const taken = takeApart(block);
    if (taken.category !== null) category = categoryPath(taken.category);
    if (taken.text === '') continue;
    number += 1;
    const line = block.line + Math.max(0, block.lines.findIndex((l) => !/^\s*(\/\/|\$CATEGORY)/.test(l)));
    yield entryOf({ file, line, item: /^\s*::(.*?)::/.exec(taken.text)?.[1]?.trim().slice(0, 100) || String(number) }, () => question(taken, category));
  }
}
