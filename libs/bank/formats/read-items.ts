import type { ItemFormat } from '@kaowu/contracts';
import { readAiken } from './aiken';
import { isCloze, readClozeFile } from './cloze';
import { encodingOf } from './decode';
import { faultEntry, formatFault, type Entry } from './entry';
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
  if (root === 'quiz') return 'moodle';
  return /^(qti-)?assessment-?(item|test|section|stimulus)$/i.test(root) ? 'qti' : null;
}

function textFormat(head: string, name: string): ItemFormat | null {
  if (/\.csv$/i.test(name)) return 'spreadsheet';
  if (/^[\s\ufeff]*(\[\s*\{|\{\s*")/.test(head)) return 'json';
  if (/^\ufeff?#Q\b[\s\S]*?^\^/m.test(head)) return 'trivia';
  if (/^\s*ANSWER\s*[:：]/im.test(head) && !/[^\\]\{[\s\S]*\}/.test(head)) return 'aiken';
  if (isCloze(head)) return 'moodle';
  if (/(^|[^\\])\{/.test(head) || /^\s*(\/\/|\$CATEGORY:|::)/m.test(head)) return 'gift';
  if (/\.(gift|gift\.txt)$/i.test(name)) return 'gift';
  return /^[^\n]*(题型|题干|type|stem|question)[^\n]*[,\t;]/i.test(head) ? 'spreadsheet' : null;
}

/** What a file is, by its content and, where that says nothing, its name; null where nobody knows. A zip is a workbook or a package. */
export async function formatOf(file: ItemFile): Promise<ItemFormat | null> {
  const head = await file.head(HEAD);
  // The directory of a zip stands at its end; what it holds is checked when it is opened.
  if (head.subarray(0, 2).toString('latin1') === 'PK') return (await file.tail(HEAD)).includes('xl/workbook.xml') ? 'spreadsheet' : 'qti';
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

/** The entry that says that a file is none of the known formats. */
export const unknownFormat = (file: ItemFile): Entry => faultEntry({ file: file.name, line: 0, item: '' }, formatFault('import.format-unknown'));
