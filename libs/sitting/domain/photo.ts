import { grant, refuse, type Decision } from '@kaowu/kernel';
import type { Problem, RuleSetValues } from '@kaowu/contracts';

/** A picture as it came in; `picture` is null where it is no JPEG or PNG. */
export interface PhotoFacts {
  readonly file: string;
  readonly kilobytes: number;
  readonly picture: { readonly width: number; readonly height: number } | null;
}

/**
 * Whether a picture may be a candidate's photograph on ticket and certificate: a sound JPEG or PNG, upright, not larger
 * and with not fewer pixels than the rule set says (rules.md, Results and certificates: the face has a photo).
 * Problems: `photo.unreadable`, `photo.too-large`, `photo.not-upright`, `photo.too-small`.
 */
export function checkPhoto({ file, kilobytes, picture }: PhotoFacts, rules: RuleSetValues['photo']): Decision<{ width: number; height: number }, Problem> {
  if (rules && kilobytes > rules.maxKilobytes) return refuse({ code: 'photo.too-large', params: { file, kilobytes: rules.maxKilobytes } });
  if (!picture) return refuse({ code: 'photo.unreadable', params: { file } });
  const { width, height } = picture;
  if (width > height) return refuse({ code: 'photo.not-upright', params: { file } });
  if (rules && (width < rules.minWidthPixels || height < rules.minHeightPixels)) {
    return refuse({ code: 'photo.too-small', params: { file, width, height, minWidth: rules.minWidthPixels, minHeight: rules.minHeightPixels } });
  }
  return grant({ width, height });
}

/** The ID number that a file of the archive is named by: the last part of its path without what follows the dot. */
export const numberInName = (path: string): string => (path.split('/').at(-1) ?? '').replace(/\.[^.]*$/, '').normalize('NFKC').trim().toUpperCase();
