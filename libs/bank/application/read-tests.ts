import { Injectable } from '@nestjs/common';
import { Database, refusal, Vault } from '@kaowu/platform';
import { checkItem, itemDigest } from '../domain/item-content';
import { FormatFault } from '../formats/entry';
import { withFormulas } from '../formats/formulas';
import { fileInMemory } from '../formats/item-file';
import { readQtiPackage } from '../formats/qti-package';
import { readQtiTest, testsBeside, type QtiTest } from '../formats/qti-test';
import { xmlRoot } from '../formats/xml';
import { openArchive, type Archive } from '../formats/zip';
import { approvedByDigest, loadPool, loadVersions } from '../persistence/pool';
import { openItem } from '../persistence/sealed';

/** A question that a test names, and the item of the bank that it is. */
export interface ReadRef {
  readonly identifier: string;
  readonly line: number;
  /** Null where the table has no approved item that is the same, or that came from a question of this name. */
  readonly itemId: string | null;
  /** What the test gives for it; null where it does not say. */
  readonly points: number | null;
}

/** A test in the bank's items. */
export interface ReadTest {
  readonly file: string;
  readonly title: string;
  readonly sections: readonly { readonly title: string; readonly line: number; readonly selects: boolean; readonly refs: readonly ReadRef[] }[];
}

/** What a package's item file says of its question. */
interface Packed {
  readonly digest: string;
  readonly points: number | null;
}

/** Opened at a time when items are looked for by the names that they had where they came from. */
const CHUNK = 500;

/** Reads tests of QTI 2.x and 3.0 and finds their questions in the bank. Nothing is stored. */
@Injectable()
export class ReadTests {
  constructor(private readonly db: Database, private readonly vault: Vault) {}

  /** Whether a file is a QTI file or package, and no workbook. */
  async reads(bytes: Uint8Array): Promise<boolean> {
    const head = Buffer.from(bytes.subarray(0, 64)).toString('utf8').replace(/^\ufeff/, '').trimStart();
    if (head.startsWith('<')) return true;
    if (!head.startsWith('PK')) return false;
    const archive = await opened(bytes);
    archive.close();
    return !archive.names.includes('[Content_Types].xml');
  }

  /**
   * The tests of a file, their questions found among the approved items of a table: in a package by what each asks, and
   * where that finds nothing, by the name under which an item once came in. Problem: `file.unreadable`.
   */
  async read(elementTableId: string, bytes: Uint8Array): Promise<ReadTest[]> {
    const { tests, packed } = await contentsOf(bytes);
    const byDigest = await approvedByDigest(this.db, elementTableId, [...packed.values()].map((p) => p.digest));
    const found = (href: string): string | undefined => byDigest.get(packed.get(href)?.digest ?? '');
    const lost = tests.flatMap((t) => t.sections.flatMap((s) => s.refs)).filter((ref) => found(ref.href) === undefined).map((ref) => ref.identifier);
    const byName = await this.byIdentifier(elementTableId, new Set(lost));
    return tests.map(({ file, title, sections }) => ({
      file, title, sections: sections.map((section) => ({
        ...section, refs: section.refs.map(({ identifier, href, weight, line }) => {
          const own = packed.get(href)?.points ?? null;
          return { identifier, line, itemId: found(href) ?? byName.get(identifier) ?? null, points: weight === null ? own : weight * (own ?? 1) };
        }),
      })),
    }));
  }

  /** Approved items by the names of the questions that they came from; a name that two items have finds neither. */
  private async byIdentifier(elementTableId: string, names: ReadonlySet<string>): Promise<ReadonlyMap<string, string>> {
    const found = new Map<string, string | null>();
    if (names.size === 0) return new Map();
    const pool = (await loadPool(this.db, elementTableId)).map((row) => row.version_id);
    for (let at = 0; at < pool.length; at += CHUNK) {
      for (const row of await loadVersions(this.db, pool.slice(at, at + CHUNK))) {
        const name = openItem(this.vault, row.content).source?.identifier;
        if (name !== undefined && names.has(name)) found.set(name, found.has(name) ? null : row.item_id);
      }
    }
    return new Map([...found].flatMap(([name, id]) => (id === null ? [] : [[name, id] as const])));
  }
}

/** What makes a file unreadable is told as such. */
async function readable<T>(read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof FormatFault) throw refusal('file.unreadable', { ...error.note.params, reason: error.note.code });
    throw error;
  }
}

const opened = (bytes: Uint8Array): Promise<Archive> => readable(() => openArchive(Buffer.from(bytes)));

function contentsOf(bytes: Uint8Array): Promise<{ tests: QtiTest[]; packed: ReadonlyMap<string, Packed> }> {
  return readable(async () => {
    if (Buffer.from(bytes.subarray(0, 2)).toString('latin1') !== 'PK') {
      const test = readQtiTest(await xmlRoot(fileInMemory('', bytes).pieces()), 'test.xml');
      return { tests: test ? [test] : [], packed: new Map<string, Packed>() };
    }
    const archive = await opened(bytes);
    try {
      const tests: QtiTest[] = [];
      const read = new Set<string>();
      const packed = new Map<string, Packed>();
      for await (const entry of readQtiPackage(archive, '', { file: (name) => read.add(name), test: (test) => tests.push(test) })) {
        if (entry.kind !== 'item') continue;
        const { content, problems } = checkItem(withFormulas(entry.body).body);
        if (problems.length === 0) packed.set(entry.place.file, { digest: itemDigest(content), points: content.source?.points ?? null });
      }
      tests.push(...(await testsBeside(archive, read)));
      return { tests: tests.sort((a, b) => (a.file < b.file ? -1 : 1)), packed };
    } finally {
      archive.close();
    }
  });
}
