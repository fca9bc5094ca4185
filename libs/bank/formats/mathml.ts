import sanitizeHtml from 'sanitize-html';

/** The words of MathML that an item may hold; everything else is dropped, whoever wrote it. */
export const MATH_TAGS = ['math', 'semantics', 'annotation', 'mrow', 'mi', 'mn', 'mo', 'ms', 'mtext', 'mspace', 'mfrac', 'msqrt', 'mroot', 'msub', 'msup', 'msubsup', 'munder', 'mover', 'munderover', 'mmultiscripts',
  'mprescripts', 'none', 'mtable', 'mtr', 'mtd', 'mpadded', 'mphantom', 'mstyle', 'menclose', 'merror', 'mfenced'];
export const MATH_ATTRIBUTES = ['display', 'displaystyle', 'scriptlevel', 'mathvariant', 'stretchy', 'fence', 'separator', 'form', 'lspace', 'rspace', 'minsize', 'maxsize', 'symmetric', 'largeop', 'movablelimits', 'accent', 'accentunder',
  'linethickness', 'columnalign', 'rowspacing', 'columnspacing', 'columnlines', 'rowlines', 'frame', 'width', 'height', 'depth', 'voffset', 'notation', 'open', 'close', 'separators', 'encoding', 'columnspan', 'rowspan'];

const MATH_ONLY: sanitizeHtml.IOptions = {
  allowedTags: MATH_TAGS, allowedAttributes: Object.fromEntries(MATH_TAGS.map((tag) => [tag, MATH_ATTRIBUTES])),
  allowedSchemes: ['media'], allowProtocolRelative: false, nestingLimit: 200, nonTextTags: ['script', 'style', 'textarea', 'noscript', 'template', 'iframe', 'object', 'embed', 'svg'], parser: { decodeEntities: true },
};

const TAGS = new Set(MATH_TAGS);
const ATTRIBUTES = new Set(MATH_ATTRIBUTES);
const TOKEN = /<(\/?)([a-z]+)((?: [a-z]+="[^"&<>]+")*)>|(?:[^<>&\u0000]|&(?:amp|lt|gt);)+/y;
const ATTRIBUTE = / ([a-z]+)="([^"]+)"/g;

const withoutOthers = (attributes: string): string => {
  const seen = new Set<string>();
  return attributes.replace(ATTRIBUTE, (whole, name: string) => {
    if (!ATTRIBUTES.has(name) || seen.has(name)) return '';
    seen.add(name);
    return whole;
  });
};

/**
 * MathML whose every sign is one that cleaning would leave or drop without a question, cleaned in one pass; null for
 * anything else. A file of formulas spends its time on cleaning otherwise.
 */
export function plainlyClean(xml: string): string | null {
  const open: string[] = [];
  let clean = '';
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < xml.length) {
    const token = TOKEN.exec(xml);
    if (!token) return null;
    const [whole, closing = '', name, attributes = ''] = token;
    if (name === undefined) clean += whole;
    else if (!TAGS.has(name)) return null;
    else if (closing === '') {
      open.push(name);
      clean += attributes === '' ? whole : `<${name}${withoutOthers(attributes)}>`;
    } else if (open.pop() !== name || attributes !== '') return null;
    else clean += whole;
  }
  return open.length === 0 ? clean : null;
}

/** MathML without anything that is none, by the library that cleans whatever there is. */
export const thoroughlyClean = (xml: string): string => sanitizeHtml(xml, MATH_ONLY);

/** MathML without anything that is none. */
export const cleanMathml = (xml: string): string => plainlyClean(xml) ?? thoroughlyClean(xml);

/** Whether a text between `<math>` and `</math>` holds MathML alone; one that holds anything else is words, and shown as it is written. */
export const isMathml = (xml: string): boolean => !/<!|<\?/.test(xml) && [...xml.matchAll(/<\/?([\w:-]+)([^>]*)>/g)].every(([, tag = '', attributes = '']) => TAGS.has(tag) && (attributes === '' || !/\bon\w+\s*=|href/i.test(attributes)));
