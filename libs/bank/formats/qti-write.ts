import type { ItemBlank, ItemBody } from '@kaowu/contracts';
import { roundWeight, weightsOf } from '../domain/item-weights';
import { blankMarks } from './cloze';
import type { Note } from './entry';
import { marksOf } from './marks';
import type { Written } from './gift-write';
import { isAudio, isRich, richToHtml } from './rich-text';
import { xmlEscaped } from './xml';

const NAMESPACE = 'http://www.imsglobal.org/xsd/imsqtiasi_v3p0';
const SCHEMA = 'https://purl.imsglobal.org/spec/qti/v3p0/schema/xsd/imsqti_asiv3p0_v1p0.xsd';
const TEMPLATES = 'https://purl.imsglobal.org/spec/qti/v3p0/rptemplates';

const plainLines = (text: string): string => text.split('\n').map(xmlEscaped).join('<br/>');

/** A text as XHTML: formulas as MathML that carries its LaTeX, media as files of the package. */
const lines = (text: string): string =>
  (isRich(text) ? richToHtml(text, {
    text: plainLines,
    medium: (name, alt) => (isAudio(name) ? `<audio src="../media/${name}" controls="controls">${xmlEscaped(alt)}</audio>` : `<img src="../media/${name}" alt="${xmlEscaped(alt)}"/>`),
  }).replace(/<math(?![^>]*xmlns)/g, '<math xmlns="http://www.w3.org/1998/Math/MathML"') : plainLines(text));

/** A stem as a block: a paragraph, which cannot hold a table. */
const block = (inner: string): string => (inner.includes('<table') ? `<div>${inner}</div>` : `<p>${inner}</p>`);

interface Part {
  readonly declarations: string;
  readonly body: string;
  readonly processing: string;
}

const values = (list: readonly string[]): string => `<qti-correct-response>${list.map((v) => `<qti-value>${xmlEscaped(v)}</qti-value>`).join('')}</qti-correct-response>`;
const template = (name: 'match_correct' | 'map_response'): string => `<qti-response-processing template="${TEMPLATES}/${name}.xml"/>`;
const declaration = (id: string, cardinality: string, baseType: string, inside: string): string =>
  `<qti-response-declaration identifier="${id}" cardinality="${cardinality}" base-type="${baseType}">${inside}</qti-response-declaration>`;

/** Feedback for one choice, shown where it was chosen. */
const feedback = (id: string, text: string | undefined): string =>
  (text ? `<qti-feedback-inline outcome-identifier="FEEDBACK" identifier="${id}" show-hide="show">${lines(text)}</qti-feedback-inline>` : '');

function choice(item: ItemBody): Part {
  const several = item.type === 'multiple';
  const weights = weightsOf(item);
  const weighed = item.options.some((o) => o.weight !== undefined);
  const points = item.source?.points ?? 1;
  const mapping = weighed
    ? `<qti-mapping lower-bound="0" upper-bound="${points}" default-value="0">${item.options.map((o, i) => `<qti-map-entry map-key="${o.id}" mapped-value="${roundWeight(((weights[i] ?? 0) / 100) * points)}"/>`).join('')}</qti-mapping>`
    : '';
  const choices = item.options.map((o) => `<qti-simple-choice identifier="${o.id}">${lines(o.text)}${feedback(o.id, o.feedback)}</qti-simple-choice>`).join('\n      ');
  return {
    declarations: declaration('RESPONSE', several ? 'multiple' : 'single', 'identifier', values(item.key) + mapping),
    body: `${block(lines(item.stem))}\n    <qti-choice-interaction${item.type === 'true_false' ? ' class="kaowu-true_false"' : ''} response-identifier="RESPONSE" shuffle="${String(item.type !== 'true_false')}" max-choices="${several ? 0 : 1}">\n      ${choices}\n    </qti-choice-interaction>`,
    processing: template(weighed ? 'map_response' : 'match_correct'),
  };
}

const order = (item: ItemBody): Part => ({
  declarations: declaration('RESPONSE', 'ordered', 'identifier', values(item.key)),
  body: `${block(lines(item.stem))}\n    <qti-order-interaction response-identifier="RESPONSE" shuffle="true">\n      ${item.options.map((o) => `<qti-simple-choice identifier="${o.id}">${lines(o.text)}</qti-simple-choice>`).join('\n      ')}\n    </qti-order-interaction>`,
  processing: template('match_correct'),
});

function match(item: ItemBody): Part {
  const pairs = item.pairs ?? [];
  const lefts = [...new Set(pairs.map((p) => p.left).filter((t) => t !== ''))];
  const rights = [...new Set(pairs.map((p) => p.right).filter((t) => t !== ''))];
  const both = pairs.filter((p) => p.left !== '' && p.right !== '').map((p) => ({ ids: `L${lefts.indexOf(p.left) + 1} R${rights.indexOf(p.right) + 1}`, weight: p.weight }));
  const weighed = both.some((p) => p.weight !== undefined);
  const mapping = weighed ? `<qti-mapping default-value="0">${both.map((p) => `<qti-map-entry map-key="${p.ids}" mapped-value="${(p.weight ?? 0) / 100}"/>`).join('')}</qti-mapping>` : '';
  const set = (texts: readonly string[], letter: string): string =>
    `<qti-simple-match-set>${texts.map((t, i) => `<qti-simple-associable-choice identifier="${letter}${i + 1}" match-max="${letter === 'L' ? rights.length : lefts.length}">${lines(t)}</qti-simple-associable-choice>`).join('')}</qti-simple-match-set>`;
  return {
    declarations: declaration('RESPONSE', 'multiple', 'directedPair', values(both.map((p) => p.ids)) + mapping),
    body: `${block(lines(item.stem))}\n    <qti-match-interaction response-identifier="RESPONSE" shuffle="true" max-associations="0">${set(lefts, 'L')}${set(rights, 'R')}</qti-match-interaction>`,
    processing: template(weighed ? 'map_response' : 'match_correct'),
  };
}

/** The identifier of a text to choose among. */
const choiceId = (place: number): string => `C${place + 1}`;

function chosenDeclaration(id: string, accepted: ItemBlank['accepted']): string {
  const right = accepted.flatMap((a, i) => ((a.weight ?? 100) >= 100 ? [choiceId(i)] : []));
  const mapping = `<qti-mapping default-value="0">${accepted.map((a, i) => `<qti-map-entry map-key="${choiceId(i)}" mapped-value="${(a.weight ?? 100) / 100}"/>`).join('')}</qti-mapping>`;
  return declaration(id, 'single', 'identifier', values(right) + mapping);
}

function blankDeclaration(id: string, { accepted, caseSensitive, choices }: ItemBlank, notes: Note[]): string {
  if (accepted.some((a) => a.feedback)) notes.push({ code: 'import.feedback', params: { kind: 'answer' } });
  if (choices) return chosenDeclaration(id, accepted);
  const right = accepted.find((a) => (a.weight ?? 100) >= 100);
  const entries = accepted.filter((a) => a.text !== '*' && (a.weight ?? 100) > 0);
  if (entries.length < accepted.length) notes.push({ code: 'import.setting', params: { name: 'weight ≤ 0' } });
  const mapping = `<qti-mapping default-value="0">${entries.map((a) => `<qti-map-entry map-key="${xmlEscaped(a.text)}" mapped-value="${(a.weight ?? 100) / 100}" case-sensitive="${String(caseSensitive === true)}"/>`).join('')}</qti-mapping>`;
  return declaration(id, 'single', 'string', (right ? values([right.text]) : '') + mapping);
}

/** The place to write into, or to choose in, of a blank. */
function inputOf({ accepted, choices }: ItemBlank, n: number, classes: readonly string[]): string {
  const attributes = `response-identifier="RESPONSE${n}"${classes.length > 0 ? ` class="${classes.join(' ')}"` : ''}`;
  if (!choices) return `<qti-text-entry-interaction ${attributes}/>`;
  return `<qti-inline-choice-interaction ${attributes} shuffle="true">${accepted.map((a, i) => `<qti-inline-choice identifier="${choiceId(i)}">${xmlEscaped(a.text)}</qti-inline-choice>`).join('')}</qti-inline-choice-interaction>`;
}

/** The stem with an input for each blank in its place; blanks without a mark stand behind the text. */
function stemWithInputs(stem: string, blanks: readonly ItemBlank[], kinds: readonly string[]): string {
  if (blankMarks(stem) !== blanks.length) return `${block(lines(stem))}\n    <div>${blanks.map((blank, i) => inputOf(blank, i + 1, ['kaowu-end', ...kinds])).join(' ')}</div>`;
  let next = 0;
  return block(lines(stem).replace(/_{4,}/g, (mark) => {
    const blank = blanks[next++];
    return blank ? inputOf(blank, next, kinds) : mark;
  }));
}

const sumOfMaps = (count: number): string => `<qti-response-processing><qti-set-outcome-value identifier="SCORE"><qti-sum>${Array.from({ length: count }, (_, i) => `<qti-map-response identifier="RESPONSE${i + 1}"/>`).join('')}</qti-sum></qti-set-outcome-value></qti-response-processing>`;

function entry(item: ItemBody, notes: Note[]): Part {
  const blanks: readonly ItemBlank[] = item.blanks ?? [{ accepted: item.key.map((text) => ({ text })) }];
  // A single choice inside a sentence is otherwise a single choice question.
  const single = blanks.length === 1 && blanks[0]?.choices === true;
  return {
    declarations: blanks.map((blank, i) => blankDeclaration(`RESPONSE${i + 1}`, blank, notes)).join('\n  '),
    body: stemWithInputs(item.stem, blanks, [...(item.type === 'short_answer' ? ['kaowu-short_answer'] : []), ...(single ? ['kaowu-blank'] : [])]),
    processing: sumOfMaps(blanks.length),
  };
}

function numerical(item: ItemBody, notes: Note[]): Part {
  const [right, ...more] = [...(item.numbers ?? [])].sort((a, b) => Number((b.weight ?? 100) >= 100) - Number((a.weight ?? 100) >= 100));
  if (more.length > 0) notes.push({ code: 'import.setting', params: { name: 'numbers' } });
  if (right?.feedback) notes.push({ code: 'import.feedback', params: { kind: 'answer' } });
  const { value = '0', tolerance = '0' } = right ?? {};
  const unit = item.unit ? ` <span class="kaowu-unit">${xmlEscaped(item.unit)}</span>` : '';
  return {
    declarations: declaration('RESPONSE1', 'single', 'float', values([value])),
    body: `${block(lines(item.stem))}\n    <div><qti-text-entry-interaction response-identifier="RESPONSE1" class="kaowu-end"/>${unit}</div>`,
    processing: `<qti-response-processing><qti-response-condition><qti-response-if><qti-equal tolerance-mode="absolute" tolerance="${tolerance} ${tolerance}"><qti-variable identifier="RESPONSE1"/><qti-correct identifier="RESPONSE1"/></qti-equal><qti-set-outcome-value identifier="SCORE"><qti-base-value base-type="float">${item.source?.points ?? 1}</qti-base-value></qti-set-outcome-value></qti-response-if></qti-response-condition></qti-response-processing>`,
  };
}

const written = (item: ItemBody): Part => ({
  declarations: declaration('RESPONSE', 'single', 'string', item.key.length > 0 ? values([item.key.join('\n')]) : ''),
  body: `${block(lines(item.stem))}\n    <qti-extended-text-interaction${item.type === 'essay' ? '' : ` class="kaowu-${item.type}"`} response-identifier="RESPONSE"/>`,
  processing: '',
});

function partOf(item: ItemBody, notes: Note[]): Part {
  switch (item.type) {
    case 'single':
    case 'multiple':
    case 'true_false':
      return choice(item);
    case 'ordering':
      return order(item);
    case 'matching':
      return match(item);
    case 'numerical':
      return numerical(item, notes);
    case 'fill_in':
    case 'short_answer':
      return item.blanks || item.key.length > 0 ? entry(item, notes) : written(item);
    case 'calculation':
    case 'case':
    case 'essay':
      return written(item);
  }
}

/** An identifier that QTI takes: a name without colon. */
export const qtiIdentifier = (wanted: string | undefined, number: number): string =>
  (wanted !== undefined && /^[A-Za-z_][\w.-]{0,120}$/.test(wanted) ? wanted : `kaowu-item-${number}`);

/** A question as an item file of QTI 3.0. What of ours QTI has no word for stands in classes that begin with `kaowu-`. */
export function qtiItem(item: ItemBody, identifier: string): Written {
  const notes: Note[] = [];
  const marks = marksOf(item, '-').map((mark) => `kaowu-${mark}`);
  const { declarations, body, processing } = partOf(item, notes);
  const { title = '', language, points } = item.source ?? {};
  const outcome = (id: string, type: string, value: string): string => `<qti-outcome-declaration identifier="${id}" cardinality="single" base-type="${type}">${value === '' ? '' : `<qti-default-value><qti-value>${value}</qti-value></qti-default-value>`}</qti-outcome-declaration>`;
  const explained = item.explanation === '' ? '' : `\n    <qti-rubric-block view="author scorer tutor" use="scoring"><qti-content-body><p>${lines(item.explanation)}</p></qti-content-body></qti-rubric-block>`;
  const text = `<?xml version="1.0" encoding="UTF-8"?>
<qti-assessment-item xmlns="${NAMESPACE}" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="${NAMESPACE} ${SCHEMA}" identifier="${identifier}" title="${xmlEscaped(title)}" adaptive="false" time-dependent="false"${language ? ` xml:lang="${xmlEscaped(language)}"` : ''}>
  ${declarations}
  ${outcome('SCORE', 'float', '0')}${points === undefined ? '' : `\n  ${outcome('MAXSCORE', 'float', String(points))}`}${body.includes('outcome-identifier="FEEDBACK"') ? `\n  ${outcome('FEEDBACK', 'identifier', '')}` : ''}
  <qti-item-body${marks.length === 0 ? '' : ` class="${marks.join(' ')}"`}>
    ${body}${explained}
  </qti-item-body>${processing === '' ? '' : `\n  ${processing}`}
</qti-assessment-item>
`;
  return { text, notes };
}
