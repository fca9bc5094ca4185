import type { BlueprintSpec, CoverageReport, Importance, PaperFigures, PaperRecipe } from '@kaowu/contracts';

const mean = (numbers: readonly number[]): number =>
  numbers.length === 0 ? 0 : Math.round((numbers.reduce((a, b) => a + b, 0) / numbers.length) * 100) / 100;

const bounds = (numbers: readonly number[]): { lowest: number; highest: number } =>
  numbers.reduce((all, n) => ({ lowest: Math.min(all.lowest, n), highest: Math.max(all.highest, n) }), { lowest: Infinity, highest: -Infinity });

/** The two-way table 双向细目表 of drawn papers against what their recipe wanted; it names no item. */
export function coverageOf(recipe: Pick<PaperRecipe, 'ranges' | 'counts'>, blueprint: BlueprintSpec, papers: readonly PaperFigures[]): CoverageReport {
  const cells = papers.flatMap((figures) => (figures.cells ? [figures.cells] : []));
  const letters = papers.flatMap(({ byImportance }) => byImportance ?? []);
  const seconds = papers.flatMap((figures) => figures.seconds ?? []);
  const abilities = papers.find(({ information }) => information)?.information ?? [];
  return {
    papers: papers.length,
    sections: blueprint.sections.map(({ title, type, count }) => ({ title, type, count })),
    rows: recipe.ranges.map(({ code, name, weightHundredths }, r) => {
      const found = papers.map(({ byRange }) => byRange[r]?.count ?? 0);
      const { lowest, highest } = bounds(found);
      return {
        code, name, weightHundredths, lowest, highest, mean: mean(found),
        wanted: recipe.counts.reduce((sum, row) => sum + (row[r] ?? 0), 0),
        cells: cells.length === 0 ? null : blueprint.sections.map((_, s) => mean(cells.map((own) => own[r]?.[s] ?? 0))),
      };
    }),
    importance: letters.length === 0 ? [] : (['X', 'Y', 'Z'] as const satisfies readonly Importance[])
      .map((importance) => ({ importance, mean: mean(letters.filter((own) => own.importance === importance).map(({ count }) => count)) })),
    minutes: seconds.length === 0 ? null : { lowest: Math.round(bounds(seconds).lowest / 6) / 10, highest: Math.round(bounds(seconds).highest / 6) / 10 },
    information: abilities.map(({ ability, target }, i) => {
      const { lowest, highest } = bounds(papers.flatMap(({ information }) => information?.[i]?.value ?? []));
      return { ability, target, lowest: Math.round(lowest * 1000) / 1000, highest: Math.round(highest * 1000) / 1000 };
    }),
  };
}
