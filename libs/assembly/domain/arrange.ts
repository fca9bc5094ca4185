import type { SeededRandom } from '@kaowu/kernel';
import type { Draft } from './draft';
import type { DrawnPaper } from './draw-1';
import type { DrawPlan } from './draw-plan';

/** Puts the questions of a filled draft in random order, section by section. Part of draw-2. */
export function arrange(plan: DrawPlan, draft: Draft, random: SeededRandom): DrawnPaper {
  const sections = plan.input.blueprint.sections.map((_, section) => draft.chosen.filter((__, question) => draft.cellOf[question]?.section === section));
  return arrangeSections(plan, sections, random);
}

/**
 * Puts the items (indices) of each section in random order and numbers them through the paper; items of one stimulus
 * stay together, in the order of the bank. Part of draw-2 and forms-1.
 */
export function arrangeSections(
  { input, items }: Pick<DrawPlan, 'input' | 'items'>, sections: readonly (readonly number[])[], random: SeededRandom,
): DrawnPaper {
  let no = 0;
  return {
    sections: input.blueprint.sections.map(({ title, type, pointsEach }, section) => {
      const units = new Map<string, number[]>();
      for (const index of [...(sections[section] ?? [])].sort((a, b) => a - b)) {
        const unit = items[index]?.stimulusId ?? `item ${index}`;
        units.set(unit, [...(units.get(unit) ?? []), index]);
      }
      const questions = random.shuffle([...units.values()]).flat().map((index) => {
        const { itemId, versionId, digest, elementCode } = items[index] as (typeof items)[number];
        return { no: ++no, itemId, versionId, digest, elementCode };
      });
      return { title, type, pointsEach, questions };
    }),
  };
}
