import { posix } from 'node:path';
import { entryOf, faultEntry, formatFault, type Entry, type Note } from './entry';
import { oneVocabulary } from './qti-model';
import { readQtiItem, type QtiSurroundings } from './qti-read';
import { qtiText } from './qti-text';
import { childOf, childrenOf, textOf, within, xmlRoot, type XmlElement } from './xml';
import type { Archive } from './zip';

type Stimuli = Map<string, { text: string; notes: Note[] }>;

const ALONE: QtiSurroundings = { stimuli: new Map(), category: [] };

/** The entries of one QTI file outside a package: an item, or a test whose items are elsewhere. */
export function qtiFileEntries(root: XmlElement, file: string, around: QtiSurroundings = ALONE): Entry[] {
  const element = oneVocabulary(root);
  const item = (element.attributes['identifier'] ?? '').slice(0, 100);
  const place = { file, line: element.line, item };
  if (element.name === 'assessmentItem') return [entryOf(place, () => readQtiItem(element, around))];
  if (element.name === 'assessmentTest' || element.name === 'assessmentSection') return [testRemark(element, file)];
  return [{ kind: 'fault', place, faults: [{ code: 'import.not-question', params: { kind: element.name.slice(0, 60) } }] }];
}

const testRemark = (element: XmlElement, file: string): Entry => ({
  kind: 'remark', place: { file, line: element.line, item: (element.attributes['identifier'] ?? '').slice(0, 100) }, notes: [{ code: 'import.test-structure' }],
});

interface Resource {
  readonly href: string;
  readonly kind: string;
  readonly category: readonly string[];
}

/** The classification that a resource's metadata gives (LOM taxon path). */
const taxonsOf = (resource: XmlElement): string[] =>
  [...within(resource, 'taxonPath')].slice(0, 1).flatMap((path) => childrenOf(path, 'taxon').map((taxon) => textOf(childOf(taxon, 'entry')).trim())).filter((t) => t !== '');

function resourcesOf(manifest: XmlElement, folder: string): Resource[] {
  return [...within(manifest, 'resource')].map((resource) => ({
    href: posix.normalize(posix.join(folder, decodeURIComponentSafe(resource.attributes['href'] ?? ''))),
    kind: resource.attributes['type'] ?? '', category: taxonsOf(resource),
  }));
}

function decodeURIComponentSafe(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Kinds of resources that hold questions, material for them, or tests; all others are files that belong to them. */
const ITEM = /^imsqti_(apip)?item_xml|^imsqti_item/;
const STIMULUS = /stimulus/;
const TEST = /^imsqti_(assessment|test|section)/;
const BESIDE = /webcontent|associatedcontent|css|imsqti_rptemplate|imsqti_fragment|learning-application-resource|resourcemetadata|controlfile|resprocessing|outcomes/;

const rootOf = async (archive: Archive, name: string): Promise<XmlElement> => {
  if (!archive.entries.has(name)) throw formatFault('qti.file-missing', { name: name.slice(0, 120) });
  return xmlRoot(archive.read(name));
};

async function stimuliOf(archive: Archive, names: readonly string[]): Promise<Stimuli> {
  const stimuli: Stimuli = new Map();
  for (const name of names) {
    const root = oneVocabulary(await rootOf(archive, name));
    const notes: Note[] = [];
    stimuli.set(root.attributes['identifier'] ?? name, { text: qtiText(childOf(root, 'stimulusBody'), notes), notes });
  }
  return stimuli;
}

/** What stands in a package, by its manifest; without one, every XML file of it is tried. */
async function contentsOf(archive: Archive): Promise<Resource[]> {
  const manifest = archive.names.filter((name) => /(^|\/)imsmanifest\.xml$/i.test(name)).sort((a, b) => a.length - b.length)[0];
  if (manifest === undefined) return archive.names.filter((name) => /\.xml$/i.test(name)).map((href) => ({ href, kind: '', category: [] }));
  return resourcesOf(await xmlRoot(archive.read(manifest)), posix.dirname(manifest));
}

async function* entriesOf(archive: Archive, resource: Resource, stimuli: Stimuli): AsyncGenerator<Entry> {
  const place = { file: resource.href, line: 0, item: '' };
  try {
    const root = await rootOf(archive, resource.href);
    // Without a manifest, what is no item and no test is some other file.
    if (resource.kind === '' && !/assessment-?(Item|Test)$/i.test(root.name)) return;
    yield* qtiFileEntries(root, resource.href, { stimuli, category: resource.category });
  } catch (error) {
    yield faultEntry(place, error);
  }
}

/** The questions of a QTI package, one file after the other; shared stimuli stand before the stems that refer to them. */
export async function* readQtiPackage(archive: Archive, file: string): AsyncGenerator<Entry> {
  let resources: Resource[];
  let stimuli: Stimuli;
  try {
    resources = await contentsOf(archive);
    stimuli = await stimuliOf(archive, resources.filter((r) => STIMULUS.test(r.kind)).map((r) => r.href));
  } catch (error) {
    yield faultEntry({ file, line: 0, item: '' }, error);
    return;
  }
  for (const resource of resources) {
    if (ITEM.test(resource.kind) || TEST.test(resource.kind) || resource.kind === '') yield* entriesOf(archive, resource, stimuli);
    else if (!STIMULUS.test(resource.kind) && !BESIDE.test(resource.kind)) {
      yield { kind: 'remark', place: { file: resource.href, line: 0, item: '' }, notes: [{ code: 'import.resource', params: { name: resource.href.slice(0, 120), kind: resource.kind.slice(0, 60) } }] };
    }
  }
}
