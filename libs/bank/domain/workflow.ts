import { VERSION_ACTS, versionAct, type Problem, type StepDemand, type VersionAct, type VersionState, type WorkflowStatus, type WorkflowStep } from '@kaowu/contracts';
import { grant, refuse, type Decision } from '@kaowu/kernel';

/**
 * The statuses that a version may have, in the order of the board, and the steps between them, of an item as of a
 * practical task; and how many reviews a step asks that says no number itself. Statuses and steps are rows of
 * `workflow_status` and `workflow_step`, the numbers those of the rule set in force; the rules below know no status by name.
 */
export interface Workflow {
  readonly statuses: readonly WorkflowStatus[];
  readonly steps: readonly WorkflowStep[];
  readonly reviewsToApprove: number;
  readonly judgesToApprove: number;
}

/** A version as the rules need it. */
export interface VersionFacts {
  /** Code of the status that it is in. */
  readonly status: string;
  readonly writerId: string;
  /** Everybody who wrote any version of the same item or task. */
  readonly writerIds: readonly string[];
  /** Reviewers who passed this version in the status that it is in. */
  readonly passedBy: readonly string[];
  /** Judges who estimated its difficulty; null where no such estimates are made (practical tasks). */
  readonly judges: number | null;
  /** Threads of comments that nobody has settled. */
  readonly openThreads: number;
  /** Whether its element table was checked. */
  readonly tableChecked: boolean;
}

/** A status of the workflow by its code, or null where the workflow has none. */
export const statusOf = ({ statuses }: Pick<Workflow, 'statuses'>, code: string): WorkflowStatus | null => statuses.find((s) => s.code === code) ?? null;

/** A status in words, for problems; its code where it has left the workflow. */
export function statusWords(of: Pick<Workflow, 'statuses'>, code: string): { readonly state: string; readonly stateEn: string } {
  const status = statusOf(of, code);
  return { state: status?.zh ?? code, stateEn: status?.en ?? code };
}

/** The step that an act takes from a status, or null where there is none. */
export const stepOf = (workflow: Pick<Workflow, 'steps'>, from: string, act: VersionAct): WorkflowStep | null =>
  workflow.steps.find((s) => s.from === from && s.act === act) ?? null;

const refusedAct = (workflow: Workflow, code: string, act: VersionAct): Problem => ({
  code: 'version.act-refused', params: { ...statusWords(workflow, code), act: VERSION_ACTS[act].zh, actEn: VERSION_ACTS[act].en.toLowerCase() },
});

/** How many passes and how many estimates a step asks; 0 where it demands none. */
const numbersOf = (workflow: Workflow, { demands, reviews, judges }: WorkflowStep): { readonly reviews: number; readonly judges: number } => ({
  reviews: demands.includes('passes') ? (reviews ?? workflow.reviewsToApprove) : 0,
  judges: demands.includes('estimates') ? (judges ?? workflow.judgesToApprove) : 0,
});

/** How many passes and estimates lead on from a status: the most that any step out of it asks. */
export function neededIn(workflow: Workflow, code: string): { readonly reviews: number; readonly judges: number } {
  const numbers = workflow.steps.filter((s) => s.from === code).map((s) => numbersOf(workflow, s));
  return { reviews: Math.max(0, ...numbers.map((n) => n.reviews)), judges: Math.max(0, ...numbers.map((n) => n.judges)) };
}

/** What stands in the way of one demand, or null. */
function unmet(demand: StepDemand, version: VersionFacts, needed: ReturnType<typeof numbersOf>): Problem | null {
  switch (demand) {
    case 'passes': {
      const given = new Set(version.passedBy.filter((id) => !version.writerIds.includes(id))).size;
      if (given >= needed.reviews) return null;
      return given === 0 ? { code: 'version.review-missing' } : { code: 'version.reviews-too-few', params: { needed: needed.reviews, given } };
    }
    case 'estimates':
      return version.judges === null || version.judges >= needed.judges
        ? null
        : { code: 'version.estimates-too-few', params: { needed: needed.judges, given: version.judges } };
    case 'threads-settled':
      return version.openThreads === 0 ? null : { code: 'version.threads-open', params: { count: version.openThreads } };
    case 'checked-table':
      return version.tableChecked ? null : { code: 'element-table.not-checked' };
  }
}

/**
 * Whether a person may do an act with a version, and the status it then has, with its standing (D17, D18, D21; issue 2,
 * step 3). Passes count in the status in which they were given: every stage of review asks for its own. Problems:
 * `version.act-refused` where the workflow has no such step, `version.not-writer` where another submits or takes back,
 * `version.reviewer-is-writer` where a writer of any version judges, and for what a step demands
 * `version.review-missing`, `version.reviews-too-few`, `version.estimates-too-few`, `version.threads-open`,
 * `element-table.not-checked`.
 */
export function decideAct(workflow: Workflow, version: VersionFacts, act: VersionAct, personId: string): Decision<WorkflowStatus, Problem> {
  const step = stepOf(workflow, version.status, act);
  const to = step && statusOf(workflow, step.to);
  if (!to) return refuse(refusedAct(workflow, version.status, act));
  if (step.by === 'writer' && version.writerId !== personId) return refuse({ code: 'version.not-writer' });
  if (step.by === 'not-writers' && version.writerIds.includes(personId)) return refuse({ code: 'version.reviewer-is-writer' });
  const needed = numbersOf(workflow, step);
  const [problem] = step.demands.flatMap((demand) => unmet(demand, version, needed) ?? []);
  return problem ? refuse(problem) : grant(to);
}

/**
 * Whether an item may be revised from its newest version, and whether that version is replaced by it: a draft is
 * replaced at once; an approved version stays in use until the new one is approved. Problems: `version.stale` where the
 * writer saw an older version, `version.under-review` while a reviewer has it.
 */
export function decideRevision(
  newest: { readonly version: number; readonly state: VersionState },
  baseVersion: number,
): Decision<{ readonly version: number; readonly replaces: boolean }, Problem> {
  if (newest.version !== baseVersion) return refuse({ code: 'version.stale', params: { version: newest.version } });
  if (newest.state === 'in_review') return refuse({ code: 'version.under-review' });
  return grant({ version: newest.version + 1, replaces: newest.state === 'draft' });
}

/** The acts of a person's posts that the status and the rules allow now; `replace` happens by itself. */
export const allowedActs = (workflow: Workflow, version: VersionFacts, personId: string): VersionAct[] =>
  versionAct.options.filter((act) => act !== 'replace' && decideAct(workflow, version, act, personId).ok);
