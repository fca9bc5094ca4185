import { Injectable } from '@nestjs/common';
import { GRADES, type FileReply } from '@kaowu/contracts';
import { Database, found, writeWorkbook } from '@kaowu/platform';
import { elementSheet } from '../domain/element-sheet';
import { findTable, loadContent } from '../persistence/element-tables';
import { XLSX } from './coverage';
import { TABLE_HEADINGS } from './templates';

const MODES = { theory: '理论知识', practical: '操作技能' } as const;

/** An element table as the field prints it; what is written reads back as the same table. */
@Injectable()
export class TableWorkbook {
  constructor(private readonly db: Database) {}

  /** The workbook. Problem: `record.not-found`. */
  async run(id: string): Promise<FileReply> {
    const table = found(await findTable(this.db, id));
    const { rows, merges } = elementSheet(await loadContent(this.db, id));
    const title = `${table.occupation_name}${table.direction && `（${table.direction}）`} ${GRADES[table.level].zh} ${MODES[table.mode]} 评价要素细目表`;
    const bytes = await writeWorkbook([{
      name: '细目表', preface: [title], ...TABLE_HEADINGS, rows,
      merges: merges.flatMap(({ from, to, columns }) => columns.map((column) => ({ rows: [from, to] as const, column }))),
    }]);
    return { filename: `${title} ${table.label}.xlsx`, mimetype: XLSX, bytes };
  }
}
