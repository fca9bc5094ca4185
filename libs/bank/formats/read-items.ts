import type { ItemFormat } from '@kaowu/contracts';
import { readAiken } from './aiken';
import { isCloze, readClozeFile } from './cloze';
import { encodingOf } from './decode';
import { faultEntry, type Entry, type Note } from './entry';
import { readGift } from './gift-read';
import type { ItemFile } from './item-file';
import { readMoodleXml } from './moodle-read';
import { readTrivia } from './trivia';
import { qtiFileEntries, readQtiPackage } from './qti-package';
import { xmlRoot } from './xml';
import { openArchive } from './zip';

const HEAD = 64 * 1024;

/** Format of an XML file by its first element; a DOCTYPE in between is the parser's to refuse. */
function xmlFormat(head: string): ItemFormat | null {
  const clean = head.replace(/^\ufeff/, '').replace(/<\?[\s\S]*?\?>|<!--[\s\S]*?-->|<!DOCTYPE[^[>]*(\[[\s\S]*?\])?\s*>/g, '');
  const [, root = ''] = /<(?:[\w.-]+:)?([\w.-]+)/.exec(clean) ?? [];
  if (root === 'quiz' || root === 'question') return 'moodle';
  return /^(qti-)?assessment-?(item|test|section|stimulus)$/i.test(root) ? 'qti' : null;
}

/** What begins a question of GIFT, or stands before one, and nowhere else. */
const GIFT_LINE = /^\s*(\/\/|\$CATEGORY:|::)/m;

function textFormat(head: string, name: string): ItemFormat | null {
  if (/\.csv$/i.test(name)) return 'spreadsheet';
  if (/^[\s\ufeff]*(\[\s*\{|\{\s*")/.test(head)) return 'json';
  if (/^\ufeff?#Q\b[\s\S]*?^\^/m.test(head)) return 'trivia';
  if (/^\s*ANSWER\s*[:：]/im.test(head) && !/[^\\]\{[\s\S]*\}/.test(head)) return 'aiken';
  if (isCloze(head) && !GIFT_LINE.test(head)) return 'moodle';
  if (/(^|[^\\])\{/.test(head) || GIFT_LINE.test(head)) return 'gift';
  if (/\.(gift|gift\.txt)$/i.test(name)) return 'gift';
  return /^[^\n]*(题型|题干|type|stem|question)[^\n]*[,\t;]/i.test(head) ? 'spreadsheet' : null;
}

/** What files begin with that hold questions perhaps, but in no form that is read. */
const OTHERS: readonly (readonly [string, string])[] = [['\xd0\xcf\x11\xe0', 'import.old-office'], ['%PDF', 'import.document'], ['{\\rtf', 'import.document'], ['Rar!', 'import.archive'], ['7z\xbc\xaf', 'import.archive'], ['\x1f\x8b', 'import.archive']];

const isZip = (head: Buffer): boolean => head.subarray(0, 2).toString('latin1') === 'PK';
/** No text holds a zero byte, but in UTF-16, of which every second one may be zero. */
const isBinary = (head: Buffer): boolean => head.includes(0) && !encodingOf(head).startsWith('utf-16');

/** What is to be said of a file that `formatOf` does not know. */
export async function unknownFile(file: ItemFile): Promise<Note> {
  const head = await file.head(HEAD);
  const start = head.subarray(0, 8).toString('latin1');
  const [, code] = OTHERS.find(([mark]) => start.startsWith(mark)) ?? [];
  if (code !== undefined) return { code };
  if (isZip(head)) return { code: 'import.document' };
  return { code: /<(?:\w+:)?questestinterop[\s>]/.test(head.toString('latin1')) ? 'import.qti-1' : 'import.format-unknown' };
}

/** What a file is, by its content and, where that says nothing, its name; null where nobody knows. A zip is a workbook or a package. */
export async function formatOf(file: ItemFile): Promise<ItemFormat | null> {
  const head = await file.head(HEAD);
  // The directory of a zip stands at its end; what it holds is checked when it is opened.
  if (isZip(head)) {
    const tail = await file.tail(HEAD);
    return tail.includes('xl/workbook.xml') ? 'spreadsheet' : tail.includes('word/document.xml') || tail.includes('ppt/presentation.xml') ? null : 'qti';
  }
  if (isBinary(head) || OTHERS.some(([mark]) => head.subarray(0, 8).toString('latin1').startsWith(mark))) return null;
  const text = new TextDecoder(encodingOf(head)).decode(head);
  return /^[\s\ufeff]*</.test(text) && !/^[\s\ufeff]*<(p|b|i|u|br|div|span|img)[\s>/]/i.test(text) ? xmlFormat(text) : textFormat(text, file.name);
}

/** Whether a Moodle file is a text with embedded answers, not XML. */
async function isText(file: ItemFile): Promise<boolean> {
  const head = await file.head(HEAD);
  return !/^[\s\ufeff]*</.test(new TextDecoder(encodingOf(head)).decode(head));
}

async function* qtiEntries(file: ItemFile): AsyncGenerator<Entry> {
  const zipped = (await file.head(2)).toString('latin1') === 'PK';
  if (!zipped) return void (yield* qtiFileEntries(await xmlRoot(file.pieces()), file.name));
  const archive = await openArchive(file.zip);
  try {
    yield* readQtiPackage(archive, file.name);
  } finally {
    archive.close();
  }
}

/** What a file of these formats says, entry by entry; a fault of the whole file is its last entry. */
export async function* entriesOf(file: ItemFile, format: Exclude<ItemFormat, 'spreadsheet' | 'json'>): AsyncGenerator<Entry> {
  try {
    switch (format) {
      case 'gift': return void (yield* readGift(file.pieces(), file.name));
      case 'trivia': return void (yield* readTrivia(file.pieces(), file.name));
      case 'aiken': return void (yield* readAiken(file.pieces(), file.name));
      case 'moodle': return void (yield* (await isText(file)) ? readClozeFile(file.pieces(), file.name) : readMoodleXml(file.pieces(), file.name));
      case 'qti': return void (yield* qtiEntries(file));
    }
  } catch (error) {
    yield faultEntry({ file: file.name, line: 0, item: '' }, error);
  }
}
