import { Injectable } from '@nestjs/common';
import { DIFFICULTY_GRADES, IMPORTANCES, ITEM_TYPES, type CoverageMap, type FileReply, type InputOf, type ItemStatistics, type OutputOf, type StatisticRow, type bankRoutes } from '@kaowu/contracts';
import { Database, found, Vault, writeWorkbook } from '@kaowu/platform';
import { coverageMap } from '../domain/coverage-map';
import { optionStatistics, retirementFlags } from '../domain/item-statistics';
import { loadMap } from '../persistence/coverage-map';
import { findTable } from '../persistence/element-tables';
import { sealedContent } from '../persistence/items';
import { openItem } from '../persistence/sealed';
import { roundSums, tableTotals, totalsOfItem } from '../persistence/statistics';
import { loadStatuses } from '../persistence/workflow';
import { BankRules } from './bank-rules';
import { XLSX } from './coverage';

type Routes = typeof bankRoutes;

const round = (value: number): number => Math.round(value * 10_000) / 10_000;
const rounded = (value: number | null): number | null => (value === null ? null : round(value));

const FLAGS: Readonly<Record<StatisticRow['flags'][number], string>> = {
  'too-hard': '过难', 'too-easy': '过易', 'discriminates-badly': '区分度低', 'seen-too-often': '曝光过多',
};

/** What the bank holds and what results say of it, by element and by item. */
@Injectable()
export class BankReports {
  constructor(private readonly db: Database, private readonly vault: Vault, private readonly rules: BankRules) {}

  /** The heat map of a table. Problem: `record.not-found`. */
  async map(tableId: string): Promise<CoverageMap> {
    found(await findTable(this.db, tableId));
    return coverageMap(await loadMap(this.db, tableId), (await this.rules.current())?.itemsPerElement ?? 0);
  }

  /** The same as a workbook. */
  async mapWorkbook(tableId: string): Promise<FileReply> {
    const table = found(await findTable(this.db, tableId));
    const { types, cells, itemsPerElement } = await this.map(tableId);
    const bytes = await writeWorkbook([{
      name: '评价点覆盖', preface: [`${table.occupation_name} ${table.label} 评价点覆盖（每个评价点不少于 ${itemsPerElement} 题）`],
      columns: ['评价点', '名称', '重要程度', '已入库', '在编', ...types.map((t) => ITEM_TYPES[t].zh), '平均难度', ...DIFFICULTY_GRADES.map((g) => g.zh), '作答人次', '单题最多', '不足'].map((heading) => ({ heading })),
      rows: cells.map((c) => [
        c.code, c.name, IMPORTANCES[c.importance].zh, c.approved, c.open, ...types.map((t) => c.byType[t] ?? 0), c.difficulty, ...c.byGrade, c.seen, c.seenMost, c.short ? '不足' : '',
      ]),
    }]);
    return { filename: `${table.occupation_name} 评价点覆盖.xlsx`, mimetype: XLSX, bytes };
  }

  /** Statistics of an item by version; its key is read to tell right options from distractors, nothing of it is shown. */
  async ofItem(itemId: string): Promise<OutputOf<Routes['itemStatistics']>> {
    const totals = await totalsOfItem(this.db, itemId);
    const sums = await roundSums(this.db, totals.map((t) => t.version_id));
    const versions = await Promise.all(totals.map(async (t): Promise<ItemStatistics> => {
      const { key, options } = openItem(this.vault, found(await sealedContent(this.db, t.version_id)));
      const own = sums.filter((s) => s.version_id === t.version_id).map((s) => ({ responses: s.responses, rest: s.rest, restSquared: s.rest_squared, options: s.options }));
      return {
        versionId: t.version_id, version: t.version, responses: t.responses, omitted: t.omitted, rounds: t.rounds, sessions: t.sessions,
        facility: round(t.facility), discrimination: rounded(t.discrimination), options: optionStatistics(own, key, options.map((o) => o.id)),
        calibrated: t.calibrated, computedAt: t.computed_at.toISOString(),
      };
    }));
    return { versions };
  }

  /** Items of a table with results, or only those that the rule set proposes to retire. Problem: `record.not-found`. */
  async ofTable(tableId: string, { proposed, offset, limit }: InputOf<Routes['tableStatistics']>['query']): Promise<OutputOf<Routes['tableStatistics']>> {
    const rows = (await this.rows(tableId)).filter((r) => proposed !== 'true' || (r.flags.length > 0 && r.keptBy === null && r.state === 'approved'));
    return { total: rows.length, rows: rows.slice(offset, offset + limit), minResponses: (await this.rules.current())?.minResponses ?? null };
  }

  /** All of them as a workbook. */
  async statisticsWorkbook(tableId: string): Promise<FileReply> {
    const table = found(await findTable(this.db, tableId));
    const names = new Map((await loadStatuses(this.db)).map((s) => [s.code, s.zh]));
    const bytes = await writeWorkbook([{
      name: '试题统计', preface: [`${table.occupation_name} ${table.label} 试题统计量`],
      columns: ['题号', '版本', '题型', '评价点', '状态', '组卷难度', '实测难度（已采用）', '作答人数', '批次数', '答对率', '区分度', '建议停用理由', '保留人'].map((heading) => ({ heading })),
      rows: (await this.rows(tableId)).map((r) => [
        r.serial, r.version, ITEM_TYPES[r.type].zh, r.elementCode, names.get(r.status) ?? '', r.difficulty, r.calibrated, r.responses, r.rounds, r.facility, r.discrimination,
        r.flags.map((f) => FLAGS[f]).join('、'), r.keptBy,
      ]),
    }]);
    return { filename: `${table.occupation_name} 试题统计.xlsx`, mimetype: XLSX, bytes };
  }

  private async rows(tableId: string): Promise<StatisticRow[]> {
    found(await findTable(this.db, tableId));
    const rule = await this.rules.current();
    return (await tableTotals(this.db, tableId)).map((r) => ({
      itemId: r.item_id, versionId: r.version_id, serial: r.serial, version: r.version, type: r.type, elementCode: r.element_code, state: r.state, status: r.status,
      difficulty: r.difficulty, calibrated: r.calibrated, responses: r.responses, rounds: r.rounds, facility: round(r.facility), discrimination: rounded(r.discrimination),
      flags: retirementFlags(r, rule), keptBy: r.kept_by,
    }));
  }
}
