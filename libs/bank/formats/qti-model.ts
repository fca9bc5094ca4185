import { formatFault } from './entry';
import { childOf, childrenOf, textOf, type XmlElement } from './xml';

const camel = (name: string): string => name.replace(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());

/** Words of QTI that begin with `qti-` in 3.0 only; names of HTML stay as they are. */
const plainName = (name: string): string => (name.startsWith('qti-') ? camel(name.slice(4)) : name);

/** A QTI file in one vocabulary: `qti-choice-interaction` of 3.0 and `choiceInteraction` of 2.x are the same. */
export function oneVocabulary(element: XmlElement): XmlElement {
  return {
    name: plainName(element.name), line: element.line,
    attributes: Object.fromEntries(Object.entries(element.attributes).map(([key, value]) => [key.startsWith('data-') ? key : camel(key), value])),
    children: element.children.map((child) => (typeof child === 'string' ? child : oneVocabulary(child))),
  };
}

/** An entry of a mapping: what a response earns. */
export interface MapEntry {
  readonly key: string;
  readonly value: number;
  readonly caseSensitive: boolean;
}

/** What an item declares of a response. */
export interface ResponseDeclaration {
  readonly identifier: string;
  readonly cardinality: string;
  readonly baseType: string;
  readonly correct: readonly string[];
  /** Right answers of the interactions that share the response, by their ids: how TestVision writes several blanks. */
  readonly fields: ReadonlyMap<string, readonly string[]> | null;
  readonly mapping: { readonly entries: readonly MapEntry[]; readonly otherwise: number; readonly upper: number | null } | null;
}

const numberOr = (text: string | undefined, otherwise: number): number => (text === undefined || text.trim() === '' || !Number.isFinite(Number(text)) ? otherwise : Number(text));

/** The values of a default or correct response. Problems: `qti.value-expected`, `qti.value-empty`. */
function valuesOf(holder: XmlElement, name: string): string[] {
  const children = childrenOf(holder);
  const other = children.find((child) => child.name !== 'value');
  if (other) throw formatFault('qti.value-expected', { name, kind: other.name.slice(0, 60) }, other.line);
  const values = children.map((value) => textOf(value).replace(/\s+/g, ' ').trim());
  if (values.length === 0 || values.includes('')) throw formatFault('qti.value-empty', { name }, holder.line);
  return values;
}

/** The values of a response that name the interaction each is for; null where none does. */
function fieldsOf(correct: XmlElement | undefined): Map<string, string[]> | null {
  const fields = new Map<string, string[]>();
  for (const value of correct ? childrenOf(correct, 'value') : []) {
    const field = value.attributes['fieldIdentifier'];
    if (field !== undefined) fields.set(field, [...(fields.get(field) ?? []), textOf(value).trim()]);
  }
  return fields.size > 0 ? fields : null;
}

function responseOf(declaration: XmlElement): ResponseDeclaration {
  const identifier = declaration.attributes['identifier'] ?? '';
  const correct = childOf(declaration, 'correctResponse');
  const mapping = childOf(declaration, 'mapping');
  return {
    identifier, cardinality: declaration.attributes['cardinality'] ?? 'single', baseType: declaration.attributes['baseType'] ?? 'identifier',
    correct: correct ? valuesOf(correct, identifier) : [],
    fields: fieldsOf(correct),
    mapping: mapping
      ? {
          entries: childrenOf(mapping, 'mapEntry').map(({ attributes: a }) => ({ key: (a['mapKey'] ?? '').trim(), value: numberOr(a['mappedValue'], 0), caseSensitive: a['caseSensitive'] !== 'false' })),
          otherwise: numberOr(mapping.attributes['defaultValue'], 0),
          upper: mapping.attributes['upperBound'] === undefined ? null : numberOr(mapping.attributes['upperBound'], 0),
        }
      : null,
  };
}

/** What an item declares, with everything that cannot be right in it refused. Problems as `valuesOf`. */
export function declarationsOf(item: XmlElement): { responses: Map<string, ResponseDeclaration>; points: number | null } {
  const responses = new Map(childrenOf(item, 'responseDeclaration').map((d) => [d.attributes['identifier'] ?? '', responseOf(d)] as const));
  let points: number | null = null;
  for (const outcome of childrenOf(item, 'outcomeDeclaration')) {
    const name = outcome.attributes['identifier'] ?? '';
    const given = childOf(outcome, 'defaultValue');
    const values = given ? valuesOf(given, name) : [];
    if (name === 'MAXSCORE' && values[0] !== undefined) points = numberOr(values[0], 0);
    else if (name === 'SCORE' && points === null && outcome.attributes['normalMaximum'] !== undefined) points = numberOr(outcome.attributes['normalMaximum'], 0);
  }
  return { responses, points: points !== null && points > 0 ? points : null };
}
