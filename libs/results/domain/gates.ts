import type { AssessmentMode, Gate, GateItem, ProblemCode, RunState } from '@kaowu/contracts';
import type { Comparison } from './compare';
import { beijingMinute } from '@kaowu/kernel';
import { gapWords, partWords, placeWords, pointsText } from './words';
import { STEP_ORDER, RUN_STEPS } from './run-machine';

/** All that the gates of a round look at. */
export interface PipelineFacts {
  readonly now: Date;
  readonly round: { readonly name: string; readonly finished: boolean };
  /** Null before the first computation. */
  readonly run: RunFacts | null;
  readonly labels: ReadonlyMap<string, string>;
  /** Parts that marking still owes, now. */
  readonly marksMissing: readonly { readonly candidateId: string; readonly part: AssessmentMode; readonly reason: string }[];
  /** Violations that were reported and not closed, now; until then nobody knows what they cost. */
  readonly openViolations: readonly OpenViolation[];
  /** Violations decided after the computation of a run that is published already. */
  readonly laterViolations: readonly OpenViolation[];
  /** Upheld objections whose marks are not corrected yet. */
  readonly correctionsDue: readonly { readonly candidateId: string; readonly part: AssessmentMode }[];
}

/** A reported violation whose tier is not final yet. */
export interface OpenViolation {
  readonly reference: string;
  readonly candidateId: string;
  readonly part: AssessmentMode;
  readonly tierZh: string;
  readonly tierEn: string;
}

/** What is known of the current run. */
export interface RunFacts {
  readonly state: RunState;
  /** Marking's data have the digest that was computed from. */
  readonly inputsUnchanged: boolean;
  readonly comparisons: readonly Comparison[];
  readonly unusable: readonly { readonly candidateId: string; readonly part: AssessmentMode; readonly reason: string }[];
  readonly checksNeeded: number;
  readonly checks: readonly { readonly candidateId: string; readonly part: AssessmentMode; readonly own: number; readonly computed: number }[];
  readonly signatures: ReadonlySet<'totaller' | 'reviewer' | 'head'>;
  /** End of the objection window; null before publication. */
  readonly closesAt: Date | null;
  readonly objections: readonly { readonly candidateId: string; readonly part?: AssessmentMode | undefined; readonly state: 'open' | 'upheld' | 'dismissed'; /** Upheld, and no score changes. */ readonly scoreStands?: boolean | undefined }[];
}

/**
 * The gates of a round in their order: who and what each still waits for. Pure, total, and the only place that knows
 * when a step is allowed; the use cases ask it under lock, the pipeline screen shows it (D28, D29, D54).
 */
export function gatesOf(facts: PipelineFacts): Gate[] {
  const run = facts.run?.state === 'superseded' ? null : facts.run;
  const compute = computeGate(facts, run);
  if (!run) {
    return [compute, ...STEP_ORDER.map((step): Gate => ({ step, state: 'ahead', items: step === 'review' ? [plain('results.gate-no-run')] : [] }))];
  }
  const reached = STEP_ORDER.findIndex((step) => RUN_STEPS[step].from === run.state);
  const passed = reached === -1 ? STEP_ORDER.length : reached;
  return [
    compute,
    ...STEP_ORDER.map((step, i): Gate => {
      if (i < passed) return { step, state: 'passed', items: [] };
      const items = waitsFor(step, facts, run);
      if (i > passed) return { step, state: 'ahead', items: [] };
      return { step, state: items.length > 0 ? 'blocked' : 'open', items };
    }),
  ];
}

/** What one step of the current run waits for; nothing where it may be done now. */
export function waitsFor(step: (typeof STEP_ORDER)[number], facts: PipelineFacts, run: RunFacts): GateItem[] {
  const label = (candidateId: string): string => facts.labels.get(candidateId) ?? candidateId;
  switch (step) {
    case 'review':
      return [...soundness(facts, run, label), ...reviewed(run, label)];
    case 'release':
      return soundness(facts, run, label);
    case 'publicise':
      return [...(run.signatures.has('head') ? [] : [plain('results.gate-unreleased')]), ...soundness(facts, run, label)];
    case 'file':
      return [...windowItems(facts, run), ...objectionItems(facts, run, label), ...laterItems(facts, label)];
    case 'accept':
    case 'issue':
      return [];
    default:
      return step satisfies never;
  }
}

const plain = (code: ProblemCode, params: GateItem['params'] = {}): GateItem => ({ code, params, candidateId: null, part: null });

function computeGate(facts: PipelineFacts, run: RunFacts | null): Gate {
  if (run) return { step: 'compute', state: 'passed', items: [] };
  const items = [
    ...(facts.round.finished ? [] : [plain('results.gate-round-open', { name: facts.round.name })]),
    ...facts.marksMissing.map((m) => missing(m, facts.labels.get(m.candidateId) ?? m.candidateId)),
    ...facts.correctionsDue.map((c) => due('results.gate-correction-missing', c.candidateId, c.part, facts.labels.get(c.candidateId) ?? c.candidateId)),
    ...facts.openViolations.map((v) => unsettled(v, facts.labels.get(v.candidateId) ?? v.candidateId)),
  ];
  return { step: 'compute', state: items.length > 0 ? 'blocked' : 'open', items };
}

const missing = (m: { candidateId: string; part: AssessmentMode; reason: string }, who: string): GateItem => ({
  code: 'results.gate-mark-missing' satisfies ProblemCode,
  params: { who, ...partWords(m.part), ...gapWords(m.reason) },
  candidateId: m.candidateId,
  part: m.part,
});

const unsettled = (v: OpenViolation, who: string): GateItem => ({
  code: 'results.gate-violation-open' satisfies ProblemCode,
  params: { who, ...partWords(v.part), tier: v.tierZh, tierEn: v.tierEn, reference: v.reference },
  candidateId: v.candidateId,
  part: v.part,
});

/** What came up after the publication: an undecided violation, or a decision that the published results do not hold yet. */
const laterItems = (facts: PipelineFacts, label: (id: string) => string): GateItem[] => [
  ...facts.openViolations.map((v) => unsettled(v, label(v.candidateId))),
  ...facts.laterViolations.map((v) => ({ ...unsettled(v, label(v.candidateId)), code: 'results.gate-violation-later' satisfies ProblemCode })),
];

/** Complete marks, closed violations, agreeing computations, unchanged inputs: needed from the review to the publication. */
function soundness(facts: PipelineFacts, run: RunFacts, label: (id: string) => string): GateItem[] {
  return [
    ...(run.inputsUnchanged ? [] : [plain('results.gate-marks-changed')]),
    ...facts.openViolations.map((v) => unsettled(v, label(v.candidateId))),
    ...run.unusable.map((u) => missing(u, label(u.candidateId))),
    ...run.comparisons
      .filter((c) => !c.agrees)
      .map((c): GateItem => ({
        code: 'results.gate-difference' satisfies ProblemCode,
        params: { who: label(c.candidateId), ...partWords(c.part), first: pointsText(c.first, c.firstStatus), second: pointsText(c.second, c.secondStatus), ...placeWords(c.part, c.at) },
        candidateId: c.candidateId,
        part: c.part,
      })),
  ];
}

function reviewed(run: RunFacts, label: (id: string) => string): GateItem[] {
  const open = run.checksNeeded - run.checks.length;
  return [
    ...(open > 0 ? [plain('results.gate-check-missing', { count: open, needed: run.checksNeeded })] : []),
    ...run.checks
      .filter((c) => c.own !== c.computed)
      .map((c): GateItem => ({
        code: 'results.gate-check-differs' satisfies ProblemCode,
        params: { who: label(c.candidateId), ...partWords(c.part), own: pointsText(c.own), computed: pointsText(c.computed) },
        candidateId: c.candidateId,
        part: c.part,
      })),
    ...(run.signatures.has('totaller') ? [] : [plain('results.gate-totals-unsigned')]),
    ...(run.signatures.has('reviewer') ? [] : [plain('results.gate-review-unsigned')]),
  ];
}

function windowItems(facts: PipelineFacts, run: RunFacts): GateItem[] {
  if (run.closesAt === null) return [plain('results.gate-unpublicised')];
  return facts.now < run.closesAt ? [plain('results.gate-window-open', { until: beijingMinute(run.closesAt) })] : [];
}

const due = (code: ProblemCode, candidateId: string, part: AssessmentMode | null, who: string): GateItem => ({ code, params: { who }, candidateId, part });

/** Objections that wait for a decision, and upheld ones: first for the corrected mark, then for the new computation. */
function objectionItems(facts: PipelineFacts, run: RunFacts, label: (id: string) => string): GateItem[] {
  return run.objections
    .filter((o) => o.state === 'open' || (o.state === 'upheld' && o.scoreStands !== true))
    .map((o): GateItem => {
      const uncorrected = facts.correctionsDue.some((c) => c.candidateId === o.candidateId && (o.part === undefined || c.part === o.part));
      const code = o.state === 'open' ? 'results.gate-objection-open' : uncorrected ? 'results.gate-correction-missing' : 'results.gate-correction-due';
      return due(code, o.candidateId, null, label(o.candidateId));
    });
}
