import { formatFault, type Note } from './entry';
import { childOf, childrenOf, within, type XmlElement } from './xml';

/** Expressions and rules that response processing may hold (QTI 2.1, 2.2, 3.0). */
const KNOWN = new Set([
  'and', 'anyN', 'baseValue', 'containerSize', 'contains', 'correct', 'customOperator', 'default', 'delete', 'divide', 'durationGTE', 'durationLT', 'equal', 'equalRounded', 'fieldValue', 'gcd',
  'gt', 'gte', 'index', 'inside', 'integerDivide', 'integerModulus', 'integerToFloat', 'isNull', 'lcm', 'lt', 'lte', 'mapResponse', 'mapResponsePoint', 'match', 'mathConstant', 'mathOperator',
  'max', 'member', 'min', 'multiple', 'not', 'null', 'or', 'ordered', 'patternMatch', 'power', 'product', 'random', 'randomFloat', 'randomInteger', 'repeat', 'round', 'roundTo', 'statsOperator',
  'stringMatch', 'substring', 'subtract', 'sum', 'truncate', 'variable', 'numberCorrect', 'numberIncorrect', 'numberPresented', 'numberResponded', 'numberSelected', 'outcomeMaximum',
  'outcomeMinimum', 'testVariables',
  'responseCondition', 'responseIf', 'responseElseIf', 'responseElse', 'responseProcessingFragment', 'setOutcomeValue', 'lookupOutcomeValue', 'exitResponse', 'include', 'setValue', 'value',
]);

/** Outcomes that every item has without declaring them. */
const BUILT_IN = new Set(['completionStatus', 'duration', 'numAttempts']);

/** How an item scores: by its key alone, by its mapping, by rules of its own, or not at all. */
export type Scoring = 'key' | 'mapping' | 'custom' | 'none';

function checkRules(holder: XmlElement, outcomes: ReadonlySet<string>): void {
  let ended = false;
  for (const rule of childrenOf(holder)) {
    if (!KNOWN.has(rule.name)) throw formatFault('qti.element-unknown', { name: rule.name.slice(0, 60) }, rule.line);
    if (ended && rule.name === 'responseElseIf') throw formatFault('qti.else-order', undefined, rule.line);
    if (rule.name === 'responseElse') ended = true;
    const set = rule.attributes['identifier'] ?? '';
    if ((rule.name === 'setOutcomeValue' || rule.name === 'lookupOutcomeValue') && !outcomes.has(set) && !BUILT_IN.has(set)) {
      throw formatFault('qti.outcome-undeclared', { name: set.slice(0, 60) }, rule.line);
    }
    if (rule.name !== 'customOperator') checkRules(rule, outcomes);
  }
}

const has = (element: XmlElement, name: string): boolean => !within(element, name).next().done;

/**
 * Checks the response processing of an item and says how it scores. Problems: `qti.element-unknown`, `qti.else-order`,
 * `qti.outcome-undeclared`.
 */
export function scoringOf(item: XmlElement): Scoring {
  const processing = childOf(item, 'responseProcessing');
  if (!processing) return 'none';
  const template = `${processing.attributes['template'] ?? ''}${processing.attributes['templateLocation'] ?? ''}`;
  if (/map_response_point/.test(template)) return 'custom';
  if (/map_response/.test(template)) return 'mapping';
  if (/match_correct/.test(template)) return 'key';
  const outcomes = new Set(childrenOf(item, 'outcomeDeclaration').map((o) => o.attributes['identifier'] ?? ''));
  checkRules(processing, outcomes);
  if (childrenOf(processing).length === 0) return template === '' ? 'none' : 'custom';
  if (has(processing, 'mapResponse')) return 'mapping';
  return has(processing, 'correct') ? 'key' : 'custom';
}

/** What the bank cannot keep of how an item scores and behaves. */
export function scoringNotes(item: XmlElement, scoring: Scoring, open: boolean): Note[] {
  const notes: Note[] = [];
  if (!open && scoring === 'none') notes.push({ code: 'import.scoring-none' });
  if (!open && scoring === 'custom') notes.push({ code: 'import.scoring-custom' });
  if (childrenOf(item, 'modalFeedback').length > 0) notes.push({ code: 'import.feedback', params: { kind: 'modalFeedback' } });
  for (const kind of ['feedbackBlock', 'templateBlock', 'templateInline']) if (has(item, kind)) notes.push({ code: 'import.feedback', params: { kind } });
  if (childOf(item, 'itemBody') && has(item, 'endAttemptInteraction')) notes.push({ code: 'import.hints' });
  return notes;
}
