import { grant, refuse, type Decision } from '@kaowu/kernel';
import type { Problem } from '@kaowu/contracts';

/** Seconds that one code is shown for (RFC 6238). */
export const STEP_SECONDS = 30;

/** Steps before and after the present one whose codes are taken: clocks of devices differ. */
export const WINDOW_STEPS = 1;

/** What was typed, as digits of a code or letters of a recovery code. */
export const plainCode = (typed: string): string => typed.normalize('NFKC').replace(/[\s-]/g, '').toUpperCase();

/** True for the six digits of a device; anything else is taken for a recovery code. */
export const isDeviceCode = (plain: string): boolean => /^\d{6}$/.test(plain);

/**
 * Whether a code of the device is taken. `delta` is how many steps it is away from the present one, null where it fits
 * none in the window. No step is taken twice, nor one before the last taken. The new last step, or `factor.code-wrong`,
 * `factor.code-used`.
 */
export function takeCode(delta: number | null, now: Date, lastStep: number): Decision<number, Problem> {
  if (delta === null) return refuse({ code: 'factor.code-wrong' });
  const step = Math.floor(now.getTime() / 1000 / STEP_SECONDS) + delta;
  return step > lastStep ? grant(step) : refuse({ code: 'factor.code-used' });
}

/** Letters and digits that are not mistaken for one another on paper. */
const ALPHABET = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789';

/** Recovery codes from random bytes: ten characters of 32 signs each (50 bits), "ABCDE-FGH23". */
export function recoveryCodesFrom(bytes: Uint8Array, count: number): string[] {
  return Array.from({ length: count }, (_, i) => {
    const signs = Array.from(bytes.subarray(i * 10, i * 10 + 10), (byte) => ALPHABET[byte % ALPHABET.length]).join('');
    return `${signs.slice(0, 5)}-${signs.slice(5)}`;
  });
}
