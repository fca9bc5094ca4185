import { VERSION_ACTS, VERSION_STATES, versionAct, type Problem, type VersionAct, type VersionState } from '@kaowu/contracts';
import { grant, refuse, type Decision } from '@kaowu/kernel';

/** Every change of state that a version may make, of an item as of a practical task. What is not here is refused. */
export const TRANSITIONS: readonly { readonly from: VersionState; readonly act: VersionAct; readonly to: VersionState }[] = [
  { from: 'draft', act: 'submit', to: 'in_review' },
  { from: 'in_review', act: 'withdraw', to: 'draft' },
  { from: 'in_review', act: 'return', to: 'draft' },
  { from: 'in_review', act: 'approve', to: 'approved' },
  { from: 'approved', act: 'retire', to: 'retired' },
  { from: 'draft', act: 'retire', to: 'retired' },
  { from: 'draft', act: 'replace', to: 'replaced' },
  { from: 'approved', act: 'replace', to: 'replaced' },
];

/** A version as the rules need it. */
export interface VersionFacts {
  readonly state: VersionState;
  readonly writerId: string;
  /** Everybody who wrote any version of the same item or task. */
  readonly writerIds: readonly string[];
  /** Reviewers who passed this version. */
  readonly passedBy: readonly string[];
}

/** Where an act leads from a state, or null where it does not exist. */
export const nextState = (from: VersionState, act: VersionAct): VersionState | null =>
  TRANSITIONS.find((t) => t.from === from && t.act === act)?.to ?? null;

const refusedAct = (state: VersionState, act: VersionAct): Problem => ({
  code: 'version.act-refused',
  params: { state: VERSION_STATES[state].zh, act: VERSION_ACTS[act].zh, stateEn: VERSION_STATES[state].en, actEn: VERSION_ACTS[act].en.toLowerCase() },
});

/**
 * Whether a person may do an act with a version, and the state it then has (D17, D18, D21; issue 2, step 3).
 * Problems: `version.act-refused` where the state has no such act, `version.not-writer` where another submits or takes
 * back, `version.reviewer-is-writer` where a writer of any version judges, `version.review-missing` where nobody else
 * has passed it before approval.
 */
export function decideAct(version: VersionFacts, act: VersionAct, personId: string): Decision<VersionState, Problem> {
  const next = nextState(version.state, act);
  if (!next) return refuse(refusedAct(version.state, act));
  switch (act) {
    case 'submit':
    case 'withdraw':
      return version.writerId === personId ? grant(next) : refuse({ code: 'version.not-writer' });
    case 'return':
      return version.writerIds.includes(personId) ? refuse({ code: 'version.reviewer-is-writer' }) : grant(next);
    case 'approve':
      if (version.writerIds.includes(personId)) return refuse({ code: 'version.reviewer-is-writer' });
      return version.passedBy.some((id) => !version.writerIds.includes(id)) ? grant(next) : refuse({ code: 'version.review-missing' });
    case 'retire':
    case 'replace':
      return grant(next);
  }
}

/**
 * Whether a person may pass a version in review. Passing leaves the state as it is: approval is an act of its own.
 * Problems: `version.act-refused`, `version.reviewer-is-writer`.
 */
export function decidePass(version: VersionFacts, personId: string): Decision<VersionState, Problem> {
  if (version.state !== 'in_review') return refuse(refusedAct(version.state, 'approve'));
  return version.writerIds.includes(personId) ? refuse({ code: 'version.reviewer-is-writer' }) : grant(version.state);
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
export const allowedActs = (version: VersionFacts, personId: string): VersionAct[] =>
  versionAct.options.filter((act) => act !== 'replace' && decideAct(version, act, personId).ok);
