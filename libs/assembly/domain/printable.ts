import type { PaperContent } from '@kaowu/contracts';

/**
 * The number of the first question that paper cannot show as the screen does: with a formula, a picture or a sound.
 * Null where everything can be printed; tables are printed as their lines.
 */
export function firstUnprintable(paper: Pick<PaperContent, 'sections'>): number | null {
  for (const { questions } of paper.sections) {
    for (const { no, html, options, stimulus, lefts = [], rights = [] } of questions) {
      const shown = [html, stimulus?.html, ...[...options, ...lefts, ...rights].map((choice) => choice.html)];
      if (shown.some((text) => text !== undefined && /<(math|img|audio)\b/.test(text))) return no;
    }
  }
  return null;
}
