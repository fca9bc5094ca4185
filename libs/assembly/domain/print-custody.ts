import {
  ALWAYS_TWO_PEOPLE, CUSTODY_STEPS, PRINT_RUN_STATES, type CustodyFigures, type CustodyFindingKind, type CustodyStep, type PrintRunState, type Problem,
} from '@kaowu/contracts';
import { grant, refuse, type Decision } from '@kaowu/kernel';
import { minuteOf, RELEASES_NEEDED } from './custody';

const MINUTE = 60_000;

/** The values of the rule set that a print run was ordered under. */
export interface CustodyRules {
  readonly twoPersonSteps: readonly CustodyStep[];
  /** When the session opens; before that no envelope is opened. */
  readonly opensAt: Date;
  /** When the exam is over; before that nothing is destroyed, unless the run was cancelled or the set voided. */
  readonly endsAt: Date;
}

/** An envelope where it stands now. */
export interface EnvelopeNow {
  readonly code: string;
  readonly copies: number;
  /** The last step, and null before the first. */
  readonly step: CustodyStep | null;
  readonly sealNo: string | null;
  /** The papers of the envelope were handed out for printing. */
  readonly issued: boolean;
  /** Who has still to confirm the last step. */
  readonly awaited: { readonly id: string; readonly name: string } | null;
  readonly openFindings: number;
}

/** What is said of one envelope's step. */
export interface StepSaid {
  readonly step: CustodyStep;
  readonly actorId: string;
  readonly witnessId: string | null;
  readonly figures: CustodyFigures;
  readonly discrepancy: string | null;
}

/** A difference that was explained and is kept until somebody else has settled it. */
export interface Finding {
  readonly kind: CustodyFindingKind;
  readonly expected: string;
  readonly found: string;
}

/** Which steps may follow which. What was received may come back unopened. */
const FOLLOWS: Readonly<Record<CustodyStep, readonly (CustodyStep | null)[]>> = {
  printed: [null],
  counted: ['printed'],
  packed: ['counted'],
  sealed: ['packed'],
  handed_over: ['sealed'],
  received: ['handed_over'],
  opened: ['received'],
  returned: ['received', 'opened'],
  destroyed: ['returned'],
};

/** Steps that may follow now. A voided set or cancelled run leaves only destruction of what is printed. */
export function nextSteps(now: Pick<EnvelopeNow, 'step' | 'awaited'>, ended: boolean): CustodyStep[] {
  if (now.awaited !== null || now.step === 'destroyed') return [];
  if (ended) return now.step === null ? [] : ['destroyed'];
  return (Object.keys(FOLLOWS) as CustodyStep[]).filter((step) => FOLLOWS[step].includes(now.step));
}

/** Whether the step takes two people: by the rule set, or always where a paper is opened or ended. */
export const needsTwo = (step: CustodyStep, rules: Pick<CustodyRules, 'twoPersonSteps'>): boolean =>
  rules.twoPersonSteps.includes(step) || ALWAYS_TWO_PEOPLE.includes(step);

/**
 * May the step be recorded, and what does it find? (D20; rules.md, Papers: two people hold what opens a paper, none
 * opens it before the start.) Counts and seals have to agree with what went before; a difference that is explained is a
 * finding. Problems: custody.awaiting-witness, custody.wrong-step, custody.not-printed, custody.witness-needed,
 * custody.same-person, custody.too-early, custody.figure-needed, custody.count-differs, custody.seal-differs,
 * custody.findings-open.
 */
export function decideStep(now: EnvelopeNow, said: StepSaid, rules: CustodyRules, ended: boolean, at: Date): Decision<Finding[], Problem> {
  const blocked = blockedBy(now, said, rules, ended, at);
  if (blocked) return refuse(blocked);
  const missing = missingFigure(now, said);
  if (missing) return refuse(missing);
  const findings = [...countFindings(now, said), ...sealFindings(now, said)];
  const [first] = findings;
  if (!first || said.discrepancy !== null) return grant(findings);
  const code = first.kind === 'seal' ? 'custody.seal-differs' : 'custody.count-differs';
  return refuse({ code, params: { envelope: now.code, expected: first.expected, found: first.found } });
}

function blockedBy(now: EnvelopeNow, { step, actorId, witnessId }: StepSaid, rules: CustodyRules, ended: boolean, at: Date): Problem | null {
  const words = CUSTODY_STEPS[step];
  if (now.awaited !== null) return { code: 'custody.awaiting-witness', params: { envelope: now.code, name: now.awaited.name } };
  if (!nextSteps(now, ended).includes(step)) {
    const last = now.step === null ? { zh: '未印制', en: 'Not printed' } : CUSTODY_STEPS[now.step];
    return { code: 'custody.wrong-step', params: { envelope: now.code, now: last.zh, nowEn: last.en, step: words.zh, stepEn: words.en } };
  }
  if (step === 'printed' && !now.issued) return { code: 'custody.not-printed', params: { envelope: now.code } };
  if (needsTwo(step, rules) && witnessId === null) return { code: 'custody.witness-needed', params: { step: words.zh, stepEn: words.en } };
  if (witnessId === actorId) return { code: 'custody.same-person' };
  const from = step === 'opened' ? rules.opensAt : step === 'destroyed' && !ended ? rules.endsAt : null;
  if (from !== null && at < from) return { code: 'custody.too-early', params: { from: minuteOf(from), step: words.zh, stepEn: words.en } };
  return step === 'destroyed' && now.openFindings > 0 ? { code: 'custody.findings-open', params: { envelope: now.code, count: now.openFindings } } : null;
}

const WHAT = {
  copies: { zh: '份数', en: 'the number of copies' },
  sealNo: { zh: '封签号', en: 'the seal number' },
  used: { zh: '已用、未用、作废份数', en: 'the used, unused and spoiled copies' },
} as const;

/** What each step has to say. */
const NEEDED: Readonly<Partial<Record<CustodyStep, readonly (keyof CustodyFigures)[]>>> = {
  printed: ['copies'], counted: ['copies'], sealed: ['sealNo'], received: ['sealNo'], opened: ['sealNo', 'copies'], returned: ['used', 'unused', 'spoiled'],
};

function missingFigure(now: EnvelopeNow, { step, figures }: StepSaid): Problem | null {
  const lacking = (NEEDED[step] ?? []).find((name) => figures[name] === undefined);
  if (lacking === undefined) return null;
  const what = WHAT[lacking === 'unused' || lacking === 'spoiled' ? 'used' : lacking];
  return { code: 'custody.figure-needed', params: { envelope: now.code, what: what.zh, whatEn: what.en } };
}

function countFindings(now: EnvelopeNow, { step, figures }: StepSaid): Finding[] {
  const found = step === 'returned' ? (figures.used ?? 0) + (figures.unused ?? 0) + (figures.spoiled ?? 0) : figures.copies;
  const counted = step === 'printed' || step === 'counted' || step === 'opened' || step === 'returned';
  return counted && found !== undefined && found !== now.copies ? [{ kind: 'count', expected: String(now.copies), found: String(found) }] : [];
}

function sealFindings(now: EnvelopeNow, { step, figures: { sealNo } }: StepSaid): Finding[] {
  const checked = step === 'received' || step === 'opened';
  return checked && sealNo !== undefined && now.sealNo !== null && sealNo !== now.sealNo ? [{ kind: 'seal', expected: now.sealNo, found: sealNo }] : [];
}

/** A print run as its authorisation looks at it. */
export interface PrintRunNow {
  readonly state: PrintRunState;
  readonly printFrom: Date;
  readonly setVoid: boolean;
}

const wrongState = (state: PrintRunState): Problem =>
  ({ code: 'print-run.wrong-state', params: { state: PRINT_RUN_STATES[state].zh, stateEn: PRINT_RUN_STATES[state].en } });

/** The earliest moment at which papers may be opened for printing. */
export const printFrom = (opensAt: Date, leadMinutes: number): Date => new Date(opensAt.getTime() - leadMinutes * MINUTE);

/**
 * What a person's authorisation does: two different people, not before the rule set's lead. Problems:
 * print-run.wrong-state, print-run.too-early, print-run.same-person.
 */
export function decideAuthorisation(run: PrintRunNow, given: readonly string[], personId: string, now: Date): Decision<'given' | 'authorised', Problem> {
  if (run.state !== 'ordered' || run.setVoid) return refuse(wrongState(run.setVoid ? 'cancelled' : run.state));
  if (now < run.printFrom) return refuse({ code: 'print-run.too-early', params: { from: minuteOf(run.printFrom) } });
  if (given.includes(personId)) return refuse({ code: 'print-run.same-person' });
  return grant(given.length + 1 >= RELEASES_NEEDED ? 'authorised' : 'given');
}

/** May papers be opened to print them? Problems: print-run.wrong-state, print-run.not-authorised. */
export function canPrint(run: PrintRunNow): Decision<true, Problem> {
  if (run.state === 'cancelled' || run.setVoid) return refuse(wrongState('cancelled'));
  return run.state === 'authorised' ? grant(true) : refuse({ code: 'print-run.not-authorised' });
}

/** May the marking key be opened? The run is authorised and the exam has opened. Problems: those of `canPrint`, paper.not-open-yet. */
export function canPrintKey(run: PrintRunNow, opensAt: Date, now: Date): Decision<true, Problem> {
  const may = canPrint(run);
  if (!may.ok) return may;
  return now < opensAt ? refuse({ code: 'paper.not-open-yet', params: { from: minuteOf(opensAt) } }) : may;
}

/** May this person settle the finding? Problems: custody.finding-closed, custody.own-finding. */
export function canCloseFinding(finding: { readonly closed: boolean; readonly people: readonly string[] }, personId: string): Decision<true, Problem> {
  if (finding.closed) return refuse({ code: 'custody.finding-closed' });
  return finding.people.includes(personId) ? refuse({ code: 'custody.own-finding' }) : grant(true);
}
