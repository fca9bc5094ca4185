import type { ItemBody, ShownQuestion } from '@kaowu/contracts';
import { shownHtml } from '../formats/rich-text';

type Shown = Pick<ItemBody, 'type' | 'stem' | 'stimulus' | 'options' | 'blanks' | 'unit' | 'pairs'>;

/** The HTML of the texts of a question that hold more than words, by text; undefined where none does. */
export function richOf({ stem, stimulus = '', options, pairs = [] }: Pick<Shown, 'stem' | 'stimulus' | 'options' | 'pairs'>): Record<string, string> | undefined {
  const texts = new Set([stem, stimulus, ...options.map((o) => o.text), ...pairs.flatMap((p) => [p.left, p.right])]);
  const rich = [...texts].flatMap((text) => { const html = shownHtml(text); return html === undefined ? [] : [[text, html] as const]; });
  return rich.length === 0 ? undefined : Object.fromEntries(rich);
}

const material = (text: string, rich: Readonly<Record<string, string>> | undefined) => { const html = rich?.[text]; return { text, ...(html === undefined ? {} : { html }) }; };

/**
 * A question as the candidate sees it, in an order that does not tell the key: what a paper shuffles by its seed is
 * sorted here.
 */
export function showItem(content: Shown): ShownQuestion {
  const { type, stem, stimulus, options, blanks, unit, pairs } = content;
  const rich = richOf(content);
  const choice = (id: string, text: string) => { const html = rich?.[text]; return { id, text, ...(html === undefined ? {} : { html }) }; };
  const side = (texts: readonly string[], idOf: (i: number) => string) => [...new Set(texts.filter((t) => t !== ''))].sort((a, b) => (a < b ? -1 : 1)).map((text, i) => choice(idOf(i), text));
  const html = rich?.[stem];
  return {
    type, ...(stimulus === undefined ? {} : { stimulus: material(stimulus, rich) }), stem, ...(html === undefined ? {} : { html }), options: options.map((o) => choice(o.id, o.text)),
    ...(blanks && type === 'fill_in' ? { blanks: blanks.map((b) => (b.choices ? { choices: b.accepted.map((a) => a.text).sort() } : {})) } : {}),
    ...(type === 'numerical' && unit !== undefined ? { unit } : {}),
    ...(type === 'matching' ? { lefts: side((pairs ?? []).map((p) => p.left), (i) => String(i + 1)), rights: side((pairs ?? []).map((p) => p.right), (i) => String.fromCharCode(65 + i)) } : {}),
  };
}
