import type { ItemBody } from '@kaowu/contracts';
import { distinctNotes, formatFault, type Note } from './entry';
import { readMarks } from './marks';
import type { Medium } from './medium';
import { choiceAnswers, entryAnswers, gapAnswers, matchAnswers, orderAnswers, sliderAnswers, writtenAnswers, type AnswerContext } from './qti-answers';
import { scoringNotes, scoringOf } from './qti-check';
import { declarationsOf } from './qti-model';
import { classesOf, qtiText } from './qti-text';
import { markRich, mediumInData } from './rich-in';
import { childOf, childrenOf, within, type XmlElement } from './xml';

/** What a package knows of an item beside its file. */
export interface QtiSurroundings {
  /** Text of the shared stimuli by identifier. */
  readonly stimuli: ReadonlyMap<string, { readonly text: string; readonly notes: readonly Note[] }>;
  readonly category: readonly string[];
  /** Typical time that the package's metadata give it, in seconds. */
  readonly seconds?: number | undefined;
}

/** Names that our writer makes up where a question has none. */
export const MADE_UP = /^kaowu-item-\d+$/;

/** Interactions of an item in document order; a button that ends an attempt and a medium that plays ask nothing. */
function interactionsOf(body: XmlElement): XmlElement[] {
  const found: XmlElement[] = [];
  const walk = (element: XmlElement): void => {
    for (const child of childrenOf(element)) {
      if (child.name.endsWith('Interaction') && child.name !== 'endAttemptInteraction' && child.name !== 'mediaInteraction') found.push(child);
      else if (!['feedbackBlock', 'templateBlock', 'rubricBlock'].includes(child.name)) walk(child);
    }
  };
  walk(body);
  return found;
}

const SINGLE: Readonly<Record<string, (context: AnswerContext, interaction: XmlElement) => ReturnType<typeof choiceAnswers>>> = {
  choiceInteraction: choiceAnswers, inlineChoiceInteraction: choiceAnswers, orderInteraction: orderAnswers, matchInteraction: matchAnswers, extendedTextInteraction: writtenAnswers,
  gapMatchInteraction: gapAnswers, hottextInteraction: choiceAnswers, sliderInteraction: sliderAnswers,
};

/** Interactions that stand inside a sentence. */
const INLINE = new Set(['textEntryInteraction', 'inlineChoiceInteraction']);

function answersOf(context: AnswerContext, interactions: readonly XmlElement[]) {
  const [first] = interactions;
  if (!first) throw formatFault('qti.interaction-none');
  const kinds = [...new Set(interactions.map((i) => i.name))];
  if (kinds.every((kind) => INLINE.has(kind)) && (kinds.includes('textEntryInteraction') || interactions.length > 1 || classesOf(first).includes('kaowu-blank'))) return entryAnswers(context, interactions);
  const read = SINGLE[first.name];
  if (interactions.length > 1) throw formatFault('qti.interaction-mixed', { kind: kinds.join(', ').slice(0, 200) }, first.line);
  if (!read) throw formatFault('import.type-unsupported', { kind: first.name.slice(0, 60) }, first.line);
  return read(context, first);
}

/** Rubrics that candidates do not see explain the key. */
const explanationOf = (item: XmlElement, notes: Note[]): string =>
  [...within(item, 'rubricBlock')].filter((r) => !/\bcandidate\b/.test(r.attributes['view'] ?? 'candidate')).map((r) => qtiText(r, notes)).join('\n');

/** The shared material that an item refers to. */
function stimulusOf(item: XmlElement, around: QtiSurroundings, notes: Note[]): string {
  const stimuli = childrenOf(item, 'assessmentStimulusRef').map((ref) => {
    const name = ref.attributes['identifier'] ?? '';
    const stimulus = around.stimuli.get(name);
    if (!stimulus) notes.push({ code: 'qti.stimulus-missing', params: { name: name.slice(0, 60) } });
    notes.push(...(stimulus?.notes ?? []));
    return stimulus?.text ?? '';
  });
  return stimuli.filter((text) => text !== '').join('\n');
}

function stemOf(body: XmlElement, notes: Note[]): string {
  const shown = [...within(body, 'rubricBlock')].filter((r) => /\bcandidate\b/.test(r.attributes['view'] ?? 'candidate')).map((r) => qtiText(r, notes));
  return [...shown, qtiText(body, notes)].filter((text) => text !== '').join('\n');
}

/**
 * A question from an item file of QTI 2.1, 2.2 or 3.0 (in one vocabulary). Everything that the bank cannot hold is a
 * note; an item that it cannot hold at all, or that is wrong, throws the format fault that says why.
 */
export function readQtiItem(item: XmlElement, around: QtiSurroundings): { body: ItemBody; notes: Note[]; media: Medium[] } {
  const { responses, points } = declarationsOf(item);
  const body = childOf(item, 'itemBody');
  if (!body) throw formatFault('qti.item-body-missing', undefined, item.line);
  const scoring = scoringOf(item);
  const written = new Map<string, Medium>();
  markRich(item, mediumInData, written);
  if (childrenOf(item, 'templateDeclaration').length > 0) throw formatFault('qti.template', undefined, item.line);
  const interactions = interactionsOf(body);
  if (item.attributes['adaptive'] === 'true') throw formatFault('qti.adaptive', undefined, item.line);
  const notes: Note[] = [];
  const answers = answersOf({ item, responses, scoring, notes }, interactions);
  const open = interactions[0]?.name === 'extendedTextInteraction';
  notes.push(...scoringNotes(item, scoring, open));
  const { identifier = '', title = '', lang } = item.attributes;
  const stem = stemOf(body, notes);
  const stimulus = stimulusOf(item, around, notes);
  if (stem === '' && title !== '') notes.push({ code: 'import.stem-title' });
  return {
    body: {
      ...answers, ...(around.seconds === undefined ? {} : { seconds: around.seconds }), ...readMarks(classesOf(body).map((name) => name.replace(/^kaowu-/, '')), '-'), stem: stem === '' ? title : stem, ...(stimulus === '' ? {} : { stimulus }), explanation: explanationOf(item, notes),
      source: {
        title, ...(MADE_UP.test(identifier) ? {} : { identifier }), category: [...around.category], ...(lang ? { language: lang } : {}), ...(points === null ? {} : { points }),
      },
    },
    notes: distinctNotes(notes), media: [...written.values()],
  };
}
