import type { AcceptedText, ItemBlank, ItemBody, ItemPair } from '@kaowu/contracts';
import { optionLetter } from '../domain/item-content';
import { formatFault, type Note } from './entry';
import { decimal } from './gift-numbers';
import type { Scoring } from './qti-check';
import type { ResponseDeclaration } from './qti-model';
import { classesOf, qtiText } from './qti-text';
import { childrenOf, within, type XmlElement } from './xml';

type Answers = Omit<ItemBody, 'stem' | 'explanation' | 'source'>;

/** What the reading of answers needs of an item. */
export interface AnswerContext {
  readonly item: XmlElement;
  readonly responses: ReadonlyMap<string, ResponseDeclaration>;
  readonly scoring: Scoring;
  readonly notes: Note[];
}

/** The declared response of an interaction. Problem: `qti.response-undeclared`. */
export function responseFor({ responses }: AnswerContext, interaction: XmlElement): ResponseDeclaration {
  const name = interaction.attributes['responseIdentifier'] ?? '';
  const response = responses.get(name);
  if (!response) throw formatFault('qti.response-undeclared', { name: name.slice(0, 60) }, interaction.line);
  if (!response.fields) return response;
  return { ...response, cardinality: 'single', baseType: 'string', correct: response.fields.get(interaction.attributes['id'] ?? '') ?? [], mapping: null, fields: null };
}

const percent = (value: number, full: number): number => Math.max(-100, Math.min(100, (value / full) * 100));

interface Choice {
  readonly identifier: string;
  readonly text: string;
  readonly feedback: string;
}

const choicesOf = (interaction: XmlElement, kind: string, notes: Note[]): Choice[] =>
  (kind === 'hottext' ? [...within(interaction, kind)] : childrenOf(interaction, kind)).map((choice) => {
    const identifier = choice.attributes['identifier'] ?? '';
    const said = [...within(choice, 'feedbackInline')].filter((f) => f.attributes['identifier'] === identifier && f.attributes['showHide'] !== 'hide');
    return { identifier, text: qtiText(choice, notes), feedback: said.map((f) => qtiText(f, notes)).join('\n') };
  });

/** A choice by one of its letters. Problem: `qti.choice-unknown`. */
function letterOf(choices: readonly Choice[], identifier: string, line: number): string {
  const place = choices.findIndex((c) => c.identifier === identifier);
  if (place < 0) throw formatFault('qti.choice-unknown', { name: identifier.slice(0, 60) }, line);
  return optionLetter(place);
}

/** What the choices of an interaction are called. */
const CHOICES: Readonly<Record<string, string>> = { inlineChoiceInteraction: 'inlineChoice', hottextInteraction: 'hottext' };

/** A single or multiple choice, from a choice interaction or the choices or words inside a text. */
export function choiceAnswers(context: AnswerContext, interaction: XmlElement): Answers {
  const { notes, scoring } = context;
  const choices = choicesOf(interaction, CHOICES[interaction.name] ?? 'simpleChoice', notes);
  if (interaction.name === 'hottextInteraction') notes.push({ code: 'import.drag', params: { kind: 'hottext' } });
  if (choices.length > 26) throw formatFault('item.option-order', undefined, interaction.line);
  const response = responseFor(context, interaction);
  const { mapping } = response;
  const worth = (identifier: string): number => mapping?.entries.find((e) => e.key === identifier)?.value ?? mapping?.otherwise ?? 0;
  const best = Math.max(0, ...choices.map((c) => worth(c.identifier)));
  const mapped = choices.filter((c) => worth(c.identifier) > 0 && (response.cardinality !== 'single' || worth(c.identifier) === best)).map((c) => c.identifier);
  const correct = response.correct.length > 0 ? response.correct : mapped;
  if (classesOf(interaction).includes('kaowu-true_false')) {
    return { type: 'true_false', key: [...correct], options: choices.map((c) => ({ id: c.identifier, text: c.text, feedback: c.feedback })) };
  }
  const key = correct.map((identifier) => letterOf(choices, identifier, interaction.line));
  if (key.length === 0) throw formatFault('import.key-none', undefined, interaction.line);
  const several = response.cardinality !== 'single' && interaction.attributes['maxChoices'] !== '1';
  if (several && key.length === 1) notes.push({ code: 'import.one-right' });
  const sum = choices.reduce((total, c) => total + Math.max(0, worth(c.identifier)), 0);
  const full = mapping?.upper || (several ? sum : best);
  const weigh = scoring === 'mapping' && mapping && full > 0 && (several ? key.length > 1 : true);
  return {
    type: several && key.length > 1 ? 'multiple' : 'single', key,
    options: choices.map((c, i) => ({ id: optionLetter(i), text: c.text, feedback: c.feedback, ...(weigh ? { weight: percent(worth(c.identifier), full) } : {}) })),
  };
}

/** Options in a right order. */
export function orderAnswers(context: AnswerContext, interaction: XmlElement): Answers {
  const choices = choicesOf(interaction, 'simpleChoice', context.notes);
  if (choices.length > 26) throw formatFault('item.option-order', undefined, interaction.line);
  const { correct } = responseFor(context, interaction);
  if (correct.length === 0) throw formatFault('import.key-none', undefined, interaction.line);
  return { type: 'ordering', options: choices.map((c, i) => ({ id: optionLetter(i), text: c.text })), key: correct.map((c) => letterOf(choices, c, interaction.line)) };
}

/** Pairs of a match interaction; choices without partner stand alone. */
export function matchAnswers(context: AnswerContext, interaction: XmlElement): Answers {
  const [lefts, rights] = childrenOf(interaction, 'simpleMatchSet').map((set) => choicesOf(set, 'simpleAssociableChoice', context.notes));
  if (!lefts || !rights) throw formatFault('import.key-none', undefined, interaction.line);
  const { correct, mapping } = responseFor(context, interaction);
  const named = correct.length > 0 ? correct : (mapping?.entries ?? []).filter((e) => e.value > 0).map((e) => e.key);
  if (named.length === 0) throw formatFault('import.key-none', undefined, interaction.line);
  const worth = (pair: string): number => mapping?.entries.find((e) => e.key === pair)?.value ?? 0;
  const sum = named.reduce((total, pair) => total + worth(pair), 0);
  const uneven = context.scoring === 'mapping' && sum > 0 && new Set(named.map(worth)).size > 1;
  const pairs = named.map((pair): ItemPair & { ids: readonly [string, string] } => {
    const ids = pair.split(' ');
    const find = (choices: readonly Choice[]): Choice | undefined => choices.find((c) => ids.includes(c.identifier));
    const [left, right] = [find(lefts), find(rights)];
    if (!left || !right) throw formatFault('qti.choice-unknown', { name: pair.slice(0, 60) }, interaction.line);
    return { left: left.text, right: right.text, ...(uneven ? { weight: percent(worth(pair), sum) } : {}), ids: [left.identifier, right.identifier] };
  });
  const alone = (choices: readonly Choice[]) => choices.filter((c) => !pairs.some((p) => p.ids.includes(c.identifier)));
  return {
    type: 'matching', options: [], key: [],
    pairs: [...pairs.map(({ ids: _, ...pair }) => pair), ...alone(lefts).map((c) => ({ left: c.text, right: '' })), ...alone(rights).map((c) => ({ left: '', right: c.text }))],
  };
}

function blankOf({ correct, mapping, baseType }: ResponseDeclaration, scoring: Scoring): ItemBlank {
  const entries = (mapping?.entries ?? []).filter((e) => e.value > 0);
  const full = Math.max(0, ...entries.map((e) => e.value));
  const useMap = entries.length > 0 && (scoring === 'mapping' || correct.length === 0);
  const numbers = baseType === 'float' || baseType === 'integer';
  const printed = (text: string): string[] => (numbers ? [...new Set([text, decimal(Number(text))])] : [text]);
  const accepted: AcceptedText[] = useMap ? entries.map((e) => ({ text: e.key, weight: percent(e.value, full) })) : correct.flatMap(printed).map((text) => ({ text }));
  const sensitive = baseType === 'string' && (useMap ? entries.some((e) => e.caseSensitive) : true);
  return { accepted, ...(sensitive ? { caseSensitive: true } : {}) };
}

/** A blank in which one of several texts is chosen. */
function inlineBlank(context: AnswerContext, interaction: XmlElement): ItemBlank {
  const { options, key } = choiceAnswers(context, interaction);
  return { accepted: options.map((o) => ({ text: o.text, weight: key.includes(o.id) ? 100 : Math.max(0, o.weight ?? 0) })), choices: true };
}

/**
 * Gaps into which texts are dragged: blanks with all these texts to choose among. Problems: `import.key-none`,
 * `import.type-unsupported` for pictures that are dragged.
 */
export function gapAnswers(context: AnswerContext, interaction: XmlElement): Answers {
  const choices = choicesOf(interaction, 'gapText', context.notes);
  const { correct, mapping } = responseFor(context, interaction);
  const named = correct.length > 0 ? correct : (mapping?.entries ?? []).filter((e) => e.value > 0).map((e) => e.key);
  if (childrenOf(interaction, 'gapImg').length > 0) throw formatFault('import.type-unsupported', { kind: 'gapImg' }, interaction.line);
  // The same text several times in one gap is a count.
  if (new Set(named).size < named.length) throw formatFault('import.type-unsupported', { kind: 'gapMatchInteraction' }, interaction.line);
  if (named.length === 0) throw formatFault('import.key-none', undefined, interaction.line);
  const pairs = named.map((pair) => pair.split(/\s+/));
  const unknown = pairs.flat().find((id) => choices.every((c) => c.identifier !== id) && [...within(interaction, 'gap')].every((gap) => gap.attributes['identifier'] !== id));
  if (unknown !== undefined) throw formatFault('qti.choice-unknown', { name: unknown.slice(0, 60) }, interaction.line);
  context.notes.push({ code: 'import.drag', params: { kind: 'gapMatch' } });
  const worth = (pair: string): number => mapping?.entries.find((e) => e.key === pair)?.value ?? 0;
  // The bank gives every blank the same share.
  if (context.scoring === 'mapping' && (new Set(named.map(worth)).size > 1 || mapping?.otherwise !== 0)) context.notes.push({ code: 'import.scoring-custom' });
  const blanks = [...within(interaction, 'gap')].map(({ attributes }): ItemBlank => ({
    accepted: choices.map((c) => ({ text: c.text, weight: pairs.some((pair) => pair.includes(c.identifier) && pair.includes(attributes['identifier'] ?? '')) ? 100 : 0 })), choices: true,
  }));
  return { type: 'fill_in', options: [], key: [], blanks, ...(context.scoring === 'key' && blanks.length > 1 ? { credit: 'all' as const } : {}) };
}

/** A number on a scale, as a number to write. Problem: `import.key-none`. */
export function sliderAnswers(context: AnswerContext, interaction: XmlElement): Answers {
  const [value] = responseFor(context, interaction).correct;
  if (value === undefined) throw formatFault('import.key-none', undefined, interaction.line);
  context.notes.push({ code: 'import.setting', params: { name: 'sliderInteraction' } });
  return { type: 'numerical', options: [], key: [], numbers: [{ value, tolerance: toleranceOf(context.item, value) }] };
}

/** The tolerance that the response processing grants a number: absolute, or a share in percent of it. */
function toleranceOf(item: XmlElement, value: string): string {
  for (const equal of within(item, 'equal')) {
    const [margin] = (equal.attributes['tolerance'] ?? '').trim().split(/\s+/);
    if (![...within(equal, 'correct')].length || !margin || !Number.isFinite(Number(margin))) continue;
    if (equal.attributes['toleranceMode'] === 'absolute') return margin;
    if (equal.attributes['toleranceMode'] === 'relative') return decimal((Math.abs(Number(value)) * Number(margin)) / 100);
  }
  return '0';
}

/** One or several blanks to write into; a single number is a numerical question. */
export function entryAnswers(context: AnswerContext, interactions: readonly XmlElement[]): Answers {
  const responses = interactions.map((interaction) => responseFor(context, interaction));
  const shared = responses.find(({ identifier, fields }, i) => !fields && !context.responses.get(identifier)?.fields && responses.findIndex((r) => r.identifier === identifier) !== i);
  if (shared) throw formatFault('qti.response-shared', { name: shared.identifier.slice(0, 60) }, interactions[0]?.line);
  const [first] = responses;
  const numeric = first && interactions[0]?.name === 'textEntryInteraction' && ['float', 'integer'].includes(first.baseType);
  if (first && numeric && responses.length === 1 && first.correct[0] !== undefined) {
    const unit = [...within(context.item, 'span')].find((span) => classesOf(span).includes('kaowu-unit'));
    return { type: 'numerical', options: [], key: [], numbers: [{ value: first.correct[0], tolerance: toleranceOf(context.item, first.correct[0]) }], ...(unit ? { unit: qtiText(unit, []) } : {}) };
  }
  const blanks = interactions.map((interaction, i) => (interaction.name === 'inlineChoiceInteraction' ? inlineBlank(context, interaction) : blankOf(responses[i] as ResponseDeclaration, context.scoring)));
  if (responses.some((r) => r.baseType === 'float')) context.notes.push({ code: 'import.setting', params: { name: 'tolerance' } });
  if (blanks.some((b) => b.accepted.length === 0)) throw formatFault('import.key-none', undefined, interactions[0]?.line);
  const short = interactions.some((i) => classesOf(i).includes('kaowu-short_answer'));
  return { type: short ? 'short_answer' : 'fill_in', options: [], key: [], blanks };
}

/** Free writing; a class of ours tells which kind of the bank's it is. */
export function writtenAnswers(context: AnswerContext, interaction: XmlElement): Answers {
  const type = (['calculation', 'case', 'short_answer'] as const).find((t) => classesOf(interaction).includes(`kaowu-${t}`)) ?? 'essay';
  const { correct } = context.responses.get(interaction.attributes['responseIdentifier'] ?? '') ?? { correct: [] };
  return { type, options: [], key: [...correct] };
}
