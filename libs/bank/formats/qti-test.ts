import { posix } from 'node:path';
import { oneVocabulary } from './qti-model';
import { childOf, childrenOf, within, xmlRoot, type XmlElement } from './xml';
import type { Archive } from './zip';

/** A question that a test names. */
export interface TestRef {
  readonly identifier: string;
  /** Its file, from the root of the package. */
  readonly href: string;
  /** How its score is weighed in the test; null where the test does not say. */
  readonly weight: number | null;
  readonly line: number;
}

/** A first-tier section with all its questions, those of sections inside it too, in their order. */
export interface TestSection {
  readonly title: string;
  readonly line: number;
  /** Only some of its questions are asked, or their order is left to chance: a fixed paper is neither. */
  readonly selects: boolean;
  readonly refs: readonly TestRef[];
}

/** A test of QTI 2.x or 3.0: its sections over all its parts. */
export interface QtiTest {
  readonly file: string;
  readonly title: string;
  readonly sections: readonly TestSection[];
}

/** Files of a package that are looked at for tests. */
const MAX_LOOKED_AT = 20_000;

const refOf = (ref: XmlElement, folder: string): TestRef => {
  const value = Number(childOf(ref, 'weight')?.attributes['value'] ?? NaN);
  return { identifier: (ref.attributes['identifier'] ?? '').slice(0, 200), href: posix.normalize(posix.join(folder, ref.attributes['href'] ?? '')), weight: Number.isFinite(value) ? value : null, line: ref.line };
};

function sectionOf(section: XmlElement, folder: string): TestSection {
  const drawn = [section, ...within(section, 'assessmentSection')].some((s) => {
    const [selection, ordering] = [childOf(s, 'selection'), childOf(s, 'ordering')];
    return selection !== undefined || ordering?.attributes['shuffle'] === 'true';
  });
  return { title: (section.attributes['title'] ?? section.attributes['identifier'] ?? '').slice(0, 200), line: section.line, selects: drawn, refs: [...within(section, 'assessmentItemRef')].map((ref) => refOf(ref, folder)) };
}

/** The test of a file; null where it is none. Items that are written out in the test itself are of no package and are not read. */
export function readQtiTest(root: XmlElement, file: string): QtiTest | null {
  const test = oneVocabulary(root);
  if (test.name !== 'assessmentTest') return null;
  const sections = childrenOf(test, 'testPart').flatMap((part) => childrenOf(part, 'assessmentSection'));
  return { file, title: (test.attributes['title'] ?? '').slice(0, 200), sections: sections.map((section) => sectionOf(section, posix.dirname(file))) };
}

/** Whether a file of a package begins like a test; its first piece tells. */
async function beginsTest(archive: Archive, name: string): Promise<boolean> {
  for await (const piece of archive.read(name)) return /<(?:\w+:)?(?:qti-assessment-test|assessmentTest)[\s>]/.test(Buffer.from(piece).toString('latin1', 0, 4096));
  return false;
}

/** The tests among the files of a package that were not read yet, by their names. Problems as `xmlRoot`. */
export async function testsBeside(archive: Archive, known: ReadonlySet<string>): Promise<QtiTest[]> {
  const tests: QtiTest[] = [];
  for (const name of archive.names.filter((n) => /\.xml$/i.test(n) && !known.has(n)).slice(0, MAX_LOOKED_AT)) {
    if (!(await beginsTest(archive, name))) continue;
    const test = readQtiTest(await xmlRoot(archive.read(name)), name);
    if (test) tests.push(test);
  }
  return tests;
}
