import { decideTargets, type TargetChoice, type TargetSeat } from './command-targets';

const seat = (seatingId: string, roomId: string, more: Partial<TargetSeat> = {}): TargetSeat =>
  ({ seatingId, roomId, absent: false, attemptId: `a-${seatingId}`, open: true, ...more });
const seats = [
  seat('1', 'A'), seat('2', 'A', { absent: true, attemptId: null, open: false }), seat('3', 'A', { open: false }), seat('4', 'B'),
];
const choice = (more: Partial<TargetChoice>): TargetChoice =>
  ({ seatingIds: undefined, roomIds: undefined, knownRooms: ['A', 'B', 'C'], dutyRooms: null, ...more });

const granted: readonly (readonly [string, Partial<TargetChoice>, string[]])[] = [
  ['one', { seatingIds: ['1'] }, ['1']],
  ['one that has finished is answered for', { seatingIds: ['3'] }, ['3']],
  ['a room leaves out the absent and the finished', { roomIds: ['A'] }, ['1']],
  ['two rooms', { roomIds: ['A', 'B'] }, ['1', '4']],
  ['a seat and a room, nobody twice', { seatingIds: ['1'], roomIds: ['A', 'B'] }, ['1', '4']],
  ['an invigilator in the own room', { roomIds: ['B'], dutyRooms: ['B'] }, ['4']],
];
const refused: readonly (readonly [string, Partial<TargetChoice>, string])[] = [
  ['a seat of another session', { seatingIds: ['1', '9'] }, 'wall.seating-unknown'],
  ['a room of another session', { roomIds: ['Z'] }, 'wall.room-unknown'],
  ['an empty room', { roomIds: ['C'] }, 'command.nobody'],
  ['an invigilator in the next room', { roomIds: ['A'], dutyRooms: ['B'] }, 'wall.not-on-duty'],
  ['an invigilator over both rooms', { roomIds: ['A', 'B'], dutyRooms: ['B'] }, 'wall.not-on-duty'],
];

describe('decideTargets', () => {
  test.each(granted)('%s', (_name, more, expected) => {
    const decision = decideTargets(seats, choice(more));
    expect(decision.ok && decision.value.map((s) => s.seatingId)).toEqual(expected);
  });
  test.each(refused)('refuses %s', (_name, more, code) => {
    const decision = decideTargets(seats, choice(more));
    expect(decision.ok ? null : decision.problem.code).toBe(code);
  });
});
