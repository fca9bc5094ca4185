import { Injectable } from '@nestjs/common';
import { IMPORTANCES, ITEM_TYPES, paperRecipe, type CoverageReport, type ExposureReport, type FileReply, type SetQuality } from '@kaowu/contracts';
import { Bank } from '@kaowu/bank';
import { Database, writeWorkbook, type SheetToWrite } from '@kaowu/platform';
import { coverageOf } from '../domain/coverage';
import { exposureReportOf } from '../domain/exposure';
import { exposureOf, releasedOf } from '../persistence/exposure-rows';
import { papersOf } from '../persistence/paper-rows';
import { getSet, recipeOf } from '../persistence/paper-set-rows';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const columns = (...headings: string[]): SheetToWrite['columns'] => headings.map((heading) => ({ heading, width: 16 }));
const form = (n: number): string => String.fromCharCode(65 + n);

/** Reports on papers: against their blueprint, with each other, and how often items were shown. None tells what a paper asks. */
@Injectable()
export class PaperReports {
  constructor(private readonly db: Database, private readonly bank: Bank) {}

  /** The two-way table of a set. Problem: record.not-found. */
  async coverage(setId: string): Promise<CoverageReport> {
    const { spec } = await getSet(this.db, setId);
    const { recipe } = await recipeOf(this.db, setId);
    const papers = await papersOf(this.db, setId);
    return coverageOf(paperRecipe.parse(JSON.parse(recipe)), spec, papers.map(({ figures }) => figures));
  }

  /** Coverage, overlap and exposure of a set as a workbook. Problem: record.not-found. */
  async setWorkbook(setId: string): Promise<FileReply> {
    const set = await getSet(this.db, setId);
    const report = await this.coverage(setId);
    const sheets = [coverageSheet(set.name, report), ...(set.quality ? qualitySheets(set.quality, set.kind === 'forms') : [])];
    return { filename: `${set.name} 试卷质量报告.xlsx`, mimetype: XLSX, bytes: await writeWorkbook(sheets) };
  }

  /** How often the items of an element table stood in released papers (D19). Problem: record.not-found. */
  async exposure(elementTableId: string): Promise<ExposureReport> {
    const rows = await exposureOf(this.db, elementTableId);
    const pool = await this.bank.pool(elementTableId);
    const mapped = rows.map(({ item_id, version_id, type, element_code, papers, sets }) => ({
      itemId: item_id, versionId: version_id, type, elementCode: element_code, papers, sets,
    }));
    const items = new Set([...pool.map(({ itemId }) => itemId), ...mapped.map(({ itemId }) => itemId)]).size;
    return exposureReportOf(mapped, await releasedOf(this.db, elementTableId), items);
  }

  /** The same as a workbook. Problem: record.not-found. */
  async exposureWorkbook(elementTableId: string): Promise<FileReply> {
    const { occupationName, key, edition } = await this.bank.elementTable(elementTableId);
    const report = await this.exposure(elementTableId);
    const bytes = await writeWorkbook([{
      name: '试题曝光', preface: [`${occupationName} ${key.direction} ${edition} 试题曝光情况：${report.sets} 套 ${report.papers} 份试卷`],
      columns: columns('评价点', '题型', '出现份数', '出现套数', '曝光率', '试题版本'),
      rows: report.rows.map((row) => [row.elementCode, ITEM_TYPES[row.type].zh, row.papers, row.sets, row.share, row.versionId]),
    }, {
      name: '分布', columns: columns('曝光率从（%）', '至（%）', '试题数'),
      rows: [[0, 0, report.never], ...report.histogram.map(({ fromPercent, toPercent, items }) => [fromPercent, toPercent, items])],
    }]);
    return { filename: `${occupationName} 试题曝光报告.xlsx`, mimetype: XLSX, bytes };
  }
}

function coverageSheet(name: string, report: CoverageReport): SheetToWrite {
  const facts = [
    ...report.importance.map(({ importance, mean }) => [`重要程度 ${importance} ${IMPORTANCES[importance].zh}`, null, null, null, mean]),
    ...(report.minutes ? [['预计用时（分钟）', null, null, report.minutes.lowest, null, report.minutes.highest]] : []),
    ...report.information.map(({ ability, target, lowest, highest }) => [`能力 ${ability} 处信息量`, null, target, lowest, null, highest]),
  ];
  return {
    name: '双向细目表', preface: [`${name} 双向细目表：${report.papers} 份试卷`],
    columns: columns('鉴定范围', '比重（%）', '应有题数', '最少', '平均', '最多', ...report.sections.map(({ title }) => `${title}（平均）`)),
    rows: [
      ...report.rows.map((row) => [`${row.code} ${row.name}`, row.weightHundredths / 100, row.wanted, row.lowest, row.mean, row.highest, ...(row.cells ?? [])]),
      ...facts,
    ],
  };
}

function qualitySheets({ overlap, matrix, exposure, unused }: SetQuality, forms: boolean): SheetToWrite[] {
  const label = (n: number): string => (forms ? `${form(n)} 卷` : `第 ${n + 1} 份`);
  return [{
    name: '重复', preface: [`两两相同题数：平均 ${overlap.mean}，最多 ${overlap.max}`],
    columns: columns('试卷', ...matrix.map((_, n) => label(n))),
    rows: matrix.map((row, n) => [label(n), ...row]),
  }, {
    name: '曝光', columns: columns('出现份数', '试题数'), rows: [[0, unused], ...exposure.map(({ papers, items }) => [papers, items])],
  }];
}
