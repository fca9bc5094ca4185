import type { Problem } from '@kaowu/contracts';
import { Refusal } from '@kaowu/platform';

/** What paper cannot show: a formula that cannot be set (or not in its place), a picture that cannot be read. */
const KINDS = { formula: { zh: '公式', en: 'formula' }, picture: { zh: '无法读取的图片', en: 'picture that cannot be read' } } as const;

/** Where a text stands in a document, in both languages. */
export interface Place {
  readonly zh: string;
  readonly en: string;
}

/** A text holds what paper cannot show; the place is told by those who know it, from the inside out. */
export class Unprintable extends Error {
  constructor(readonly what: keyof typeof KINDS, readonly places: readonly Place[] = []) {
    super(`cannot be printed: ${what}`);
  }

  /** The problem that a person reads. */
  get problem(): Problem {
    const { zh, en } = KINDS[this.what];
    return { code: 'print.not-printable', params: { place: this.places.map((place) => place.zh).join('　'), placeEn: this.places.map((place) => place.en).join(', '), what: zh, whatEn: en } };
  }
}

/** Draws something; what cannot be printed of it is told with its place. */
export function inPlace<T>(place: Place, draw: () => T): T {
  try {
    return draw();
  } catch (error) {
    throw error instanceof Unprintable ? new Unprintable(error.what, [place, ...error.places]) : error;
  }
}

/** Draws a document; refuses `print.not-printable` where a text of it holds what paper cannot show. */
export async function printed<T>(draw: () => Promise<T>): Promise<T> {
  try {
    return await draw();
  } catch (error) {
    throw error instanceof Unprintable ? new Refusal(error.problem) : error;
  }
}
