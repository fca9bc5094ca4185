import type { RuleSetValues } from '@kaowu/contracts';

/** Rule values for tests: the shipped defaults where a test does not say otherwise. */
export const RULES: RuleSetValues = {
  pass: { partHundredths: 6000, reviewLevels: ['2', '1'] },
  staffing: {
    candidatesPerInvigilator: 15, minInvigilatorsPerRoom: 2, candidatesPerExaminer: 5, minExaminersPerGroup: 3, examinersOdd: true,
    examinerLevels: ['5', '4', '3'], cardValidYears: 3, trainingEveryDays: 92,
  },
  rotation: { maxRunning: 3, minChangedPercent: 33 },
  recusal: { relations: ['relative', 'master_apprentice', 'teacher_student', 'trainee', 'employer'] },
  room: { arriveBeforeMinutes: 30, lateEntryMinutes: 15, earliestHandInMinutes: 30, nobodyLeavesInLastMinutes: 15, spareMachinePercent: 10 },
  marking: { tolerancePercent: 10, inclusive: true, tie: 'adjudicate', panel: 'mean', humanReviewPercent: 20 },
  publication: { objectionWorkingDays: 5 },
  filing: { validYears: 3, firstApplicationMaxOccupations: 3, minRoundsPerYear: 2 },
  barred: { falsePapersYears: 3, seriousViolationYears: 1 },
};
