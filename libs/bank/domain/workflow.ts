import { VERSION_ACTS, VERSION_STATES, versionAct, type Problem, type StepDemand, type VersionAct, type VersionState, type WorkflowStep } from '@kaowu/contracts';
import { grant, refuse, type Decision } from '@kaowu/kernel';

/**
 * The steps that a version may take, of an item as of a practical task, and how many reviews they ask. The steps are
 * rows of `workflow_step`, the numbers those of the rule set in force; the rules below know no state by name.
 */
export interface Workflow {
  readonly steps: readonly WorkflowStep[];
  readonly reviewsToApprove: number;
  readonly judgesToApprove: number;
}

/** A version as the rules need it. */
export interface VersionFacts {
  readonly state: VersionState;
  readonly writerId: string;
  /** Everybody who wrote any version of the same item or task. */
  readonly writerIds: readonly string[];
  /** Reviewers who passed this version. */
  readonly passedBy: readonly string[];
  /** Judges who estimated its difficulty; null where no such estimates are made (practical tasks). */
  readonly judges: number | null;
  /** Threads of comments that nobody has settled. */
  readonly openThreads: number;
  /** Whether its element table was checked. */
  readonly tableChecked: boolean;
}

/** The step that an act takes from a state, or null where there is none. */
export const stepOf = (workflow: Workflow, from: VersionState, act: VersionAct): WorkflowStep | null =>
  workflow.steps.find((s) => s.from === from && s.act === act) ?? null;

const refusedAct = (state: VersionState, act: VersionAct): Problem => ({
  code: 'version.act-refused',
  params: { state: VERSION_STATES[state].zh, act: VERSION_ACTS[act].zh, stateEn: VERSION_STATES[state].en, actEn: VERSION_ACTS[act].en.toLowerCase() },
});

/** What stands in the way of one demand, or null. */
function unmet(demand: StepDemand, version: VersionFacts, { reviewsToApprove, judgesToApprove }: Workflow): Problem | null {
  switch (demand) {
    case 'passes': {
      const given = new Set(version.passedBy.filter((id) => !version.writerIds.includes(id))).size;
      if (given >= reviewsToApprove) return null;
      return given === 0 ? { code: 'version.review-missing' } : { code: 'version.reviews-too-few', params: { needed: reviewsToApprove, given } };
    }
    case 'estimates':
      return version.judges === null || version.judges >= judgesToApprove
        ? null
        : { code: 'version.estimates-too-few', params: { needed: judgesToApprove, given: version.judges } };
    case 'threads-settled':
      return version.openThreads === 0 ? null : { code: 'version.threads-open', params: { count: version.openThreads } };
    case 'checked-table':
      return version.tableChecked ? null : { code: 'element-table.not-checked' };
  }
}

/**
 * Whether a person may do an act with a version, and the state it then has (D17, D18, D21; issue 2, step 3).
 * Problems: `version.act-refused` where the workflow has no such step, `version.not-writer` where another submits or
 * takes back, `version.reviewer-is-writer` where a writer of any version judges, and for what a step demands
 * `version.review-missing`, `version.reviews-too-few`, `version.estimates-too-few`, `version.threads-open`,
 * `element-table.not-checked`.
 */
export function decideAct(workflow: Workflow, version: VersionFacts, act: VersionAct, personId: string): Decision<VersionState, Problem> {
  const step = stepOf(workflow, version.state, act);
  if (!step) return refuse(refusedAct(version.state, act));
  if (step.by === 'writer' && version.writerId !== personId) return refuse({ code: 'version.not-writer' });
  if (step.by === 'not-writers' && version.writerIds.includes(personId)) return refuse({ code: 'version.reviewer-is-writer' });
  const [problem] = step.demands.flatMap((demand) => unmet(demand, version, workflow) ?? []);
  return problem ? refuse(problem) : grant(step.to);
}

/**
 * Whether an item may be revised from its newest version, and what then becomes of that version: a draft is replaced
 * at once; an approved version stays in use until the new one is approved. Problems: `version.stale` where the writer
 * saw an older version, `version.under-review` while a reviewer has it.
 */
export function decideRevision(
  newest: { readonly version: number; readonly state: VersionState },
  baseVersion: number,
): Decision<{ readonly version: number; readonly newestBecomes: VersionState }, Problem> {
  if (newest.version !== baseVersion) return refuse({ code: 'version.stale', params: { version: newest.version } });
  if (newest.state === 'in_review') return refuse({ code: 'version.under-review' });
  return grant({ version: newest.version + 1, newestBecomes: newest.state === 'draft' ? 'replaced' : newest.state });
}

/** The acts of a person's posts that the state and the rules allow now; `replace` happens by itself. */
export const allowedActs = (workflow: Workflow, version: VersionFacts, personId: string): VersionAct[] =>
  versionAct.options.filter((act) => act !== 'replace' && decideAct(workflow, version, act, personId).ok);
