import { Injectable } from '@nestjs/common';
import type { assemblyRoutes, BlueprintSpec, FileReply, HandSelection, InputOf, OutputOf, ProblemDetail } from '@kaowu/contracts';
import { ReadTests } from '@kaowu/bank';
import { newId } from '@kaowu/kernel';
import { accept, Database, readSheet, wireProblem, writeWorkbook, type SheetColumn } from '@kaowu/platform';
import { draws } from '../domain/allocate';
import { constraintsOf } from '../domain/demands';
import { checkHand } from '../domain/hand';
import { drawable } from '../domain/prepare';
import { rangeFinder, rangesOfTier, type SupplyItem } from '../domain/ranges';
import { readWholePaper } from '../domain/whole-paper';
import { readWholeTests } from '../domain/whole-test';
import { getVersion } from '../persistence/blueprint-rows';
import { serialsOf } from '../persistence/exposure-rows';
import { assembleForms } from './assemble-forms';
import { withSolver } from './solver/solver';
import { BankSupply, type Supplied } from './supply';

type Routes = typeof assemblyRoutes;
/** Papers that a file holds, and what of it could not be taken. */
type Read = { readonly forms: HandSelection[]; readonly details: readonly ProblemDetail[] };
type Asked = InputOf<Routes['handItems']>['body'];

const COLUMNS: readonly SheetColumn[] = [
  { key: 'form', headings: ['卷型', '套别', 'form'] },
  { key: 'section', headings: ['大题', '题型', 'section'], required: true },
  { key: 'serial', headings: ['试题编号', '题库编号', '试题号', 'item'], required: true },
];
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Papers that people put together: what may be chosen, how a choice stands, and whole papers from a spreadsheet. Nothing here tells what an item asks. */
@Injectable()
export class HandAssembly {
  constructor(private readonly db: Database, private readonly supply: BankSupply, private readonly tests: ReadTests) {}

  /** A choice against its blueprint. Problems: record.not-found and those of `checkHand`. */
  async check(versionId: string, sections: HandSelection): Promise<OutputOf<Routes['handCheck']>> {
    const { spec } = await getVersion(this.db, versionId);
    return accept(checkHand(spec, await this.supply.of(spec), sections));
  }

  /** Items that may be chosen for a section; with `ids` those named, wherever they belong. Problem: record.not-found. */
  async items(versionId: string, asked: Asked): Promise<OutputOf<Routes['handItems']>> {
    const { spec } = await getVersion(this.db, versionId);
    const { table, pool } = await this.supply.of(spec);
    const serials = await serialsOf(this.db, spec.elementTableId);
    const ranges = rangesOfTier(table, spec.tier);
    const find = rangeFinder(ranges);
    const chosen = new Set(asked.chosen);
    const named = new Set(asked.ids);
    const section = spec.sections[asked.section];
    const fits = (item: SupplyItem): boolean => {
      const home = ranges[find(item.elementCode)];
      return section !== undefined && home !== undefined && item.type === section.type && draws(section, home)
        && (asked.under === '' || item.elementCode.startsWith(asked.under)) && (asked.importance === undefined || item.importance === asked.importance);
    };
    const own = drawable(spec, pool);
    const rows = named.size > 0 ? own.filter(({ itemId }) => named.has(itemId)) : own.filter((item) => !chosen.has(item.itemId) && fits(item));
    const enemyOf = enemiesAmong(spec, own, chosen, serials);
    return {
      total: rows.length,
      rows: (named.size > 0 ? rows : rows.slice(asked.offset, asked.offset + asked.limit)).map((item) => ({
        itemId: item.itemId, serial: serials.get(item.itemId) ?? 0, type: item.type, elementCode: item.elementCode,
        rangeCode: ranges[find(item.elementCode)]?.code ?? '', importance: item.importance ?? null, difficulty: item.difficulty,
        earlier: item.earlier === true, stimulus: item.stimulusId !== undefined, enemyOf: enemyOf(item),
      })),
    };
  }

  /**
   * Fills a choice up: what is chosen stays, the solver adds the rest, as near to the targets as can be; `avoid` are
   * items of other forms. Problems: record.not-found, blueprint.conflict (the choice cannot become a paper), those of `requirementsOf`.
   */
  async fill(versionId: string, sections: HandSelection, avoid: readonly string[]): Promise<{ sections: HandSelection }> {
    const { spec } = await getVersion(this.db, versionId);
    const { table, pool } = await this.supply.of(spec);
    const chosen = sections.flat();
    const asked = constraintsOf(spec);
    const constraints = { ...asked, mustHave: [...new Set([...asked.mustHave, ...chosen])], mustNot: [...asked.mustNot, ...avoid.filter((id) => !chosen.includes(id))] };
    const made = accept(await withSolver((solver) => assembleForms(solver, { blueprint: { ...spec, constraints }, table, pool, forms: 1, seed: newId() })));
    const filled = made.forms[0] ?? [];
    return { sections: spec.sections.map((_, s) => [...(sections[s] ?? []).filter((id) => filled[s]?.includes(id)), ...(filled[s] ?? []).filter((id) => !chosen.includes(id))]) };
  }

  /**
   * Reads whole papers from a spreadsheet that names items by their number, section by section, or from tests of QTI 2.x
   * and 3.0, alone or in a package; nothing is stored. Each
   * form comes with how it stands against the blueprint. Problems: record.not-found, file.unreadable.
   */
  async read(versionId: string, file: Uint8Array): Promise<OutputOf<Routes['importPaper']>> {
    const { spec } = await getVersion(this.db, versionId);
    const supplied = await this.supply.of(spec);
    const { forms, details } = (await this.tests.reads(file)) ? await this.readTests(spec, supplied, file) : await this.readSheet(spec, supplied, file);
    return { forms, problems: details.map(shown), checks: forms.map((sections) => accept(checkHand(spec, supplied, sections))) };
  }

  private async readTests(spec: BlueprintSpec, { pool }: Supplied, file: Uint8Array): Promise<Read> {
    return readWholeTests(await this.tests.read(spec.elementTableId, file), spec, new Map(pool.map(({ itemId, type }) => [itemId, type] as const)));
  }

  private async readSheet(spec: BlueprintSpec, { pool }: Supplied, file: Uint8Array): Promise<Read> {
    const serials = await serialsOf(this.db, spec.elementTableId);
    const sheet = await readSheet(file, COLUMNS);
    const usable = new Set(pool.map(({ itemId }) => itemId));
    const bySerial = new Map([...serials].filter(([itemId]) => usable.has(itemId)).map(([itemId, serial]) => [serial, itemId] as const));
    const { forms, details } = readWholePaper(sheet, spec, bySerial);
    return { forms, details: [...sheet.details, ...details] };
  }

  /** An empty sheet to fill in. */
  async template(): Promise<FileReply> {
    const bytes = await writeWorkbook([{
      name: '整卷', columns: COLUMNS.map(({ headings }) => ({ heading: headings[0] ?? '', width: 18 })), rows: [['A', 1, 12], ['A', 1, 7], ['A', 2, 31]],
    }]);
    return { filename: '整卷导入模板.xlsx', mimetype: XLSX, bytes };
  }
}

/** Number of a chosen item that an item may not stand beside; null where there is none. */
function enemiesAmong(spec: BlueprintSpec, pool: readonly SupplyItem[], chosen: ReadonlySet<string>, serials: ReadonlyMap<string, number>): (item: SupplyItem) => number | null {
  const against = new Map<string, string>();
  for (const item of pool) if (chosen.has(item.itemId)) for (const enemy of item.enemies) against.set(enemy, item.itemId);
  for (const group of constraintsOf(spec).enemies) {
    const inside = group.find((id) => chosen.has(id));
    if (inside !== undefined) for (const id of group) if (id !== inside) against.set(id, inside);
  }
  return ({ itemId, enemies }) => {
    const other = against.get(itemId) ?? enemies.find((id) => chosen.has(id));
    return other === undefined ? null : serials.get(other) ?? 0;
  };
}

function shown({ code, params, sheet, row, column }: ProblemDetail): OutputOf<Routes['importPaper']>['problems'][number] {
  const { details } = wireProblem({ code: 'file.rows-invalid', details: [{ code, params }] });
  return { code, zh: details?.[0]?.zh ?? code, en: details?.[0]?.en ?? code, ...(sheet === undefined ? {} : { sheet }), ...(row === undefined ? {} : { row }), ...(column === undefined ? {} : { column }) };
}
