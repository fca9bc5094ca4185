import { BLANK } from './cloze';
import type { Note } from './entry';
import { calm } from './hostile-text';
import { mediaMark, tidy } from './html-text';
import { RICH, rowsOf } from './rich-in';
import { tableMark } from './rich-text';
import { textOf, within, type XmlElement } from './xml';

const EDGE = '\ue100';
const CELL = '\ue101';
const BLOCKS = new Set(['p', 'div', 'li', 'ul', 'ol', 'dl', 'dd', 'dt', 'tr', 'table', 'caption', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'blockquote', 'pre', 'section', 'article', 'hr', 'prompt', 'stimulusBody', 'contentBody', 'figure', 'figcaption']);
const MEDIA = new Set(['img', 'audio', 'video', 'object', 'picture', 'svg', 'include', 'mediaInteraction']);
/** Parts that are no text of the question: feedback, rubrics, choices (read on their own), catalogues, scripts. */
const PASSED = new Set(['feedbackBlock', 'feedbackInline', 'modalFeedback', 'rubricBlock', 'templateBlock', 'templateInline', 'stylesheet', 'catalogInfo', 'script', 'style', 'rp', 'track', 'source',
  'endAttemptInteraction', 'simpleChoice', 'simpleMatchSet', 'inlineChoice', 'simpleAssociableChoice', 'gapText', 'gapImg', 'hotspotChoice', 'associableHotspot']);

/** The tokens of an element's class. */
export const classesOf = (element: XmlElement): string[] => (element.attributes['class'] ?? '').split(/\s+/);

const nameOf = (element: XmlElement): string =>
  ((element.attributes['alt'] || (element.attributes['src'] ?? element.attributes['data'] ?? element.attributes['href'])?.split(/[?#]/)[0]?.split('/').pop()) || element.name).slice(0, 80);

function collect(element: XmlElement, parts: string[], notes: Note[]): void {
  for (const child of element.children) {
    if (typeof child === 'string') {
      parts.push(calm(child).replace(/[\ue100\ue101]/g, '').replace(/[ \t]*[\r\n]+[ \t]*/g, ' ').replace(/\t/g, ' '));
      continue;
    }
    if (PASSED.has(child.name) || classesOf(child).includes('kaowu-unit')) continue;
    if (child.name === RICH) parts.push(child.attributes['text'] ?? '');
    else if (child.name === 'table' && !holdsInteraction(child)) parts.push(EDGE, tableMark(rowsOf(child).map((row) => row.map((cell) => qtiText(cell, notes)))), EDGE);
    else if (child.name === 'br') parts.push('\n');
    else if (child.name === 'textEntryInteraction' || child.name === 'inlineChoiceInteraction') parts.push(classesOf(child).includes('kaowu-end') ? '' : BLANK);
    else if (child.name === 'gap') parts.push(BLANK);
    else if (MEDIA.has(child.name)) {
      notes.push({ code: 'import.media', params: { name: nameOf(child) } });
      parts.push(mediaMark(nameOf(child)));
    } else if (child.name === 'rt') parts.push(`(${textOf(child).trim()})`);
    else inner(child, parts, notes);
  }
}

/** A table into which one answers stays text, for its cells are no words. */
const holdsInteraction = (table: XmlElement): boolean => ['gap', 'textEntryInteraction', 'inlineChoiceInteraction', 'choiceInteraction', 'extendedTextInteraction'].some((name) => !within(table, name).next().done);

function inner(child: XmlElement, parts: string[], notes: Note[]): void {
  if (child.name === 'math') notes.push({ code: 'import.formula' });
  if (child.name === 'table') notes.push({ code: 'import.table' });
  if (child.name === 'printedVariable') parts.push(`{${child.attributes['identifier'] ?? ''}}`);
  const edge = BLOCKS.has(child.name) || child.name.endsWith('Interaction');
  if (edge) parts.push(EDGE);
  collect(child, parts, notes);
  if (child.name === 'td' || child.name === 'th') parts.push(CELL);
  if (edge) parts.push(EDGE);
}

/** The text of a part of a QTI file: blocks become lines, blanks and media leave marks, feedback and rubrics are passed over. */
export function qtiText(element: XmlElement | undefined, notes: Note[]): string {
  if (!element) return '';
  const parts: string[] = [];
  collect(element, parts, notes);
  return tidy(parts.join('').replace(/\ue101? *\ue100[ \ue100]*/g, EDGE).replaceAll(CELL, ' | ').replace(/^[\ue100 ]+|[\ue100 ]+$/g, '').replaceAll(EDGE, '\n'));
}
