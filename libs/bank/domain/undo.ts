import type { ItemActKind, Problem, VersionState, WorkflowStatus } from '@kaowu/contracts';
import { grant, refuse, type Decision } from '@kaowu/kernel';
import { statusOf, statusWords } from './workflow';

/** Hours within which an act can be taken back. */
export const UNDO_HOURS = 24;

/** What was done with one version. */
export interface DoneAct {
  readonly act: ItemActKind;
  readonly actorId: string;
  readonly actorName: string;
  readonly at: Date;
  /** Codes of the statuses that it had before and after. */
  readonly fromStatus: string;
  readonly toStatus: string;
  /** Code of the status of the version that an approval put out of use; null where it put none. */
  readonly replacedStatus: string | null;
}

/** What became of the version since. */
export interface SinceAct {
  readonly state: VersionState;
  readonly status: string;
  /** Taken back already. */
  readonly undone: boolean;
  /** Another act changed its status since, even where it is the same again. */
  readonly moved: boolean;
  /** A verdict on it was given since, or the review that was asked for. */
  readonly judged: boolean;
  /** A newer version was written. */
  readonly revised: boolean;
  /** Papers were drawn from its table's items. */
  readonly drawn: boolean;
  /** The head signed for the table's items. */
  readonly signed: boolean;
  readonly tableRetired: boolean;
}

/** What stands in the way of taking back an act by its kind, or null. */
function used(act: ItemActKind, since: SinceAct): Problem | null {
  switch (act) {
    case 'approve':
      return since.drawn ? { code: 'undo.drawn-since' } : since.signed ? { code: 'undo.signed-since' } : null;
    case 'calibrate':
      return since.drawn ? { code: 'undo.drawn-since' } : null;
    case 'submit':
    case 'forward':
    case 'assign':
      return since.judged ? { code: 'undo.judged-since' } : null;
    case 'retire':
      return since.tableRetired ? { code: 'element-table.retired-already' } : null;
    case 'withdraw':
    case 'pass':
    case 'return':
    case 'keep':
      return null;
  }
}

/**
 * Whether an act on one version can be taken back, and the status the version then has. It is an act of its own: only
 * by who did it, within `UNDO_HOURS`, and only while nothing rests on it: no newer version, no later step, for an
 * approval no papers drawn and no signature of the head (D19, D21), for a submission or a moving on no verdict. A verdict that is
 * taken back stays on record and counts no more; once the version was approved on it, it stands. Problems:
 * `undo.done-already`, `undo.not-yours`, `undo.too-late`, `undo.approved-since`, `undo.revised-since`, `undo.moved-on`,
 * `undo.status-gone` where the workflow has that status no more, `undo.drawn-since`, `undo.signed-since`,
 * `undo.judged-since`, `element-table.retired-already`.
 */
export function decideUndo(statuses: readonly WorkflowStatus[], done: DoneAct, since: SinceAct, personId: string, now: Date): Decision<WorkflowStatus, Problem> {
  if (since.undone) return refuse({ code: 'undo.done-already' });
  if (done.actorId !== personId) return refuse({ code: 'undo.not-yours', params: { name: done.actorName } });
  if (now.getTime() - done.at.getTime() > UNDO_HOURS * 3_600_000) return refuse({ code: 'undo.too-late', params: { hours: UNDO_HOURS } });
  const about = done.act === 'keep' || done.act === 'calibrate';
  if (!about) {
    if (done.act === 'pass' && since.state === 'approved') return refuse({ code: 'undo.approved-since' });
    if (since.revised) return refuse({ code: 'undo.revised-since' });
    if (since.moved || since.status !== done.toStatus) return refuse({ code: 'undo.moved-on', params: { ...statusWords({ statuses }, since.status) } });
  }
  const problem = used(done.act, since);
  if (problem) return refuse(problem);
  const back = statusOf({ statuses }, about ? since.status : done.fromStatus);
  const replacedGone = done.replacedStatus !== null && statusOf({ statuses }, done.replacedStatus) === null;
  return back === null || replacedGone ? refuse({ code: 'undo.status-gone' }) : grant(back);
}
