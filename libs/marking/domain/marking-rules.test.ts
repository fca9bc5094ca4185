import { maySeeScores } from './blindness';
import type { ScoreSight } from './blindness';
import { sessionFigures } from './monitor';
import type { MonitoredScore } from './monitor';
import { checkPlan } from './plan';

describe('maySeeScores', () => {
  test.each<[string, ScoreSight, boolean]>([
    ['one of two is in', { state: 'blind', viewerOwesScore: false, viewerMayBecomeThird: false }, false],
    ['third pending with somebody else', { state: 'third', viewerOwesScore: false, viewerMayBecomeThird: false }, true],
    ['third pending with the viewer', { state: 'third', viewerOwesScore: true, viewerMayBecomeThird: false }, false],
    ['third not yet given to anybody, viewer could be it', { state: 'third', viewerOwesScore: false, viewerMayBecomeThird: true }, false],
    ['in adjudication', { state: 'adjudication', viewerOwesScore: false, viewerMayBecomeThird: true }, true],
    ['final', { state: 'final', viewerOwesScore: false, viewerMayBecomeThird: false }, true],
    ['absent', { state: 'absent', viewerOwesScore: false, viewerMayBecomeThird: false }, false],
  ])('%s', (_name, sight, expected) => {
    expect(maySeeScores(sight)).toBe(expected);
  });
});

describe('checkPlan', () => {
  const task = (taskVersionId: string, weightPercent: number): { taskVersionId: string; weightPercent: number } => ({ taskVersionId, weightPercent });
  test.each<[string, ReturnType<typeof task>[], number, string[]]>([
    ['three tasks, 100 %', [task('a', 30), task('b', 35), task('c', 35)], 2, []],
    ['one task of 100 %', [task('a', 100)], 3, []],
    ['99 %', [task('a', 99)], 2, ['marking.plan-weights']],
    ['101 %', [task('a', 50), task('b', 51)], 2, ['marking.plan-weights']],
    ['a task without weight', [task('a', 100), task('b', 0)], 2, ['marking.plan-weight-not-positive']],
    ['a task twice', [task('a', 50), task('a', 50)], 2, ['marking.plan-task-twice']],
    ['nothing', [], 2, ['marking.plan-empty']],
    ['one scorer', [task('a', 100)], 1, ['marking.plan-scorers']],
    ['a panel of four', [task('a', 100)], 4, ['marking.plan-scorers']],
  ])('%s', (_name, tasks, scorers, codes) => {
    const decision = checkPlan(tasks, scorers);
    expect(decision.ok ? [] : decision.problem.details?.map((d) => d.code)).toEqual(codes);
  });
});

describe('sessionFigures', () => {
  const score = (performanceId: string, examinerId: string, total: number, at: number, kind: MonitoredScore['kind'] = 'blind'): MonitoredScore => ({
    performanceId,
    examinerId,
    kind,
    total,
    fullPoints: 10000,
    submittedAtMs: at * 1000,
  });

  test('rates, leans and pace of two works', () => {
    const scores = [
      score('p1', 'a', 8000, 0),
      score('p1', 'b', 8400, 5),
      score('p2', 'a', 6000, 60),
      score('p2', 'b', 8000, 65),
      score('p2', 'c', 7000, 100, 'third'),
      score('p2', 'd', 7200, 130, 'adjudication'),
    ];
    const figures = sessionFigures(scores, { tolerancePercent: 5, inclusive: true });
    expect(figures).toMatchObject({ pairs: 2, agreedPairs: 1, thirdRatePercent: 50, adjudicationRatePercent: 50, meanAbsoluteDifferencePercent: 12 });
    expect(figures.examiners.find((e) => e.examinerId === 'a')).toEqual({
      examinerId: 'a', scores: 2, meanPercent: 70, meanDifferencePercent: -12, agreementPercent: 50, paceSeconds: 60,
    });
    expect(figures.examiners.find((e) => e.examinerId === 'd')).toMatchObject({ scores: 0, meanPercent: null, paceSeconds: null });
  });

  test('says nothing where nothing was scored', () => {
    expect(sessionFigures([], { tolerancePercent: 5, inclusive: true })).toMatchObject({ pairs: 0, thirdRatePercent: null, examiners: [] });
  });
});
