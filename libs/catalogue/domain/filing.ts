import type { FilingEntry, FilingQuestion, OccupationKey, Problem, RuleSetValues } from '@kaowu/contracts';
import { grant, refuse, type Decision } from '@kaowu/kernel';
import { addDays, daysBetween, lastDayOfYears } from './calendar';

/** A line of the filing: what may be assessed, where, and from which day to which (both included). */
export interface FilingScope {
  readonly id: string;
  readonly key: OccupationKey;
  readonly districts: readonly string[];
  readonly validFrom: string;
  readonly validTo: string;
  /** Last day in force where the line was ended early (exit, N五(三), D61). */
  readonly closedOn: string | null;
}

/** The last day on which the line is in force. */
export const lastDayInForce = (scope: Pick<FilingScope, 'validTo' | 'closedOn'>): string =>
  scope.closedOn !== null && scope.closedOn < scope.validTo ? scope.closedOn : scope.validTo;

/** How a line stands on a day, and how many days it has left with that day (0 when over). */
export function filingState(
  scope: Pick<FilingScope, 'validFrom' | 'validTo' | 'closedOn'>,
  today: string,
): { state: 'future' | 'in_force' | 'expired' | 'closed'; daysLeft: number } {
  const last = lastDayInForce(scope);
  if (today < scope.validFrom) return { state: 'future', daysLeft: daysBetween(scope.validFrom, last) + 1 };
  if (today <= last) return { state: 'in_force', daysLeft: daysBetween(today, last) + 1 };
  return { state: scope.closedOn === null ? 'expired' : 'closed', daysLeft: 0 };
}

const distinct = (values: readonly string[]): string => [...new Set(values)].sort().join('、');

/** Words for "without direction" where a message must show it. */
const shownDirection = (direction: string): string => (direction === '' ? '--' : direction);

/**
 * Whether a round from day to day (both included) at a district is within the filing (N五; 承诺书, A-5; D12, D41).
 * Refuses the first thing that is outside, each with a code of its own, in the order: dates reversed, occupation
 * (`filing.occupation-not-filed`, or `filing.other-edition` where only the bare code matches, which is not enough since
 * codes changed hands), direction, level, district, and then the days: `filing.not-yet-valid`, `filing.expired`,
 * `filing.ends-before-round`. Lines that follow each other without a gap (a renewal) count as one.
 */
export function withinFiling(scopes: readonly FilingScope[], q: FilingQuestion): Decision<{ scopeId: string }, Problem> {
  if (q.to < q.from) return refuse({ code: 'filing.dates-reversed', params: { from: q.from, to: q.to }, field: 'to' });
  const { code, edition, direction, level } = q.key;
  const sameCode = scopes.filter((s) => s.key.code === code);
  if (sameCode.length === 0) return refuse({ code: 'filing.occupation-not-filed', params: { code }, field: 'key.code' });
  const sameEdition = sameCode.filter((s) => s.key.edition === edition);
  if (sameEdition.length === 0) {
    return refuse({ code: 'filing.other-edition', params: { code, edition, filed: distinct(sameCode.map((s) => s.key.edition)) }, field: 'key.edition' });
  }
  const sameDirection = sameEdition.filter((s) => s.key.direction === direction);
  if (sameDirection.length === 0) {
    const filed = distinct(sameEdition.map((s) => shownDirection(s.key.direction)));
    return refuse({ code: 'filing.direction-not-filed', params: { code, direction: shownDirection(direction), filed }, field: 'key.direction' });
  }
  const sameLevel = sameDirection.filter((s) => s.key.level === level);
  if (sameLevel.length === 0) {
    return refuse({ code: 'filing.level-not-filed', params: { code, level, filed: distinct(sameDirection.map((s) => s.key.level)) }, field: 'key.level' });
  }
  const here = sameLevel.filter((s) => s.districts.includes(q.districtCode));
  if (here.length === 0) {
    const filed = distinct(sameLevel.flatMap((s) => s.districts));
    return refuse({ code: 'filing.district-not-filed', params: { district: q.districtCode, filed }, field: 'districtCode' });
  }
  return withinValidity(here, q);
}

/** The last step of `withinFiling`: the days, over lines that already fit in everything else. */
function withinValidity(scopes: readonly FilingScope[], q: FilingQuestion): Decision<{ scopeId: string }, Problem> {
  const lines = scopes.filter((s) => s.validFrom <= lastDayInForce(s)).sort((a, b) => (a.validFrom < b.validFrom ? -1 : 1));
  const first = lines.find((s) => s.validFrom <= q.from && q.from <= lastDayInForce(s));
  if (!first) {
    const next = lines.find((s) => s.validFrom > q.from);
    if (next) return refuse({ code: 'filing.not-yet-valid', params: { validFrom: next.validFrom, from: q.from }, field: 'from' });
    const ended = scopes.map(lastDayInForce).sort().at(-1) ?? '';
    return refuse({ code: 'filing.expired', params: { validTo: ended, from: q.from }, field: 'from' });
  }
  let reached = lastDayInForce(first);
  for (const line of lines) {
    if (line.validFrom <= addDays(reached, 1) && lastDayInForce(line) > reached) reached = lastDayInForce(line);
  }
  if (reached < q.to) return refuse({ code: 'filing.ends-before-round', params: { validTo: reached, to: q.to }, field: 'to' });
  return grant({ scopeId: first.id });
}

const keyText = (key: OccupationKey): string => JSON.stringify([key.edition, key.code, key.direction, key.level]);
const keyParams = ({ code, direction, level }: OccupationKey): Record<string, string> => ({ code, direction: shownDirection(direction), level });

/**
 * Whether a receipt may be registered beside the lines there are: dates in order, not longer than the rule set's years
 * (D12), on a first filing not more occupations than it allows (A-4, D59), no line twice and none that overlaps one in
 * force. Which offers exist is the catalogue's to say and not asked here.
 */
export function admitFiling(
  existing: readonly FilingScope[],
  entry: Pick<FilingEntry, 'validFrom' | 'validTo' | 'lines'>,
  rules: RuleSetValues['filing'],
): Decision<void, Problem> {
  const { validFrom, validTo, lines } = entry;
  if (validTo < validFrom) return refuse({ code: 'filing.dates-reversed', params: { from: validFrom, to: validTo }, field: 'body.validTo' });
  const latest = lastDayOfYears(validFrom, rules.validYears);
  if (validTo > latest) return refuse({ code: 'filing.too-long', params: { years: rules.validYears, latest }, field: 'body.validTo' });
  const occupations = new Set(lines.map((l) => `${l.key.edition}/${l.key.code}`)).size;
  const most = rules.firstApplicationMaxOccupations;
  if (existing.length === 0 && occupations > most) {
    return refuse({ code: 'filing.too-many-occupations', params: { most, count: occupations }, field: 'body.lines' });
  }
  const seen = new Set<string>();
  for (const [i, line] of lines.entries()) {
    const text = keyText(line.key);
    if (seen.has(text)) return refuse({ code: 'filing.line-twice', params: keyParams(line.key), field: `body.lines.${i}` });
    seen.add(text);
    const clash = existing.some((s) => keyText(s.key) === text && s.validFrom <= validTo && lastDayInForce(s) >= validFrom);
    if (clash) return refuse({ code: 'filing.overlaps', params: keyParams(line.key), field: `body.lines.${i}` });
  }
  return grant(undefined);
}

/** Whether a line may end on a day: once only, within its validity. It keeps its record (D61). */
export function closeFiling(scope: FilingScope, lastDay: string): Decision<void, Problem> {
  if (scope.closedOn !== null) return refuse({ code: 'filing.already-closed' });
  if (lastDay < scope.validFrom || lastDay > scope.validTo) {
    return refuse({ code: 'filing.close-outside-validity', params: { from: scope.validFrom, to: scope.validTo }, field: 'body.lastDay' });
  }
  return grant(undefined);
}
