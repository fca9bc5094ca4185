import ExcelJS from 'exceljs';
import { buffer as bufferOf } from 'node:stream/consumers';
import { fromBufferPromise } from 'yauzl';
import { ZipFile } from 'yazl';

/** Entries of a workbook, and bytes of all of them unpacked. */
const MAX_ENTRIES = 20_000;
const MAX_UNPACKED = 200 * 1024 * 1024;
/** Cells that one file may merge, and that its names may cover: the library makes an object of each. */
const MAX_COVERED = 500_000;

/** A workbook with the pictures that stand in its cells by name, as WPS writes them (`=DISPIMG("ID_…",1)`). */
export interface OpenedWorkbook {
  readonly workbook: ExcelJS.Workbook;
  readonly cellPictures: ReadonlyMap<string, Uint8Array>;
}

type Files = Map<string, Buffer>;

/** Everything in an archive, unpacked; what unpacks to more than its directory says, or to too much, is an error. */
async function unpacked(bytes: Buffer): Promise<Files> {
  const zip = await fromBufferPromise(bytes, { lazyEntries: true, autoClose: false, validateEntrySizes: true, strictFileNames: false });
  if (zip.entryCount > MAX_ENTRIES) throw new Error('too many entries');
  const files: Files = new Map();
  let total = 0;
  for await (const entry of zip.eachEntry()) {
    if (entry.fileName.endsWith('/')) continue;
    const pieces: Buffer[] = [];
    for await (const piece of await zip.openReadStreamPromise(entry)) {
      total += (piece as Buffer).length;
      if (total > MAX_UNPACKED) throw new Error('too large when unpacked');
      pieces.push(piece as Buffer);
    }
    files.set(entry.fileName.replace(/^\//, ''), Buffer.concat(pieces));
  }
  return files;
}

const columnNumber = (letters: string): number => [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);

/** Cells that ranges (`A1:C3`, `$A$1:$C$3`) cover together. */
function covered(ranges: Iterable<RegExpMatchArray>): number {
  let sum = 0;
  for (const [, left = '', top, right = '', bottom] of ranges) {
    sum += (Math.abs(columnNumber(right) - columnNumber(left)) + 1) * (Math.abs(Number(bottom) - Number(top)) + 1);
  }
  return sum;
}

/** Merged cells in an order that a spreadsheet wrote; one in any other writing, or over too much, is an error. */
function checkMerges(files: Files): void {
  let sum = 0;
  for (const [name, bytes] of files) {
    if (!/^xl\/worksheets\/[^/]+\.xml$/.test(name) || !bytes.includes('<mergeCell')) continue;
    const xml = bytes.toString('latin1');
    const said = [...xml.matchAll(/<mergeCell\s[^>]*>/g)];
    const ranges = said.flatMap(([tag]) => [/\sref="([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})"/.exec(tag)].filter((m) => m !== null));
    sum += covered(ranges);
    if (sum > MAX_COVERED || said.some(([tag]) => tag.includes('&'))) throw new Error('too many merged cells');
  }
}

const NAMES = /<definedNames>[\s\S]*?<\/definedNames>/;

/** The archive without the names of ranges where these cover more cells than can be kept: nobody reads them here. */
async function withoutLargeNames(bytes: Buffer, files: Files): Promise<Buffer> {
  const book = files.get('xl/workbook.xml')?.toString('utf8') ?? '';
  const [names = ''] = NAMES.exec(book) ?? [];
  if (!names.includes('&#') && covered(names.matchAll(/\$?([A-Z]{1,3})\$?(\d{1,9}):\$?([A-Z]{1,3})\$?(\d{1,9})/g)) <= MAX_COVERED) return bytes;
  const zip = new ZipFile();
  for (const [name, content] of files) zip.addBuffer(name === 'xl/workbook.xml' ? Buffer.from(book.replace(NAMES, '')) : content, name, { compress: false });
  zip.end();
  return bufferOf(zip.outputStream);
}

/** The pictures that WPS keeps for cells, by the name that a cell's formula gives. */
function cellPicturesOf(files: Files): Map<string, Uint8Array> {
  const images = files.get('xl/cellimages.xml')?.toString('utf8') ?? '';
  const rels = files.get('xl/_rels/cellimages.xml.rels')?.toString('utf8') ?? '';
  const targets = new Map([...rels.matchAll(/<Relationship\s[^>]*>/g)].map(([tag]) => [/\sId="([^"]+)"/.exec(tag)?.[1] ?? '', /\sTarget="([^"]+)"/.exec(tag)?.[1] ?? '']));
  const pictures = new Map<string, Uint8Array>();
  for (const [image] of images.matchAll(/<(?:\w+:)?cellImage>[\s\S]*?<\/(?:\w+:)?cellImage>/g)) {
    const name = /cNvPr\s[^>]*\bname="([^"]+)"/.exec(image)?.[1];
    const bytes = files.get(`xl/${targets.get(/r:embed="([^"]+)"/.exec(image)?.[1] ?? '') ?? ''}`);
    if (name !== undefined && bytes) pictures.set(name, bytes);
  }
  return pictures;
}

/** What of a sheet is not read: rules, formats and widths that the library would spread over every cell they name. */
const IGNORED = ['dataValidations', 'conditionalFormatting', 'cols', 'autoFilter', 'extLst', 'rowBreaks', 'colBreaks', 'sheetProtection', 'hyperlinks'];

/** Opens a workbook whose archive was unpacked and looked at first, so that no file of any kind takes more memory than it may. Throws where it cannot be read. */
export async function openWorkbook(bytes: Buffer): Promise<OpenedWorkbook> {
  const files = await unpacked(bytes);
  checkMerges(files);
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load((await withoutLargeNames(bytes, files)) as unknown as ArrayBuffer, { ignoreNodes: IGNORED });
  return { workbook, cellPictures: cellPicturesOf(files) };
}
