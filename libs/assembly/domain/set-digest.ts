import { digestOf } from '@kaowu/kernel';

/** Digest of a whole set: its recipe and the digests of its papers in draw order. */
export const setDigest = (recipeDigest: string, papers: readonly string[]): string => digestOf({ recipe: recipeDigest, papers });
