import type { Importance, PaperFigures } from '@kaowu/contracts';
import { constraintsOf, informationAt, secondsOf } from './demands';
import type { DrawnPaper } from './draw-1';
import type { DrawPlan } from './draw-plan';

/** How a drawn paper meets its blueprint; nothing here tells what it asks. */
export function figuresOf(plan: DrawPlan, drawn: DrawnPaper): PaperFigures {
  const { ranges, counts, blueprint } = plan.input;
  const cells = ranges.map(() => blueprint.sections.map(() => 0));
  const elements = new Set<string>();
  const chosen = drawn.sections.flatMap(({ pointsEach, questions }, section) =>
    questions.map(({ itemId, elementCode }) => ({ index: plan.indexOf.get(itemId) ?? -1, elementCode, pointsEach, section })));
  let points = 0;
  let weighted = 0;
  for (const { index, elementCode, pointsEach, section } of chosen) {
    elements.add(elementCode);
    points += pointsEach;
    weighted += pointsEach * (plan.facility[index] ?? 0);
    const row = cells[plan.rangeOf[index] ?? -1];
    if (row) row[section] = (row[section] ?? 0) + 1;
  }
  return {
    questions: chosen.length,
    meanDifficulty: Math.round(weighted / Math.max(1, points)) / 10_000,
    elements: elements.size,
    byRange: ranges.map(({ code }, r) => ({
      code, count: (cells[r] ?? []).reduce((a, b) => a + b, 0), wanted: counts.reduce((sum, row) => sum + (row[r] ?? 0), 0),
    })),
    cells,
    ...moreFigures(plan, chosen.map(({ index }) => index)),
  };
}

/** What only some blueprints ask for. */
function moreFigures({ input, items }: DrawPlan, chosen: readonly number[]): Partial<PaperFigures> {
  const { expectedTime, information } = constraintsOf(input.blueprint);
  const own = chosen.flatMap((index) => items[index] ?? []);
  const letters = (['X', 'Y', 'Z'] as const satisfies readonly Importance[])
    .map((importance) => ({ importance, count: own.filter((item) => item.importance === importance).length }));
  return {
    ...(letters.some(({ count }) => count > 0) ? { byImportance: letters } : {}),
    ...(expectedTime ? { seconds: own.reduce((sum, item) => sum + secondsOf(expectedTime, item), 0) } : {}),
    ...(information.length > 0
      ? { information: information.map(({ ability, target }) => ({ ability, target, value: own.reduce((sum, { difficulty }) => sum + informationAt(difficulty, ability), 0) / 1_000_000 })) }
      : {}),
  };
}
