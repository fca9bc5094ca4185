import { adoptedDifficulty, optionStatistics, retirementFlags, type RetirementRule } from './item-statistics';

describe('optionStatistics', () => {
  // Four candidates with rests 0, 0.25, 0.5, 1; A (the key) chosen by the last two, B by the first, nothing by the second.
  const round = { responses: 4, rest: 1.75, restSquared: 1.3125, options: [{ id: 'A', chosen: 2, rest: 1.5 }, { id: 'B', chosen: 1, rest: 0 }] };

  test('frequencies and point-biserials by hand', () => {
    // A: covariance 1.5 − 2·1.75/4 = 0.625, variances 2 − 4/4 = 1 and 1.3125 − 1.75²/4 = 0.546875 → 0.8452.
    // B: covariance 0 − 1.75/4 = −0.4375, variance 1 − 1/4 = 0.75 → −0.6831.
    expect(optionStatistics([round], ['A'], ['A', 'B', 'C'])).toEqual([
      { id: 'A', right: true, chosen: 2, share: 0.5, discrimination: 0.8452 },
      { id: 'B', right: false, chosen: 1, share: 0.25, discrimination: -0.6831 },
      { id: 'C', right: false, chosen: 0, share: 0, discrimination: null },
    ]);
  });

  test('a round twice has the same figures: rounds are pooled around their own means', () => {
    const [once] = optionStatistics([round], ['A'], ['A']);
    const shifted = { ...round, rest: 1.75 + 4 * 0.3, restSquared: 1.3125 + 2 * 0.3 * 1.75 + 4 * 0.09, options: round.options.map((o) => ({ ...o, rest: o.rest + o.chosen * 0.3 })) };
    expect(optionStatistics([round, shifted], ['A'], ['A'])[0]).toEqual({ ...once, chosen: 4 });
  });
});

describe('retirementFlags', () => {
  const rule: RetirementRule = { minResponses: 30, facilityAtLeastPercent: 20, facilityAtMostPercent: 95, discriminationAtLeastHundredths: 10, seenAtMost: 2000 };
  const figures = (more: object = {}) => ({ responses: 100, facility: 0.6, discrimination: 0.3, ...more });
  test.each([
    ['a good item', figures(), []],
    ['exactly as hard as allowed', figures({ facility: 0.2 }), []],
    ['a hair harder', figures({ facility: 0.1999 }), ['too-hard']],
    ['exactly as easy as allowed', figures({ facility: 0.95 }), []],
    ['a hair easier', figures({ facility: 0.9501 }), ['too-easy']],
    ['exactly as discriminating as asked', figures({ discrimination: 0.1 }), []],
    ['a hair less', figures({ discrimination: 0.0999 }), ['discriminates-badly']],
    ['no discrimination to speak of', figures({ discrimination: null }), []],
    ['too few answers to say anything', figures({ responses: 29, facility: 0, discrimination: -1 }), []],
    ['just enough answers', figures({ responses: 30, facility: 0.1 }), ['too-hard']],
    ['seen as often as allowed', figures({ responses: 2000 }), []],
    ['seen once more', figures({ responses: 2001 }), ['seen-too-often']],
    ['several reasons at once', figures({ responses: 2001, facility: 0.99, discrimination: 0 }), ['too-easy', 'discriminates-badly', 'seen-too-often']],
  ])('%s', (_, of, flags) => expect(retirementFlags(of, rule)).toEqual(flags));

  test('without a rule nothing is proposed', () => expect(retirementFlags(figures({ facility: 0 }), null)).toEqual([]));
});

test.each([[0.649, 0.65], [0, 0.01], [1, 0.99], [0.996, 0.99], [0.5, 0.5]])('facility %s is adopted as %s', (facility, adopted) => expect(adoptedDifficulty(facility)).toBe(adopted));
