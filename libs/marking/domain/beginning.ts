import { beijingMinute, grant, minutesBefore, refuse, type Decision } from '@kaowu/kernel';
import { OPENING_MINUTES, type Problem } from '@kaowu/contracts';

/**
 * Whether the scoring of a session may be opened now. Earlier than the usual half hour before its planned start it needs
 * the word of who opens it (`early`), for then the session takes place before its plan (rules.md, Exam day).
 * Problem: `marking.before-plan` with the planned time and the minutes until then.
 */
export function canOpenScoring(plannedStart: Date, now: Date, early: boolean): Decision<true, Problem> {
  const minutes = minutesBefore(plannedStart, now);
  if (early || minutes <= OPENING_MINUTES) return grant(true);
  return refuse({ code: 'marking.before-plan', params: { planned: beijingMinute(plannedStart), minutes } });
}

/**
 * Whether a work may be scored now: its turn has begun by the plan, or the session was opened early on purpose, and then
 * its opening was its start. Problem: `score.before-start` with the planned time.
 */
export function canScoreNow(plannedTurn: Date, openedEarlyAt: Date | null, now: Date): Decision<true, Problem> {
  if (openedEarlyAt !== null || now.getTime() >= plannedTurn.getTime()) return grant(true);
  return refuse({ code: 'score.before-start', params: { planned: beijingMinute(plannedTurn), minutes: minutesBefore(plannedTurn, now) } });
}
