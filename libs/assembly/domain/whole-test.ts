import type { BlueprintSpec, HandSelection, ItemType, ProblemDetail } from '@kaowu/contracts';
import { sectionNamed } from './whole-paper';

/** A test as the bank reads it: sections with the items that they name. */
export interface TestToRead {
  readonly file: string;
  readonly sections: readonly {
    readonly title: string;
    readonly line: number;
    readonly selects: boolean;
    readonly refs: readonly { readonly identifier: string; readonly line: number; readonly itemId: string | null; readonly points: number | null }[];
  }[];
}

type Sections = Pick<BlueprintSpec, 'sections'>;
type Ref = TestToRead['sections'][number]['refs'][number];

/** The blueprint's section of an item: what the test's section is called, else its place where both have as many, else the only section of the item's type; −1 where none. */
function sectionFor(test: TestToRead, place: number, type: ItemType | undefined, blueprint: Sections): number {
  const named = sectionNamed(test.sections[place]?.title ?? '', blueprint);
  if (named >= 0) return named;
  if (test.sections.length === blueprint.sections.length) return place;
  const typed = blueprint.sections.flatMap((section, s) => (section.type === type ? [s] : []));
  return typed.length === 1 ? typed[0] ?? -1 : -1;
}

/**
 * Reads whole papers from tests, a form each, in the order of their files. What a test names wrongly is a detail with its place
 * and is left out; points that differ from the blueprint's, which hold, and sections that leave something to chance are
 * told. Problems: whole-paper.section-unknown, whole-paper.item-unknown, whole-paper.item-twice,
 * whole-paper.points-differ, whole-paper.selects, whole-paper.no-test.
 */
export function readWholeTests(
  tests: readonly TestToRead[], blueprint: Sections, typeOf: ReadonlyMap<string, ItemType>,
): { readonly forms: HandSelection[]; readonly details: ProblemDetail[] } {
  const details: ProblemDetail[] = tests.length === 0 ? [{ code: 'whole-paper.no-test' }] : [];
  const forms = tests.map((test, f) => {
    const letter = String.fromCharCode(65 + f);
    const sections = blueprint.sections.map((): string[] => []);
    const told = (code: string, line: number, item: string, params: NonNullable<ProblemDetail['params']>): void => {
      details.push({ code, params, sheet: test.file, row: line, column: item });
    };
    const take = (ref: Ref, place: number, title: string): void => {
      const type = ref.itemId === null ? undefined : typeOf.get(ref.itemId);
      const section = sectionFor(test, place, type, blueprint);
      const pointsEach = blueprint.sections[section]?.pointsEach;
      if (ref.itemId === null || type === undefined) return told('whole-paper.item-unknown', ref.line, ref.identifier, { serial: ref.identifier });
      if (pointsEach === undefined) return told('whole-paper.section-unknown', ref.line, ref.identifier, { section: title });
      if (sections.flat().includes(ref.itemId)) return told('whole-paper.item-twice', ref.line, ref.identifier, { serial: ref.identifier, form: letter });
      if (ref.points !== null && Math.round(ref.points * 100) !== pointsEach) told('whole-paper.points-differ', ref.line, ref.identifier, { serial: ref.identifier, points: ref.points, given: pointsEach / 100 });
      sections[section]?.push(ref.itemId);
    };
    test.sections.forEach(({ title, line, selects, refs }, place) => {
      if (selects) told('whole-paper.selects', line, title, { section: title });
      for (const ref of refs) take(ref, place, title);
    });
    return sections;
  });
  return { forms: forms.filter((sections) => sections.some((ids) => ids.length > 0)), details };
}
