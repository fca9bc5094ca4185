import temml from 'temml';
import { withFullNames, withShortNames } from './media-names';

const TEX = /\\\(([\s\S]+?)\\\)|\\\[([\s\S]+?)\\\]/g;
const MATH = /<math[\s>][\s\S]*?<\/math>/g;
const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** A formula of LaTeX as MathML that carries its LaTeX; null where it cannot be read. */
export function mathmlOf(tex: string, block: boolean): string | null {
  try {
    return temml.renderToString(tex.trim(), { displayMode: block, annotate: true, throwOnError: true, trust: false, maxExpand: 200 });
  } catch {
    return null;
  }
}

/** A text as a person wrote it, as it is stored: formulas in MathML, media by their whole names. */
export const asStored = (text: string): string => withFullNames(withMathml(text));

/** A stored text as a person writes it. */
export const asWritten = (text: string): string => withShortNames(withTex(text));

/** A text as it is stored: LaTeX between `\(…\)` or `\[…\]` becomes MathML, for candidates' machines need no script to show it; what cannot be read stays. */
export const withMathml = (text: string): string =>
  text.replace(TEX, (whole, inline: string | undefined, block: string | undefined) => mathmlOf(inline ?? block ?? '', inline === undefined) ?? whole);

/** A stored text as it is written: MathML that carries LaTeX becomes that, any other stays. */
export const withTex = (text: string): string =>
  text.replace(MATH, (xml) => {
    const [, tex] = /<annotation[^>]*encoding=["']application\/x-tex["'][^>]*>([\s\S]*?)<\/annotation>/.exec(xml) ?? [];
    if (tex === undefined) return xml;
    const plain = tex.replace(/&(amp|lt|gt|quot|apos);/g, (_, name: string) => ENTITIES[name] ?? '');
    return /^<math[^>]*display=["']block["']/.test(xml) ? `\\[${plain}\\]` : `\\(${plain}\\)`;
  });
