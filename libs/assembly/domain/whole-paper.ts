import { ITEM_TYPES, type BlueprintSpec, type HandSelection, type ProblemDetail } from '@kaowu/contracts';

/** A row of a sheet, as texts, with its place. */
interface Row {
  readonly sheet: string;
  readonly row: number;
  readonly cells: Readonly<Record<string, string>>;
}

/** The rows of a spreadsheet that names a paper's items. */
export interface WholePaperSheet {
  readonly rows: readonly Row[];
  /** The letter of each column that was found. */
  readonly letters: Readonly<Record<string, string>>;
}

const squeezed = (text: string): string => text.normalize('NFKC').replace(/\s+/g, '').toLowerCase();

/** The section that a cell names: by number, by title, or by its type where only one section has it; −1 where none. */
export function sectionNamed(text: string, { sections }: Pick<BlueprintSpec, 'sections'>): number {
  const name = squeezed(text);
  if (/^\d+$/.test(name)) return Number(name) >= 1 && Number(name) <= sections.length ? Number(name) - 1 : -1;
  const titled = sections.findIndex(({ title }) => squeezed(title) === name || squeezed(title).endsWith(`、${name}`));
  if (titled >= 0) return titled;
  const typed = sections.flatMap(({ type }, s) => ([ITEM_TYPES[type].zh, ITEM_TYPES[type].en, ...ITEM_TYPES[type].aliases].some((word) => squeezed(word) === name) ? [s] : []));
  return typed.length === 1 ? typed[0] ?? -1 : -1;
}

/**
 * Reads whole papers: a row a question, in order; forms by letter (A where none is named). What a row names wrongly is
 * a detail with its place, and the question is left out. Problems of rows: whole-paper.section-unknown,
 * whole-paper.item-unknown, whole-paper.item-twice, whole-paper.form-unknown.
 */
export function readWholePaper(
  sheet: WholePaperSheet, blueprint: Pick<BlueprintSpec, 'sections'>, itemOf: ReadonlyMap<number, string>,
): { readonly forms: HandSelection[]; readonly details: ProblemDetail[] } {
  const forms = new Map<string, string[][]>();
  const details: ProblemDetail[] = [];
  for (const { sheet: name, row, cells } of sheet.rows) {
    const fault = (column: string, code: string, params: NonNullable<ProblemDetail['params']>): void => {
      const letter = sheet.letters[column];
      details.push({ code, params, sheet: name, row, ...(letter === undefined ? {} : { column: letter }) });
    };
    const form = squeezed(cells['form'] ?? '').replace(/卷$/, '').toUpperCase() || 'A';
    const section = sectionNamed(cells['section'] ?? '', blueprint);
    const serial = Number(squeezed(cells['serial'] ?? '').replace(/^#/, ''));
    const item = itemOf.get(serial);
    if (!/^[A-Z]$/.test(form)) fault('form', 'whole-paper.form-unknown', { form });
    else if (section < 0) fault('section', 'whole-paper.section-unknown', { section: cells['section'] ?? '' });
    else if (item === undefined) fault('serial', 'whole-paper.item-unknown', { serial: cells['serial'] ?? '' });
    else {
      const sections = forms.get(form) ?? blueprint.sections.map((): string[] => []);
      forms.set(form, sections);
      if (sections.flat().includes(item)) fault('serial', 'whole-paper.item-twice', { serial, form });
      else sections[section]?.push(item);
    }
  }
  return { forms: [...forms].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, sections]) => sections), details };
}
