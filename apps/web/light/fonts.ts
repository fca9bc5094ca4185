import '@fontsource/noto-sans-sc/400.css';
import '@fontsource/noto-sans-sc/700.css';

const FAMILY = 'Noto Sans SC';

/**
 * The web font comes in slices, each when a character of it is first shown. On a machine without Chinese type of its
 * own (the browser has then fetched a slice already) all slices of a paper are fetched at once, so that a question shown
 * while the network is gone has its characters.
 */
export async function keepGlyphs(text: string): Promise<void> {
  await document.fonts.ready;
  const needed = [...document.fonts].some((face) => face.family.includes(FAMILY) && face.status !== 'unloaded');
  if (needed) await Promise.all(['400', '700'].map((weight) => document.fonts.load(`${weight} 16px '${FAMILY}'`, text)));
}
