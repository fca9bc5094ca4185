declare const brand: unique symbol;

/** A score in hundredths of a point, always an integer: 60.5 points are `6050`. Never a float of points. */
export type Points = number & { readonly [brand]: 'Points' };

/** Takes a count of hundredths; throws a RangeError unless it is a safe integer. */
export function pointsFromHundredths(hundredths: number): Points {
  if (!Number.isSafeInteger(hundredths)) throw new RangeError(`not whole hundredths: ${hundredths}`);
  return hundredths as Points;
}

/** Takes points as printed ("0.5", 12, "60.25"); throws a RangeError where there are more than two decimals. */
export function points(value: number | string): Points {
  const match = /^(-?)(\d+)(?:\.(\d{1,2}))?$/.exec(String(value));
  if (!match) throw new RangeError(`not points with at most two decimals: ${value}`);
  const [, sign, whole, cents = ''] = match;
  const hundredths = Number(whole) * 100 + Number(cents.padEnd(2, '0'));
  return pointsFromHundredths(sign ? -hundredths : hundredths);
}

/** Sum in hundredths; of nothing it is 0. */
export const sumPoints = (all: readonly Points[]): Points => all.reduce((a, b) => a + b, 0) as Points;

/**
 * Mean of a non-empty list, rounded half up (away from zero on a tie) to whole hundredths, the way 四舍五入 is done
 * on a paper score sheet.
 */
export function meanPoints(all: readonly Points[]): Points {
  if (all.length === 0) throw new RangeError('mean of no scores');
  const sum = sumPoints(all);
  const half = Math.floor((Math.abs(sum) * 2 + all.length) / (all.length * 2));
  return (sum < 0 ? -half : half) as Points;
}

/** As printed on documents: "60.50" has no trailing zeros ("60.5"), whole points have no decimals ("60"). */
export function formatPoints(value: Points): string {
  const whole = Math.trunc(Math.abs(value) / 100);
  const cents = String(Math.abs(value) % 100).padStart(2, '0').replace(/0+$/, '');
  return `${value < 0 ? '-' : ''}${whole}${cents && `.${cents}`}`;
}
