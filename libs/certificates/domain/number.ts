import { CERTIFICATE_NUMBER } from '@kaowu/contracts';
import type { Level, Problem } from '@kaowu/contracts';
import { grant, refuse } from '@kaowu/kernel';
import type { Decision } from '@kaowu/kernel';

/** The codes that the authority gave the body; the first 13 characters of its numbers. */
export interface BodyCodes {
  /** Y employer, S social body. */
  readonly bodyType: 'Y' | 'S';
  /** 4 digits. */
  readonly bodyCode: string;
  /** 2 digits; 11 is Beijing. */
  readonly provinceCode: string;
  /** 6 digits. */
  readonly siteSerial: string;
}

/** The highest serial under one prefix. */
export const MAX_SERIAL = 999_999;

/**
 * The first 16 characters of a number: codes of the body, last two digits of the year of issue, level. Serials are
 * counted under it. Problem: `certificate.prefix-invalid` where the body's codes have a wrong form.
 */
export function numberPrefix(codes: BodyCodes, issueOn: string, level: Level): Decision<string, Problem> {
  const prefix = `${codes.bodyType}${codes.bodyCode}${codes.provinceCode}${codes.siteSerial}${issueOn.slice(2, 4)}${level}`;
  return CERTIFICATE_NUMBER.test(`${prefix}000001`) ? grant(prefix) : refuse({ code: 'certificate.prefix-invalid', params: { prefix } });
}

/** The number of a serial (1–999999) under a prefix; throws a RangeError outside. */
export function certificateNumberOf(prefix: string, serial: number): string {
  if (!Number.isInteger(serial) || serial < 1 || serial > MAX_SERIAL) throw new RangeError(`no serial: ${serial}`);
  return `${prefix}${String(serial).padStart(6, '0')}`;
}

/** The parts of a number, or null where it has none of its form. */
export function readNumber(number: string): (BodyCodes & { readonly year: string; readonly level: string; readonly serial: number }) | null {
  if (!CERTIFICATE_NUMBER.test(number)) return null;
  return {
    bodyType: number[0] as 'Y' | 'S', bodyCode: number.slice(1, 5), provinceCode: number.slice(5, 7), siteSerial: number.slice(7, 13),
    year: number.slice(13, 15), level: number.slice(15, 16), serial: Number(number.slice(16)),
  };
}
