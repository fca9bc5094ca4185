import fc from 'fast-check';
import type { SeatChange } from '@kaowu/contracts';
import { DeltaBuffer } from './delta-buffer';

describe('DeltaBuffer', () => {
  test('several changes of one seat become one, the later value of a field winning', () => {
    const buffer = new DeltaBuffer();
    buffer.add({ seats: [{ seatingId: 'a', answered: 1, connected: true }] });
    buffer.add({ seats: [{ seatingId: 'a', answered: 2 }, { seatingId: 'b', answered: 7 }] });
    expect(buffer.take().seats).toEqual([{ seatingId: 'a', answered: 2, connected: true }, { seatingId: 'b', answered: 7 }]);
    expect(buffer.empty).toBe(true);
    expect(buffer.take().seats).toEqual([]);
  });

  test('applying the deltas in order gives what applying each change alone gives, wherever they are cut', () => {
    const change = fc.record({ seatingId: fc.constantFrom('a', 'b', 'c') }, { requiredKeys: ['seatingId'] })
      .chain(({ seatingId }) => fc.record({ answered: fc.nat(9), connected: fc.boolean() }, { requiredKeys: [] }).map((facts) => ({ seatingId, ...facts }) as SeatChange));
    const apply = (state: Map<string, SeatChange>, seats: readonly SeatChange[]): void => {
      for (const seat of seats) state.set(seat.seatingId, { ...state.get(seat.seatingId), ...seat });
    };
    fc.assert(fc.property(fc.array(fc.tuple(change, fc.boolean())), (steps) => {
      const [one, many] = [new Map<string, SeatChange>(), new Map<string, SeatChange>()];
      const buffer = new DeltaBuffer();
      for (const [seat, cut] of steps) {
        apply(one, [seat]);
        buffer.add({ seats: [seat] });
        if (cut) apply(many, buffer.take().seats);
      }
      apply(many, buffer.take().seats);
      expect(many).toEqual(one);
    }));
  });
});
