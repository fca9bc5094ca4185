import { VERSION_STATES, type ItemActKind, type Problem, type VersionState } from '@kaowu/contracts';
import { grant, refuse, type Decision } from '@kaowu/kernel';

/** Hours within which an act can be taken back. */
export const UNDO_HOURS = 24;

/** What was done with one version. */
export interface DoneAct {
  readonly act: ItemActKind;
  readonly actorId: string;
  readonly actorName: string;
  readonly at: Date;
  readonly fromState: VersionState;
  readonly toState: VersionState;
}

/** What became of the version since. */
export interface SinceAct {
  readonly state: VersionState;
  /** Taken back already. */
  readonly undone: boolean;
  /** Another act changed its state since, even where it is the same again. */
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

const movedOn = (state: VersionState): Problem => ({ code: 'undo.moved-on', params: { state: VERSION_STATES[state].zh, stateEn: VERSION_STATES[state].en } });

/** What stands in the way of taking back an act by its kind, or null. */
function used(act: ItemActKind, since: SinceAct): Problem | null {
  switch (act) {
    case 'approve':
      return since.drawn ? { code: 'undo.drawn-since' } : since.signed ? { code: 'undo.signed-since' } : null;
    case 'calibrate':
      return since.drawn ? { code: 'undo.drawn-since' } : null;
    case 'submit':
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
 * Whether an act on one version can be taken back, and the state the version then has. It is an act of its own: only
 * by who did it, within `UNDO_HOURS`, and only while nothing rests on it: no newer version, no later step, for an
 * approval no papers drawn and no signature of the head (D19, D21), for a submission no verdict. A verdict that is
 * taken back stays on record and counts no more; once the version was approved on it, it stands. Problems:
 * `undo.done-already`, `undo.not-yours`, `undo.too-late`, `undo.approved-since`, `undo.revised-since`, `undo.moved-on`,
 * `undo.drawn-since`, `undo.signed-since`, `undo.judged-since`, `element-table.retired-already`.
 */
export function decideUndo(done: DoneAct, since: SinceAct, personId: string, now: Date): Decision<VersionState, Problem> {
  if (since.undone) return refuse({ code: 'undo.done-already' });
  if (done.actorId !== personId) return refuse({ code: 'undo.not-yours', params: { name: done.actorName } });
  if (now.getTime() - done.at.getTime() > UNDO_HOURS * 3_600_000) return refuse({ code: 'undo.too-late', params: { hours: UNDO_HOURS } });
  const about = done.act === 'keep' || done.act === 'calibrate';
  if (!about) {
    if (done.act === 'pass' && since.state === 'approved') return refuse({ code: 'undo.approved-since' });
    if (since.revised) return refuse({ code: 'undo.revised-since' });
    if (since.moved || since.state !== done.toState) return refuse(movedOn(since.state));
  }
  const problem = used(done.act, since);
  return problem ? refuse(problem) : grant(about ? since.state : done.fromState);
}
