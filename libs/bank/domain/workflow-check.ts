import { VERSION_ACTS, VERSION_STATES, versionState, type Problem, type VersionState, type WorkflowDefinition, type WorkflowStatus, type WorkflowStep } from '@kaowu/contracts';
import { statusOf, statusWords } from './workflow';

type Statuses = Pick<WorkflowDefinition, 'statuses'>;

const ofStatus = (of: Statuses, code: Problem['code'], status: string): Problem => ({ code, params: { ...statusWords(of, status) } });
const ofStep = (of: Statuses, code: Problem['code'], { from, act }: WorkflowStep): Problem => ({ code, params: { ...statusWords(of, from), act: VERSION_ACTS[act].zh, actEn: VERSION_ACTS[act].en } });
const ofStanding = (code: Problem['code'], standing: VersionState): Problem => ({ code, params: { state: VERSION_STATES[standing].zh, stateEn: VERSION_STATES[standing].en } });

/** Standings in which a version may rest for good. */
const FINAL: readonly VersionState[] = ['retired', 'replaced'];
/** What happens by itself when a version is revised or another approved, so that it must be allowed. */
const BY_ITSELF: readonly VersionState[] = ['draft', 'approved'];

/** The statuses that can be reached from one, itself with them. */
function reachedFrom(start: string, steps: readonly WorkflowStep[]): ReadonlySet<string> {
  const reached = new Set([start]);
  for (let grown = true; grown;) {
    const next = steps.filter((s) => reached.has(s.from) && !reached.has(s.to));
    for (const { to } of next) reached.add(to);
    grown = next.length > 0;
  }
  return reached;
}

/** Values that occur before in a list, each time they come again. */
const again = (values: readonly string[]): string[] => values.filter((value, i) => values.indexOf(value) !== i);

/** What is wrong with the statuses by themselves, and against those that are in force. */
function statusProblems({ statuses, moves }: WorkflowDefinition, present: readonly WorkflowStatus[]): Problem[] {
  const named = (names: readonly string[]): Problem[] => again(names.filter((name) => name !== '').map((name) => name.toLowerCase())).map((name) => ({ code: 'workflow.name-twice', params: { name } }));
  const former = { statuses: present };
  return [
    ...again(statuses.map((s) => s.code)).map((code): Problem => ({ code: 'workflow.status-twice', params: { code } })),
    ...statuses.flatMap((s, i): Problem[] => (s.zh === '' || s.en === '' ? [{ code: 'workflow.name-missing', params: { place: i + 1 } }] : [])),
    ...named(statuses.map((s) => s.zh)), ...named(statuses.map((s) => s.en)),
    ...versionState.options.filter((standing) => !statuses.some((s) => s.standing === standing)).map((standing) => ofStanding('workflow.standing-missing', standing)),
    ...(statuses.filter((s) => s.standing === 'replaced').length > 1 ? [ofStanding('workflow.replaced-once', 'replaced')] : []),
    ...statuses.filter((s) => (statusOf(former, s.code)?.standing ?? s.standing) !== s.standing).map((s) => ofStatus({ statuses }, 'workflow.standing-changed', s.code)),
    ...moves.filter(({ from, to }) => statusOf({ statuses }, from) !== null || statusOf(former, from)?.standing !== (statusOf({ statuses }, to)?.standing ?? null))
      .map(({ from }) => ofStatus({ statuses: [...statuses, ...present] }, 'workflow.move-unfit', from)),
  ];
}

/** Acts that are verdicts, and the way into the bank: never by a writer (D17, D18, D21). */
function makersProblems(of: WorkflowDefinition): Problem[] {
  const { steps } = of;
  const standing = (code: string): VersionState | null => statusOf(of, code)?.standing ?? null;
  const approves = (s: WorkflowStep): boolean => s.act === 'approve' && standing(s.to) === 'approved';
  const approvals = steps.filter((s) => s.act === 'approve' || (standing(s.to) === 'approved' && standing(s.from) !== 'approved'));
  const judges = (s: WorkflowStep): boolean => s.act === 'pass' || s.act === 'return' || (s.act === 'forward' && standing(s.from) === 'in_review');
  return [
    ...(steps.some(approves) ? [] : [{ code: 'workflow.no-approval' } as const]),
    ...approvals.filter((s) => !approves(s)).map((s) => ofStep(of, 'workflow.approve-only', s)),
    ...approvals.filter((s) => s.by !== 'not-writers' || !s.demands.includes('passes') || !s.demands.includes('checked-table')).map((s) => ofStep(of, 'workflow.approves-unreviewed', s)),
    ...steps.filter((s) => judges(s) && s.by !== 'not-writers').map((s) => ofStep(of, 'workflow.maker-judges', s)),
    ...steps.filter((s) => s.act === 'pass' && s.from !== s.to).map((s) => ofStep(of, 'workflow.pass-moves', s)),
    ...steps.filter((s) => s.act === 'forward' && standing(s.from) !== standing(s.to)).map((s) => ofStep(of, 'workflow.forward-leaves', s)),
    ...[...new Set(steps.filter((s) => s.demands.includes('passes')).map((s) => s.from))].filter((from) => !steps.some((s) => s.act === 'pass' && s.from === from)).map((from) => ofStatus(of, 'workflow.no-pass', from)),
  ];
}

/** What is wrong with the ways between the statuses. */
function wayProblems(of: WorkflowDefinition): Problem[] {
  const { statuses, steps } = of;
  const first = statuses.find((s) => s.standing === 'draft');
  const reached = reachedFrom(first?.code ?? '', steps);
  const ends = statuses.filter((s) => FINAL.includes(s.standing)).map((s) => s.code);
  const stuck = (code: string): boolean => reached.has(code) && !ends.includes(code) && !ends.some((end) => reachedFrom(code, steps).has(end));
  const replaced = (code: string): boolean => steps.some((s) => s.from === code && s.act === 'replace' && statusOf(of, s.to)?.standing === 'replaced');
  return [
    ...steps.filter((s, i) => steps.findIndex((t) => t.from === s.from && t.act === s.act) !== i).map((s) => ofStep(of, 'workflow.step-twice', s)),
    ...(first ? statuses.filter((s) => !reached.has(s.code)).map((s) => ofStatus(of, 'workflow.unreachable', s.code)) : []),
    ...statuses.filter((s) => stuck(s.code)).map((s) => ofStatus(of, 'workflow.dead-end', s.code)),
    ...steps.filter((s) => s.from === s.to && s.act !== 'pass').map((s) => ofStep(of, 'workflow.goes-nowhere', s)),
    ...statuses.filter((s) => BY_ITSELF.includes(s.standing) && !replaced(s.code)).map((s) => ofStatus(of, 'workflow.replace-needed', s.code)),
  ];
}

/**
 * What is wrong with a workflow, by code; empty where it is sound. Checked while one edits, before it is put in force,
 * and when the program starts. Statuses: named in both languages, no two alike, at least one for every standing, one
 * alone for what was replaced; one that is in force (`present`) keeps its standing, and what it removes is merged into
 * one of the same standing. Steps: between statuses that are there, one an act and status, every status reached from the
 * first draft, none without a way on but the final ones, what happens by itself allowed, verdicts and approval never by
 * a writer, approval on passes and a checked table (D18, D21), passes asked only where they are given.
 */
export function workflowProblems(of: WorkflowDefinition, present: readonly WorkflowStatus[]): Problem[] {
  const lost = of.steps.flatMap((s) => [s.from, s.to].filter((code) => statusOf(of, code) === null).map((code): Problem => ({ code: 'workflow.status-unknown', params: { code, act: VERSION_ACTS[s.act].zh, actEn: VERSION_ACTS[s.act].en } })));
  const known = { ...of, steps: of.steps.filter((s) => statusOf(of, s.from) !== null && statusOf(of, s.to) !== null) };
  return [...statusProblems(of, present), ...lost, ...wayProblems(known), ...makersProblems(known)];
}

/**
 * The statuses in force, by code, that another workflow removes or leaves without a way on: what is in them would stay
 * for good. Those that it merges into others are told, too.
 */
export function strandedStatuses(present: Pick<WorkflowDefinition, 'statuses' | 'steps'>, next: WorkflowDefinition): string[] {
  const leads = (steps: readonly WorkflowStep[], code: string): boolean => steps.some((s) => s.from === code && s.to !== code);
  return present.statuses
    .filter(({ code, standing }) => statusOf(next, code) === null || (!FINAL.includes(standing) && leads(present.steps, code) && !leads(next.steps, code)))
    .map((s) => s.code);
}
