import temml from 'temml';
import { withFullNames } from './media-names';

const TEX = /\\\(([\s\S]+?)\\\)|\\\[([\s\S]+?)\\\]/g;

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

/** A text as it is stored: LaTeX between `\(…\)` or `\[…\]` becomes MathML, for candidates' machines need no script to show it; what cannot be read stays. */
export const withMathml = (text: string): string =>
  text.replace(TEX, (whole, inline: string | undefined, block: string | undefined) => mathmlOf(inline ?? block ?? '', inline === undefined) ?? whole);
