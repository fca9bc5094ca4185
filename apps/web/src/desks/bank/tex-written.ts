import { withShortNames } from './media-names';

// Apart from what reads LaTeX, which is heavy: who only shows what was written does not load it.
const MATH = /<math[\s>][\s\S]*?<\/math>/g;
const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** A stored text as it is written: MathML that carries LaTeX becomes that, any other stays. */
export const withTex = (text: string): string =>
  text.replace(MATH, (xml) => {
    const [, tex] = /<annotation[^>]*encoding=["']application\/x-tex["'][^>]*>([\s\S]*?)<\/annotation>/.exec(xml) ?? [];
    if (tex === undefined) return xml;
    const plain = tex.replace(/&(amp|lt|gt|quot|apos);/g, (_, name: string) => ENTITIES[name] ?? '');
    return /^<math[^>]*display=["']block["']/.test(xml) ? `\\[${plain}\\]` : `\\(${plain}\\)`;
  });

/** A stored text as a person writes it. */
export const asWritten = (text: string): string => withShortNames(withTex(text));
