const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2] as const;

/** Why a text is no resident identity number. */
export type IdNumberFault = 'length' | 'characters' | 'date' | 'check-digit';

/**
 * Checks a resident identity number by GB 11643-1999: 17 digits and a check character, a real date of birth, check
 * character "10X98765432"[Σ aᵢ·wᵢ mod 11]. The region code is never a reason to refuse. Null where it is sound.
 */
export function idNumberFault(idNumber: string): IdNumberFault | null {
  if (idNumber.length !== 18) return 'length';
  if (!/^\d{17}[\dX]$/.test(idNumber)) return 'characters';
  const [year, month, day] = [idNumber.slice(6, 10), idNumber.slice(10, 12), idNumber.slice(12, 14)].map(Number);
  const date = new Date(Date.UTC(year as number, (month as number) - 1, day));
  if (date.getUTCFullYear() !== year || date.getUTCMonth() + 1 !== month || date.getUTCDate() !== day) return 'date';
  const sum = WEIGHTS.reduce((total, weight, i) => total + weight * Number(idNumber[i]), 0);
  return '10X98765432'[sum % 11] === idNumber[17] ? null : 'check-digit';
}

/** Shows the first 3 and last 4 characters only ("110***********0011"); shorter texts are hidden whole. */
export function maskIdNumber(idNumber: string): string {
  if (idNumber.length < 8) return '*'.repeat(idNumber.length);
  return idNumber.slice(0, 3) + '*'.repeat(idNumber.length - 7) + idNumber.slice(-4);
}

/** Shows the first character of a name only ("王**", "A***"). */
export const maskName = (name: string): string => {
  const [first = '', ...rest] = [...name];
  return first + '*'.repeat(rest.length);
};
