import { ZONE } from '@kaowu/kernel';
import type { AssessmentMode } from '@kaowu/contracts';
import type { Pdf } from '@kaowu/platform';

/** Names of the parts on documents. */
export const PART_NAMES: Readonly<Record<AssessmentMode, string>> = { theory: '理论知识', practical: '操作技能', review: '综合评审' };

const CLOCK = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone: ZONE } as const;
const TIME = new Intl.DateTimeFormat('zh-CN', CLOCK);
const DAY_TIME = new Intl.DateTimeFormat('zh-CN', { ...CLOCK, year: 'numeric', month: 'long', day: 'numeric' });

/** An instant (epoch milliseconds) in Beijing time, with or without its day. */
export const clockText = (ms: number, withDay: boolean): string => (withDay ? DAY_TIME : TIME).format(ms);

/** A ruled table. Widths and heights in points. */
export interface PdfTable {
  readonly x: number;
  readonly y: number;
  readonly columns: readonly { readonly title: string; readonly width: number }[];
  readonly rows: readonly (readonly string[])[];
  readonly rowHeight: number;
}

const HEAD_HEIGHT = 24;

/** Draws a table on the present page and gives the y under it. Rows that do not fit go on: see `rowsThatFit`. */
export function drawTable(pdf: Pdf, table: PdfTable): number {
  const draw = (cells: readonly string[], y: number, height: number, head: boolean): void => {
    let x = table.x;
    cells.forEach((text, i) => {
      const width = table.columns[i]?.width ?? 0;
      if (head) pdf.rect(x, y, width, height).fill('#EEF2F6');
      pdf.rect(x, y, width, height).lineWidth(0.6).strokeColor('#8A95A3').stroke();
      pdf.font(head ? 'bold' : 'regular').fontSize(10).fillColor('#1B2430');
      const inner = { width: width - 8, align: 'center' as const, lineGap: 1 };
      const used = Math.min(pdf.heightOfString(text, inner), height - 4);
      pdf.text(text, x + 4, y + (height - used) / 2, { ...inner, height: height - 2, ellipsis: true });
      x += width;
    });
  };
  draw(table.columns.map((c) => c.title), table.y, HEAD_HEIGHT, true);
  table.rows.forEach((row, i) => draw(row, table.y + HEAD_HEIGHT + i * table.rowHeight, table.rowHeight, false));
  return table.y + HEAD_HEIGHT + table.rows.length * table.rowHeight;
}

/** How many rows fit between two heights on a page. */
export const rowsThatFit = (y: number, bottom: number, rowHeight: number): number =>
  Math.max(1, Math.floor((bottom - y - HEAD_HEIGHT) / rowHeight));
