import { VERSION_ACTS, VERSION_STATES, versionState, type Problem, type VersionAct, type VersionState, type WorkflowStep } from '@kaowu/contracts';

const stateWords = (state: VersionState) => ({ state: VERSION_STATES[state].zh, stateEn: VERSION_STATES[state].en });
const ofState = (code: Problem['code'], state: VersionState): Problem => ({ code, params: stateWords(state) });
const ofStep = (code: Problem['code'], { from, act }: WorkflowStep): Problem => ({ code, params: { ...stateWords(from), act: VERSION_ACTS[act].zh, actEn: VERSION_ACTS[act].en } });

/** States at which a version may rest for good. */
const FINAL: readonly VersionState[] = ['retired', 'replaced'];
/** What happens by itself when a version is revised or another approved, so that it must be allowed. */
const BY_ITSELF: readonly VersionState[] = ['draft', 'approved'];

/** The states that can be reached from one, itself with them. */
function reachedFrom(start: VersionState, steps: readonly WorkflowStep[]): ReadonlySet<VersionState> {
  const reached = new Set<VersionState>([start]);
  for (let grown = true; grown;) {
    const next = steps.filter((s) => reached.has(s.from) && !reached.has(s.to));
    for (const { to } of next) reached.add(to);
    grown = next.length > 0;
  }
  return reached;
}

/** Acts that are verdicts, and the way into the bank: never by a writer (D17, D18, D21). */
function makersProblems(steps: readonly WorkflowStep[]): Problem[] {
  const approvals = steps.filter((s) => s.to === 'approved' || s.act === 'approve');
  return [
    ...(steps.some((s) => s.act === 'approve' && s.to === 'approved') ? [] : [{ code: 'workflow.no-approval' } as const]),
    ...approvals.filter((s) => s.act !== 'approve' || s.to !== 'approved').map((s) => ofStep('workflow.approve-only', s)),
    ...approvals.filter((s) => s.by !== 'not-writers' || !s.demands.includes('passes') || !s.demands.includes('checked-table')).map((s) => ofStep('workflow.approves-unreviewed', s)),
    ...steps.filter((s) => (s.act === 'pass' || s.act === 'return') && s.by !== 'not-writers').map((s) => ofStep('workflow.maker-judges', s)),
    ...steps.filter((s) => s.act === 'pass' && s.from !== s.to).map((s) => ofStep('workflow.pass-moves', s)),
    ...(steps.some((s) => s.demands.includes('passes')) && !steps.some((s) => s.act === 'pass') ? [{ code: 'workflow.no-pass' } as const] : []),
  ];
}

/**
 * What is wrong with a set of steps, by code; empty where it is sound. Checked while one edits, before it is put in
 * force, and when the program starts: one step an act and state, every state reached from a draft, none without a way
 * on but the final ones, what happens by itself allowed, verdicts and approval never by a writer, approval on passes and
 * a checked table (D18, D21).
 */
export function workflowProblems(steps: readonly WorkflowStep[]): Problem[] {
  const names = steps.map((s) => `${s.from} ${s.act}`);
  const reached = reachedFrom('draft', steps);
  const stuck = [...reached].filter((state) => !FINAL.includes(state) && !FINAL.some((end) => reachedFrom(state, steps).has(end)));
  const still = (act: VersionAct): boolean => act !== 'pass';
  return [
    ...steps.filter((s, i) => names.indexOf(`${s.from} ${s.act}`) !== i).map((s) => ofStep('workflow.step-twice', s)),
    ...versionState.options.filter((state) => !reached.has(state)).map((state) => ofState('workflow.unreachable', state)),
    ...stuck.map((state) => ofState('workflow.dead-end', state)),
    ...steps.filter((s) => s.from === s.to && still(s.act)).map((s) => ofStep('workflow.goes-nowhere', s)),
    ...BY_ITSELF.filter((from) => !steps.some((s) => s.from === from && s.act === 'replace' && s.to === 'replaced')).map((from) => ofState('workflow.replace-needed', from)),
    ...makersProblems(steps),
  ];
}

/** The states that the steps in force lead out of, and these would not: what stands there would stay for good. */
export const strandedStates = (present: readonly WorkflowStep[], next: readonly WorkflowStep[]): VersionState[] =>
  versionState.options.filter((state) => !FINAL.includes(state) && present.some((s) => s.from === state && s.to !== state) && !next.some((s) => s.from === state && s.to !== state));
