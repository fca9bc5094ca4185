import { announcedMinute, countdownFrom, formatRemaining, remainingAt, urgency } from './countdown';

const MINUTE = 60_000;

describe('the countdown', () => {
  it('runs on this page’s own clock from what the server said', () => {
    const c = countdownFrom({ phase: 'running', remainingMs: 10_000 }, 500);
    expect([500, 5_500, 10_499, 10_500, 99_999].map((t) => remainingAt(c, t))).toEqual([10_000, 5_000, 1, 0, 0]);
  });
  it('takes off the time that the message was on its way', () => {
    expect(remainingAt(countdownFrom({ phase: 'running', remainingMs: 10_000 }, 500, 40), 500)).toBe(9_960);
  });
  it('stands still in a pause and knows nothing before the start', () => {
    const paused = countdownFrom({ phase: 'paused', remainingMs: 10_000 }, 0);
    expect([remainingAt(paused, 0), remainingAt(paused, 60_000)]).toEqual([10_000, 10_000]);
    expect(remainingAt(countdownFrom({ phase: 'waiting', remainingMs: null }, 0), 5)).toBeNull();
  });
  it.each([[5_400_000, '1:30:00'], [3_600_000, '1:00:00'], [3_599_999, '1:00:00'], [3_599_000, '59:59'], [7_001, '0:08'], [1, '0:01'], [0, '0:00']])(
    '%d ms reads %s', (ms, text) => expect(formatRemaining(ms)).toBe(text));
  it('turns at ten minutes and at one', () => {
    expect([10 * MINUTE + 1, 10 * MINUTE, MINUTE + 1, MINUTE].map(urgency)).toEqual(['calm', 'attention', 'attention', 'last']);
  });
  it('reads out 10, 5 and 1 once each', () => {
    expect(announcedMinute(10 * MINUTE + 1, 10 * MINUTE)).toBe(10);
    expect(announcedMinute(10 * MINUTE, 10 * MINUTE - 1000)).toBeNull();
    expect(announcedMinute(6 * MINUTE, 4 * MINUTE)).toBe(5);
    expect(announcedMinute(MINUTE + 500, MINUTE - 500)).toBe(1);
  });
});
