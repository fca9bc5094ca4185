import type { ProblemDetail } from '@kaowu/contracts';
import type { SheetRow } from '@kaowu/platform';
import { mediumOf, type Medium } from '../formats/medium';
import { mediumMark } from '../formats/rich-text';

/** Columns into whose text a picture can go; one in any other column belongs to the stem. */
const HOLDS = /^(?:stem|option\.[A-J]|explanation)$/;

/** A row whose pictures stand as marks in its texts, with the pictures themselves and a remark for each that no item may hold. */
export function withPictures(row: SheetRow): { readonly row: SheetRow; readonly media: readonly Medium[]; readonly warnings: readonly ProblemDetail[] } {
  if (!row.pictures) return { row, media: [], warnings: [] };
  const cells: Record<string, string> = { ...row.cells };
  const media: Medium[] = [];
  const warnings: ProblemDetail[] = [];
  for (const { column, bytes } of row.pictures) {
    const medium = mediumOf(bytes);
    if (!medium) {
      warnings.push({ code: 'import.media', params: { name: `${row.sheet}!${row.row}` }, sheet: row.sheet, row: row.row });
      continue;
    }
    const key = column !== null && HOLDS.test(column) ? column : 'stem';
    const text = cells[key] ?? '';
    cells[key] = text === '' ? mediumMark(medium.name, '') : `${text}\n${mediumMark(medium.name, '')}`;
    media.push(medium);
  }
  return { row: { ...row, cells }, media, warnings };
}
