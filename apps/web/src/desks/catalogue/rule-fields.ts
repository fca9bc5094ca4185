import { GRADES, ruleSetValues, type Level, type RuleSetValues } from '@kaowu/contracts';

/** How a value is entered and shown. */
export type FieldKind = 'points' | 'number' | 'switch' | 'levels' | 'relations' | 'tie' | 'panel' | 'factor' | 'steps' | 'criteria';

export type UnitKey = 'points' | 'percent' | 'minutes' | 'days' | 'workingDays' | 'years' | 'people' | 'times' | 'rounds' | 'occupations' | 'items' | 'hundredths' | 'pixels' | 'kilobytes';

type Group = keyof RuleSetValues;
type PathIn<G extends Group> = `${G}.${keyof NonNullable<RuleSetValues[G]> & string}`;
export type RulePath = { [G in Group]: PathIn<G> }[Group];

export interface RuleField {
  readonly path: RulePath;
  readonly kind: FieldKind;
  readonly unit?: UnitKey;
}

/** Every value of a rule set with its unit; a value that the contract has and this list lacks is a type error. */
const UNITS = {
  'pass.partHundredths': ['points', 'points'],
  'pass.reviewLevels': ['levels'],
  'staffing.candidatesPerInvigilator': ['number', 'people'],
  'staffing.minInvigilatorsPerRoom': ['number', 'people'],
  'staffing.candidatesPerExaminer': ['number', 'people'],
  'staffing.minExaminersPerGroup': ['number', 'people'],
  'staffing.examinersOdd': ['switch'],
  'staffing.examinerLevels': ['levels'],
  'staffing.cardValidYears': ['number', 'years'],
  'staffing.trainingEveryDays': ['number', 'days'],
  'rotation.maxRunning': ['number', 'times'],
  'rotation.minChangedPercent': ['number', 'percent'],
  'recusal.relations': ['relations'],
  'room.arriveBeforeMinutes': ['number', 'minutes'],
  'room.lateEntryMinutes': ['number', 'minutes'],
  'room.earliestHandInMinutes': ['number', 'minutes'],
  'room.nobodyLeavesInLastMinutes': ['number', 'minutes'],
  'room.spareMachinePercent': ['number', 'percent'],
  'paper.releaseLeadMinutes': ['number', 'minutes'],
  'paper.secondFactor': ['factor'],
  'paper.printLeadMinutes': ['number', 'minutes'],
  'paper.twoPersonSteps': ['steps'],
  'marking.tolerancePercent': ['number', 'percent'],
  'marking.inclusive': ['switch'],
  'marking.tie': ['tie'],
  'marking.panel': ['panel'],
  'marking.humanReviewPercent': ['number', 'percent'],
  'bank.reviewsToApprove': ['number', 'people'],
  'bank.judgesToApprove': ['number', 'people'],
  'bank.minElements': ['number', 'items'],
  'bank.elementsPerWeight': ['number', 'times'],
  'bank.coreAtLeastPercent': ['number', 'percent'],
  'bank.generalAtMostPercent': ['number', 'percent'],
  'bank.auxiliaryAtMostPercent': ['number', 'percent'],
  'bank.itemsPerElement': ['number', 'items'],
  'bank.minResponses': ['number', 'people'],
  'bank.facilityAtLeastPercent': ['number', 'percent'],
  'bank.facilityAtMostPercent': ['number', 'percent'],
  'bank.discriminationAtLeastHundredths': ['number', 'hundredths'],
  'bank.seenAtMost': ['number', 'people'],
  'review.criteria': ['criteria'],
  'photo.minWidthPixels': ['number', 'pixels'],
  'photo.minHeightPixels': ['number', 'pixels'],
  'photo.maxKilobytes': ['number', 'kilobytes'],
  'publication.objectionWorkingDays': ['number', 'workingDays'],
  'filing.validYears': ['number', 'years'],
  'filing.firstApplicationMaxOccupations': ['number', 'occupations'],
  'filing.minRoundsPerYear': ['number', 'rounds'],
  'barred.falsePapersYears': ['number', 'years'],
  'barred.seriousViolationYears': ['number', 'years'],
} as const satisfies Record<RulePath, readonly [FieldKind, UnitKey?]>;

export const RULE_FIELDS: readonly RuleField[] = (Object.entries(UNITS) as [RulePath, readonly [FieldKind, UnitKey?]][]).map(
  ([path, [kind, unit]]) => ({ path, kind, ...(unit ? { unit } : {}) }),
);

export const RULE_GROUPS = ['pass', 'staffing', 'rotation', 'recusal', 'room', 'bank', 'paper', 'marking', 'review', 'photo', 'publication', 'filing', 'barred'] as const satisfies readonly Group[];

export const RELATIONS = ruleSetValues.shape.recusal.shape.relations.element.options;
export const TIES = ruleSetValues.shape.marking.shape.tie.options;
export const FACTORS = ['enrolled', 'required'] as const;
export const PANELS = ruleSetValues.shape.marking.shape.panel.options;
/** A value that is chosen from a list of words. */
export type RuleChoice = (typeof RELATIONS)[number] | (typeof TIES)[number] | (typeof PANELS)[number] | (typeof FACTORS)[number];

/** Levels, the highest first as certificates list them. */
export const LEVELS = (Object.keys(GRADES) as Level[]).sort((a, b) => GRADES[b].rank - GRADES[a].rank);

/** The value at a path; undefined where a version does not say it. */
export const valueAt = (values: RuleSetValues, path: RulePath): unknown => {
  const [group, name] = path.split('.') as [Group, string];
  return (values[group] as Readonly<Record<string, unknown>> | undefined)?.[name];
};

/** The values of a version with those of a form over them: what no field shows is kept, not lost. */
export const withEntered = (before: RuleSetValues, entered: RuleSetValues): RuleSetValues => {
  const groups = [...new Set([...Object.keys(before), ...Object.keys(entered)])] as Group[];
  return Object.fromEntries(groups.map((group) => [group, { ...before[group], ...entered[group] }])) as RuleSetValues;
};
