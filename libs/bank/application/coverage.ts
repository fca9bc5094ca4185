import { Injectable } from '@nestjs/common';
import { GRADES, type CoverageRow, type FileReply } from '@kaowu/contracts';
import { Database, writeWorkbook } from '@kaowu/platform';
import { coverageRows } from '../domain/coverage';
import { loadCoverage } from '../persistence/coverage';

/** Media type of .xlsx. */
export const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** What the bank holds for each occupation and level, live, as the re-selection form asks (R form four, D17). */
@Injectable()
export class Coverage {
  constructor(private readonly db: Database) {}

  /** A line for each occupation and level that has a checked element table; only approved items and tasks count. */
  async rows(): Promise<CoverageRow[]> {
    const tables = await loadCoverage(this.db);
    return coverageRows(tables.map((t) => ({
      key: { edition: t.catalogue_edition, code: t.occupation_code, direction: t.direction, level: t.level },
      occupationName: t.occupation_name, mode: t.mode, points: t.points, tasks: t.tasks, items: t.items,
    })));
  }

  /** The same as a workbook. */
  async workbook(): Promise<FileReply> {
    const rows = await this.rows();
    const bytes = await writeWorkbook([{
      name: '题库开发情况',
      preface: ['题库开发情况表'],
      columns: ['序号', '职业', '职业编码', '工种/方向', '等级', '评价点数量', '理论试题数量', '实操试题数量'].map((heading) => ({ heading, width: 18 })),
      rows: rows.map((r, i) => [
        i + 1, r.occupationName, r.key.code, r.key.direction || '--', GRADES[r.key.level].zh, r.theoryPoints + r.practicalPoints, r.theoryItems, r.practicalItems,
      ]),
    }]);
    return { filename: '题库开发情况表.xlsx', mimetype: XLSX, bytes };
  }
}
