import { buffer } from 'node:stream/consumers';
import ExcelJS from 'exceljs';
import { fromBufferPromise } from 'yauzl';
import { ZipFile } from 'yazl';
import { Refusal } from '../http/refusal';
import { formattedNumber } from './cell-text';
import { readGrids, readSheet, readSheets, type SheetColumn } from './read-sheets';

const COLUMNS: readonly SheetColumn[] = [{ key: 'stem', headings: ['题干'] }, { key: 'a', headings: ['选项A'] }, { key: 'key', headings: ['答案'] }];
const PNG = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');

async function made(fill: (sheet: ExcelJS.Worksheet, workbook: ExcelJS.Workbook) => void): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook();
  fill(workbook.addWorksheet('题库'), workbook);
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}

/** A workbook with entries of its archive changed or added. */
async function changed(bytes: Uint8Array, change: (name: string, text: string) => string, more: Readonly<Record<string, Uint8Array>> = {}): Promise<Uint8Array> {
  const zip = await fromBufferPromise(Buffer.from(bytes), { lazyEntries: true, autoClose: false });
  const out = new ZipFile();
  for await (const entry of zip.eachEntry()) {
    if (entry.fileName.endsWith('/')) continue;
    const content = await buffer(await zip.openReadStreamPromise(entry));
    out.addBuffer(/\.xml$/.test(entry.fileName) ? Buffer.from(change(entry.fileName, content.toString('utf8'))) : content, entry.fileName);
  }
  for (const [name, content] of Object.entries(more)) out.addBuffer(Buffer.from(content), name);
  out.end();
  return new Uint8Array(await buffer(out.outputStream));
}

const plainSheet = (): Promise<Uint8Array> => made((sheet) => {
  sheet.addRow(['题干', '选项A', '答案']);
  sheet.addRow(['一', '甲', 'A']);
});
const inSheet = (put: (xml: string) => string) => async (): Promise<Uint8Array> => changed(await plainSheet(), (name, xml) => (name.startsWith('xl/worksheets/') ? put(xml) : xml));
const refusedAs = async (bytes: Uint8Array): Promise<string> => readSheets(bytes, COLUMNS).then(() => 'read', (error: unknown) => (error instanceof Refusal ? error.problem.code : String(error)));

test.each([
  [0.5, '0%', '50%'], [0.125, '0%', '12.5%'], [0.07, '0.00%', '7.00%'], [7, '000', '007'], [1.5, '0.00', '1.50'], [1.2345, '0.00', '1.2345'], [1234567, '#,##0', '1,234,567'],
  [3, '0"元"', '3元'], [3.5, '"¥"#,##0.00_ ', '¥3.50'], [0.1 + 0.2, 'General', '0.3'], [5, 'yyyy"年"', '5'], [-0.5, '0%', '-0.5'], [0, '0.0', '0.0'],
])('%d in the format %s is %s', (value, format, shown) => expect(formattedNumber(value, format)).toBe(shown));

describe('sheets as people fill them', () => {
  test('numbers as their cells show them, headings with notes, links and rich texts', async () => {
    const bytes = await made((sheet) => {
      sheet.addRow(['题干（必填）', '选项A', '答案(只能输入ABCD)']);
      sheet.addRow([{ richText: [{ text: '含氧' }, { text: '量' }] }, 0.21, { text: 'B', hyperlink: 'http://x.test' }]);
      sheet.getCell('B2').numFmt = '0%';
    });
    expect((await readSheet(bytes, COLUMNS)).rows).toEqual([{ sheet: '题库', row: 2, cells: { stem: '含氧量', a: '21%', key: 'B' } }]);
  });

  test('formats to the end of the sheet, rules over whole columns and an empty first sheet cost nothing', async () => {
    const bytes = await made((_, workbook) => {
      const sheet = workbook.addWorksheet('第二张');
      sheet.addRow(['题干', '选项A', '答案']);
      sheet.addRow(['一', '甲', 'A']);
      sheet.getRow(1_048_576).height = 20;
    });
    const ruled = await changed(bytes, (name, xml) => (name === 'xl/worksheets/sheet2.xml'
      ? xml.replace('</sheetData>', '</sheetData><dataValidations count="1"><dataValidation type="list" sqref="A1:XFD1048576"><formula1>"甲,乙"</formula1></dataValidation></dataValidations>').replace('<sheetData>', '<cols><col min="1" max="999999999" width="9"/></cols><sheetData>')
      : name === 'xl/workbook.xml' ? xml.replace('</sheets>', "</sheets><definedNames><definedName name=\"全部\">第二张!$A$1:$XFD$1048576</definedName></definedNames>") : xml));
    const since = performance.now();
    expect((await readSheets(ruled, COLUMNS)).map((s) => s.rows.length)).toEqual([1]);
    expect((await readGrids(ruled)).map((g) => [g.sheet, g.rows.length, g.rows[0]?.length])).toEqual([['第二张', 2, 3]]);
    expect(performance.now() - since).toBeLessThan(5000);
  });

  test('pictures over a sheet, and in cells as WPS keeps them', async () => {
    const bytes = await made((sheet, workbook) => {
      sheet.addRow(['题干', '选项A', '答案', '图']);
      sheet.addRow(['一', '=DISPIMG("ID_1",1)', 'A']);
      sheet.addRow(['二', '甲', 'A']);
      const id = workbook.addImage({ buffer: PNG as unknown as ExcelJS.Buffer, extension: 'png' });
      sheet.addImage(id, { tl: { col: 3.2, row: 2.1 }, ext: { width: 9, height: 9 } });
      sheet.addImage(id, { tl: { col: 0.2, row: 1.1 }, ext: { width: 9, height: 9 } });
    });
    const wps = await changed(bytes, (_, xml) => xml, {
      'xl/cellimages.xml': Buffer.from('<etc:cellImages><etc:cellImage><xdr:pic><xdr:nvPicPr><xdr:cNvPr id="2" name="ID_1"/></xdr:nvPicPr><xdr:blipFill><a:blip r:embed="rId1"/></xdr:blipFill></xdr:pic></etc:cellImage></etc:cellImages>'),
      'xl/_rels/cellimages.xml.rels': Buffer.from('<Relationships><Relationship Id="rId1" Type="image" Target="media/cell.png"/></Relationships>'),
      'xl/media/cell.png': PNG,
    });
    const { rows } = await readSheet(wps, COLUMNS);
    expect(rows.map((r) => [r.cells['a'], r.pictures?.map((p) => [p.column, PNG.equals(p.bytes)])])).toEqual([['', [['a', true], ['stem', true]]], ['甲', [[null, true]]]]);
  });

  test.each([['tabs', '题干\t选项A\t答案\n"一\n行"\t甲,乙\tA'], ['semicolons', '题干;选项A;答案\n"一\n行";"甲,乙";A'], ['commas', '题干,选项A,答案\n"一\n行","甲,乙",A']])('a text with %s', async (_, text) => {
    expect((await readSheet(Buffer.from(text), COLUMNS)).rows.map((r) => r.cells)).toEqual([{ stem: '一\n行', a: '甲,乙', key: 'A' }]);
  });
});

describe('hostile workbooks', () => {
  test.each<[string, () => Promise<Uint8Array>]>([
    ['cells merged over the whole sheet', inSheet((xml) => xml.replace('</sheetData>', '</sheetData><mergeCells count="1"><mergeCell ref="A1:XFD1048576"/></mergeCells>'))],
    ['the same behind entities', inSheet((xml) => xml.replace('</sheetData>', '</sheetData><mergeCells count="1"><mergeCell ref="&#65;1:XFD1048576"/></mergeCells>'))],
    ['a row that no sheet has', inSheet((xml) => xml.replace('<row r="2"', '<row r="4000000"'))],
    ['an entity bomb', inSheet((xml) => xml.replace(/\?>/, '?><!DOCTYPE a [<!ENTITY b "bbbbbbbbbb"><!ENTITY c "&b;&b;&b;&b;">]>').replace(/<v>0<\/v>/, '<v>&c;</v>'))],
    ['a line of a million cells', () => Promise.resolve(Buffer.from(`题干,答案\n${','.repeat(1_000_000)}`))],
    ['an entry that unpacks to more than it says', async () => {
      const bytes = Buffer.from(await changed(await plainSheet(), (_, xml) => xml, { 'xl/media/a.png': Buffer.alloc(5_000_000) }));
      // The sizes of the last entry, in the directory and where it is stored.
      for (let at = bytes.indexOf(Buffer.from('404b4c00', 'hex')); at >= 0; at = bytes.indexOf(Buffer.from('404b4c00', 'hex'), at + 1)) bytes.writeUInt32LE(9, at);
      return bytes;
    }],
  ])('%s', async (_, make) => {
    const bytes = await make();
    const since = performance.now();
    expect(await refusedAs(bytes)).toBe('file.unreadable');
    expect(performance.now() - since).toBeLessThan(3000);
  });

  test('links to other files and macros of names are texts at most', async () => {
    const bytes = await made((sheet) => {
      sheet.addRow(['题干', '选项A', '答案']);
      sheet.addRow(['一', { formula: "'[http://evil.test/a.xlsx]Sheet1'!A1", result: '甲' }, { formula: 'WEBSERVICE("http://evil.test")' }]);
    });
    expect((await readSheet(bytes, COLUMNS)).rows[0]?.cells).toEqual({ stem: '一', a: '甲', key: '' });
  });
});
