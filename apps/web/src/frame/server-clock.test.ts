import { narrowed, offsetMs, type ClockBounds, type ToldTime } from './server-clock';

const MINUTE = 60_000;
const NINE = Date.UTC(2026, 10, 20, 9);
/** A reply on the way for `takesMs`, to a browser whose clock is `wrongMs` ahead, told at the middle of the way. */
const reply = (wrongMs: number, takesMs = 40, atMs = NINE): ToldTime => ({ sentAtMs: atMs + wrongMs, serverMs: atMs + takesMs / 2, heardAtMs: atMs + wrongMs + takesMs });
const after = (...replies: readonly ToldTime[]): ClockBounds | null => replies.reduce<ClockBounds | null>(narrowed, null);

describe("the server's time in the browser", () => {
  it.each([
    ['right', 0], ['ten minutes fast', 10 * MINUTE], ['ten minutes slow', -10 * MINUTE], ['a second fast', 1_000],
  ])('is known after one reply, on a clock that is %s', (_name, wrongMs) => {
    expect(offsetMs(after(reply(wrongMs)))).toBe(0 - wrongMs);
  });

  it('opens a button at its instant and not before, on a clock that is ten minutes wrong', () => {
    const from = NINE + 30 * MINUTE;
    for (const wrongMs of [10 * MINUTE, -10 * MINUTE]) {
      const offset = offsetMs(after(reply(wrongMs)));
      const seen = (serverMs: number): number => serverMs + wrongMs + offset;
      expect([seen(from - 1) < from, seen(from) < from]).toEqual([true, false]);
    }
  });

  it('is not known better by a slow reply, and better by a quick one', () => {
    const slow: ToldTime = { sentAtMs: NINE, serverMs: NINE + 3_900, heardAtMs: NINE + 4_000 };
    expect(offsetMs(after(slow))).toBe(1_900);
    expect(offsetMs(after(slow, reply(0)))).toBe(0);
    expect(offsetMs(after(reply(0), slow))).toBe(0);
  });

  it('follows a clock that was set while the page was open, either way', () => {
    expect(offsetMs(after(reply(0), reply(10 * MINUTE)))).toBe(-10 * MINUTE);
    expect(offsetMs(after(reply(10 * MINUTE), reply(0)))).toBe(0);
  });

  it('learns nothing from a reply over which the clock was set back', () => {
    const over: ToldTime = { sentAtMs: NINE, serverMs: NINE + 20, heardAtMs: NINE - 10 * MINUTE };
    expect(after(over)).toBeNull();
    expect(offsetMs(after(reply(0), over))).toBe(0);
  });

  it('is this clock before any reply', () => expect(offsetMs(null)).toBe(0));
});
