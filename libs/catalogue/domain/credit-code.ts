const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';

/** Why a text is no unified social credit code. */
export type CreditCodeFault = 'length' | 'characters' | 'check-character';

/**
 * Checks a unified social credit code by GB 32100-2015: 18 characters of 0-9 and A-Z without I O S V Z; the check
 * character is alphabet[(31 − Σ cᵢ·3^(i−1) mod 31) mod 31] over the first 17. Null where it is sound.
 */
export function creditCodeFault(code: string): CreditCodeFault | null {
  if (code.length !== 18) return 'length';
  const values = [...code].map((c) => ALPHABET.indexOf(c));
  if (values.length !== 18 || values.includes(-1)) return 'characters';
  let sum = 0;
  let weight = 1;
  for (const value of values.slice(0, 17)) {
    sum = (sum + value * weight) % 31;
    weight = (weight * 3) % 31;
  }
  return values[17] === (31 - sum) % 31 ? null : 'check-character';
}
