import seedrandom from 'seedrandom';

/** A source of repeatable randomness: the same seed gives the same sequence on every machine and for ever. */
export interface SeededRandom {
  /** The next number in [0, 1), with 53 random bits (ARC4, seedrandom 3). */
  next(): number;
  /** The next whole number in [0, below). */
  below(below: number): number;
  /** A shuffled copy (Fisher–Yates from the end). */
  shuffle<T>(list: readonly T[]): T[];
  /** `count` distinct entries in random order; throws a RangeError when the list is shorter. */
  sample<T>(list: readonly T[], count: number): T[];
}

/** ARC4 randomness of the npm package seedrandom, seeded by a text. Only the local generator is touched. */
export function seededRandom(seed: string): SeededRandom {
  const generator = seedrandom(seed);
  const below = (limit: number): number => Math.floor(generator() * limit);
  const shuffle = <T>(list: readonly T[]): T[] => {
    const copy = [...list];
    for (let i = copy.length - 1; i > 0; i--) {
      const j = below(i + 1);
      const held = copy[i] as T;
      copy[i] = copy[j] as T;
      copy[j] = held;
    }
    return copy;
  };
  return {
    next: () => generator(),
    below,
    shuffle,
    sample: (list, count) => {
      if (count > list.length) throw new RangeError(`sample of ${count} from ${list.length}`);
      return shuffle(list).slice(0, count);
    },
  };
}
