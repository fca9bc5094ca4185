/** An exact rational number with a positive denominator; not always in lowest terms. */
export interface Fraction {
  readonly num: bigint;
  readonly den: bigint;
}

/** A whole number as a fraction; a number with decimals is read by its decimal digits, never by its bits. */
export function fraction(value: number): Fraction {
  const [, sign, whole = '', decimals = ''] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(String(value)) ?? [];
  if (whole === '') throw new RangeError(`no plain decimal: ${value}`);
  return { num: BigInt(`${sign ?? ''}${whole}${decimals}`), den: 10n ** BigInt(decimals.length) };
}

export const ZERO: Fraction = { num: 0n, den: 1n };

export const plus = (a: Fraction, b: Fraction): Fraction => ({ num: a.num * b.den + b.num * a.den, den: a.den * b.den });

export const minus = (a: Fraction, b: Fraction): Fraction => plus(a, { num: -b.num, den: b.den });

export const times = (a: Fraction, b: Fraction): Fraction => ({ num: a.num * b.num, den: a.den * b.den });

/** Throws a RangeError by zero. */
export function over(a: Fraction, b: Fraction): Fraction {
  if (b.num === 0n) throw new RangeError('division by zero');
  return b.num < 0n ? { num: -a.num * b.den, den: a.den * -b.num } : { num: a.num * b.den, den: a.den * b.num };
}

/** Negative, zero or positive as a < b, a = b, a > b. */
export function order(a: Fraction, b: Fraction): number {
  const left = a.num * b.den;
  const right = b.num * a.den;
  return left < right ? -1 : left > right ? 1 : 0;
}

/** The distance between two numbers. */
export function distance(a: Fraction, b: Fraction): Fraction {
  const d = minus(a, b);
  return d.num < 0n ? { num: -d.num, den: d.den } : d;
}

/** The nearest whole number of a fraction that is not negative; a half goes up. */
export function nearest(value: Fraction): Fraction {
  const twice = value.num * 2n + value.den;
  return { num: twice / (value.den * 2n), den: 1n };
}

/** A whole fraction as a number. */
export const wholeNumber = (value: Fraction): number => Number(value.num / value.den);
