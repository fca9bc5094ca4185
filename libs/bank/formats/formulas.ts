import temml from 'temml';
import type { ItemBody } from '@kaowu/contracts';
import { splitStimulus } from '../domain/stimulus';
import { splitBetween } from './hostile-text';
import { isMathml, plainlyClean } from './mathml';
import { formulaOf, inOneLine } from './rich-in';

/** A formula that stayed text, and in which field of the question. */
export interface UnreadFormula {
  readonly field: string;
  readonly tex: string;
}

/** Characters of one formula, and formulas of one text: more is no question, and would hold the import. */
const MAX_TEX = 2000;
const MAX_FORMULAS = 200;
/** Characters of a text that is looked through: four times what is kept, for MathML of other makers is long-winded. */
const MAX_LOOKED_AT = 64_000;
/** Expansions of macros, and ems of any length. */
const MAX_EXPAND = 200;
const MAX_EMS = 40;

/** Commands that define others, or reach out of the formula. */
const REFUSED = /\\(?:[gex]?def|let|futurelet|global|long|csname|endcsname|(?:re)?newcommand|providecommand|DeclareMathOperator|href|url|includegraphics|html[A-Za-z]*|class|cssId|id|style|data|require|input|include)(?![A-Za-z])/;

const MARKED = /\\\(|\\\[|\$\$/;
// A backslash before is TeX's own line end (`\\[2pt]`).
// No text that is kept is longer: looking for the end of a formula that has none must end.
const TEX = /(?<!\\)\\\(([\s\S]{1,8000}?)\\\)|(?<!\\)\\\[([\s\S]{1,8000}?)\\\]|\$\$([\s\S]{1,8000}?)\$\$/g;
const MATH = /<math(?=[\s>])/g;
const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'", apos: "'" };

function readTex(plain: string, block: boolean): string | null {
  if (plain === '' || plain.length > MAX_TEX || REFUSED.test(plain)) return null;
  try {
    const raw = temml.renderToString(plain, { displayMode: block, annotate: true, throwOnError: true, trust: false, maxExpand: MAX_EXPAND, maxSize: [MAX_EMS, MAX_EMS] });
    if (raw.includes('<merror')) return null;
    const clean = plainlyClean(raw);
    if (clean !== null) return inOneLine(clean);
    const xml = formulaOf(raw);
    return isMathml(xml) ? xml : null;
  } catch {
    return null;
  }
}

/** Formulas that were read last: those of one file are often the same. */
const known = new Map<string, string | null>();
const MAX_KNOWN = 2000;

/** A formula of LaTeX as MathML that carries its LaTeX, in the one form in which items hold it; null where it cannot be read, or is more than a formula. */
export function mathmlOf(tex: string, block: boolean): string | null {
  const plain = tex.trim();
  const name = `${block ? 'b' : 'i'}${plain}`;
  const kept = known.get(name);
  if (kept !== undefined) return kept;
  const read = readTex(plain, block);
  if (plain.length <= MAX_TEX) known.set(name, read);
  if (known.size > MAX_KNOWN) known.delete(known.keys().next().value ?? '');
  return read;
}

/** LaTeX of a text between `\(…\)`, `\[…\]` or `$$…$$` as MathML, as long as the whole stays within `max` characters; `unread` hears what stays text. */
function withMathml(text: string, max: number, unread: (tex: string) => void): string {
  if (text.length > MAX_LOOKED_AT || (!MARKED.test(text) && !text.includes('<math'))) return text;
  let room = max - text.length;
  let count = 0;
  return splitBetween(text, MATH, '</math>').map((part, i) => {
    if (i % 2 === 1) return isMathml(part) ? formulaOf(part) : part;
    return part.replace(TEX, (whole, inline?: string, bracketed?: string, doubled?: string) => {
      const xml = ++count > MAX_FORMULAS ? null : mathmlOf(inline ?? bracketed ?? doubled ?? '', inline === undefined);
      const more = xml === null ? 0 : xml.length - whole.length;
      if (xml === null || more > room) {
        unread(whole);
        return whole;
      }
      room -= more;
      return xml;
    });
  }).join('');
}

/** The longest texts of an item, as its stored form has them. */
const MOST = { stem: 8000, stimulus: 16_000, text: 2000, feedback: 4000, explanation: 4000 } as const;

/**
 * A question whose formulas are MathML, for candidates' machines need no script to show it. What cannot be read as
 * LaTeX stays text and is named. Answers that candidates write are texts and stay.
 */
export function withFormulas(body: ItemBody): { readonly body: ItemBody; readonly unread: readonly UnreadFormula[] } {
  const unread: UnreadFormula[] = [];
  const read = (field: string, text: string, most: number): string => withMathml(text, most, (tex) => unread.push({ field, tex: tex.slice(0, 60) }));
  const said = (field: string, feedback: string | undefined) => (feedback === undefined ? {} : { feedback: read(field, feedback, MOST.feedback) });
  const { options, explanation, pairs } = body;
  // Files that have no place for a material carry it in the stem, which by itself has less room.
  const { stem, stimulus } = splitStimulus(body);
  const content: ItemBody = {
    ...body, stem: read('stem', stem, MOST.stem), explanation: read('explanation', explanation, MOST.explanation),
    ...(stimulus === undefined ? {} : { stimulus: read('stimulus', stimulus, MOST.stimulus) }),
    options: options.map((o) => ({ ...o, text: read(`options.${o.id}`, o.text, MOST.text), ...said(`options.${o.id}`, o.feedback) })),
    ...(pairs ? { pairs: pairs.map((p) => ({ ...p, left: read('pairs', p.left, MOST.text), right: read('pairs', p.right, MOST.text) })) } : {}),
  };
  return { body: content, unread };
}

/** A text alone, as `withFormulas`, of at most `max` characters. */
export const textWithFormulas = (text: string, max: number): string => withMathml(text, max, () => undefined);

/**
 * A text with its formulas in LaTeX, for files that people read: only where reading it gives the same text to the
 * letter; any other stays as it is stored.
 */
export function inTex(text: string): string {
  if (!text.includes('<math')) return text;
  const written = splitBetween(text, MATH, '</math>').map((part, i) => {
    const [, tex] = i % 2 === 1 ? (/<annotation encoding="application\/x-tex">([\s\S]*?)<\/annotation>/.exec(part) ?? []) : [];
    if (tex === undefined) return part;
    const plain = tex.replace(/&(amp|lt|gt|quot|apos|#39);/g, (_, name: string) => ENTITIES[name] ?? '');
    return /^<math[^>]*display="block"/.test(part) ? `\\[${plain}\\]` : `\\(${plain}\\)`;
  }).join('');
  return withMathml(written, MOST.stimulus, () => undefined) === text ? written : text;
}

/** A question with its formulas in LaTeX. */
export const bodyInTex = (body: ItemBody): ItemBody => ({
  ...body, stem: inTex(body.stem), explanation: inTex(body.explanation), ...(body.stimulus === undefined ? {} : { stimulus: inTex(body.stimulus) }),
  options: body.options.map((o) => ({ ...o, text: inTex(o.text), ...(o.feedback === undefined ? {} : { feedback: inTex(o.feedback) }) })),
  ...(body.pairs ? { pairs: body.pairs.map((p) => ({ ...p, left: inTex(p.left), right: inTex(p.right) })) } : {}),
});
