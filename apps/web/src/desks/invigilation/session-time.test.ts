import type { SeatFacts, WallDelivery, WallSnapshot } from '@kaowu/contracts';
import { sessionTime } from './session-time';

const MINUTE = 60_000;
const NINE = Date.UTC(2026, 10, 20, 9);
const at = (minutes: number): string => new Date(NINE + minutes * MINUTE).toISOString();
const seat = (attemptState: SeatFacts['attemptState'], absent = false): SeatFacts => ({ attemptState, absent }) as SeatFacts;

type Mode = WallSnapshot['session']['mode'];
/** Theory of 90 minutes from nine, entry until half past; or two turns of 30 minutes with a pause between. */
const snapshot = (mode: Mode, state: 'ready' | 'closed' = 'ready'): WallSnapshot => ({
  session: { mode, state, startsAt: at(0), durationMinutes: 90 }, entryEndsAt: at(30),
  turns: [{ turn: 1, startsAt: at(0), endsAt: at(30), entryEndsAt: at(10) }, { turn: 2, startsAt: at(40), endsAt: at(70), entryEndsAt: at(50) }],
}) as unknown as WallSnapshot;
const running: WallDelivery = { state: 'running', startedAt: at(0) };
const none: WallDelivery = { state: 'none', startedAt: null };

describe("a session's time on the wall", () => {
  it.each<[string, Mode, WallDelivery, readonly SeatFacts[], number, { label: string; minutes: number | null; tone?: string }]>([
    ['before the start', 'theory', { state: 'prepared', startedAt: null }, [seat('waiting')], -5, { label: 'untilStart', minutes: 5 }],
    ['late to start', 'theory', { state: 'prepared', startedAt: null }, [seat('waiting')], 5, { label: 'notStarted', minutes: 5 }],
    ['while they answer', 'theory', running, [seat('running'), seat('handed_in')], 40, { label: 'remaining', minutes: 50 }],
    ['just before the last ten minutes', 'theory', running, [seat('running')], 79.99, { label: 'remaining', minutes: 10.01 }],
    ['in the last ten minutes', 'theory', running, [seat('running')], 80, { label: 'remaining', minutes: 10, tone: 'late' }],
    ['in the last minute', 'theory', running, [seat('running')], 89, { label: 'remaining', minutes: 1, tone: 'last' }],
    ['when the last paper is in', 'theory', running, [seat('handed_in'), seat('forced'), seat('void')], 40, { label: 'allIn', minutes: null }],
    ['when all here are in and nobody may come any more', 'theory', running, [seat('handed_in'), seat('waiting')], 30, { label: 'allIn', minutes: null }],
    ['when all here are in and one may still come', 'theory', running, [seat('handed_in'), seat('waiting')], 29.99, { label: 'remaining', minutes: 60.01 }],
    ['when all here are in and the other was told absent', 'theory', running, [seat('handed_in'), seat(null, true)], 20, { label: 'allIn', minutes: null }],
    ['once it was closed', 'theory', { state: 'closed', startedAt: at(0) }, [seat('forced')], 40, { label: 'over', minutes: null }],
    ['before the first turn', 'practical', none, [], -1, { label: 'turnUntil', minutes: 1 }],
    ['in a turn', 'practical', none, [], 29.99, { label: 'turnLeft', minutes: 0.01 }],
    ['between the turns', 'practical', none, [], 30, { label: 'turnUntil', minutes: 10 }],
    ['after the last turn', 'practical', none, [], 70, { label: 'over', minutes: null }],
  ])('%s', (_name, mode, delivery, seats, minute, { label, minutes, tone = 'plain' }) => {
    const told = sessionTime(snapshot(mode), delivery, seats, NINE + minute * MINUTE);
    expect({ label: told.label, minutes: told.ms === null ? null : Math.round(told.ms / 600) / 100, tone: told.tone }).toEqual({ label, minutes, tone });
  });

  it.each(['theory', 'practical', 'review'] as const)('stands still in a closed session of %s, whatever is left of it', (mode) => {
    expect(sessionTime(snapshot(mode, 'closed'), running, [seat('running')], NINE + MINUTE)).toMatchObject({ label: 'over', ms: null });
  });
});
