/** Where a performance stands. `adjudication` also after a marking reviewer's finding. */
export type PerformanceState = 'blind' | 'third' | 'adjudication' | 'final' | 'absent';

/** What decides whether somebody may look at the scores of a performance. */
export interface ScoreSight {
  readonly state: PerformanceState;
  /** True while the viewer still has a score of their own to give on this work. */
  readonly viewerOwesScore: boolean;
  /** True where the viewer could still be called in as the third. */
  readonly viewerMayBecomeThird: boolean;
}

/**
 * Whether the given scores may be shown to a leader, adjudicator, officer or reviewer: only when all blind ones are in,
 * and never to somebody who still has, or may still get, a score of their own to give (独立评分, D26; 承诺书 五).
 */
export const maySeeScores = (sight: ScoreSight): boolean =>
  sight.state !== 'blind' && sight.state !== 'absent' && !sight.viewerOwesScore && !(sight.state === 'third' && sight.viewerMayBecomeThird);
