import { posix } from 'node:path';
import type { Bytes } from './decode';
import { entryOf, faultEntry, formatFault, type Entry, type Note } from './entry';
import { oneVocabulary } from './qti-model';
import { MAX_MEDIUM_BYTES } from '@kaowu/contracts';
import { secondsOfDuration } from './marks';
import { mediaOf } from './media-of';
import { mediumOf, type Medium } from './medium';
import { readQtiItem, type QtiSurroundings } from './qti-read';
import { readQtiTest, type QtiTest } from './qti-test';
import { qtiText } from './qti-text';
import { markRich, mediumInData, sourcesIn } from './rich-in';
import { childOf, childrenOf, textOf, within, xmlRecords, xmlRoot, type XmlElement } from './xml';
import type { Archive } from './zip';

type Stimuli = Map<string, { text: string; notes: Note[]; media: readonly Medium[] }>;

/** Media of one file, and their bytes together: more is no item. */
const MAX_MEDIA = 40;
const MAX_MEDIA_BYTES = 32 * 1024 ** 2;

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
  readonly seconds?: number | undefined;
}

/** The time that a resource's metadata say it takes (LOM). */
const timeOf = (resource: XmlElement): number | undefined => {
  const [time] = [...within(resource, 'typicalLearningTime')];
  return time && secondsOfDuration(textOf(childOf(time, 'duration')));
};

/** The classification that a resource's metadata gives (LOM taxon path). */
const taxonsOf = (resource: XmlElement): string[] =>
  [...within(resource, 'taxonPath')].slice(0, 1).flatMap((path) => childrenOf(path, 'taxon').map((taxon) => textOf(childOf(taxon, 'entry')).trim())).filter((t) => t !== '');

/** The resources of a manifest one by one: that of a large package is larger than any item file. */
async function resourcesOf(manifest: Bytes, folder: string): Promise<Resource[]> {
  const resources: Resource[] = [];
  for await (const resource of xmlRecords(manifest, ['resource'])) {
    resources.push({
      href: posix.normalize(posix.join(folder, decodeURIComponentSafe(resource.attributes['href'] ?? ''))),
      kind: resource.attributes['type'] ?? '', category: taxonsOf(resource), seconds: timeOf(resource),
    });
  }
  return resources;
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

/** Puts the pictures and sounds that a file names, and the package holds, as marks into it. */
async function takeMedia(archive: Archive, root: XmlElement, href: string): Promise<Medium[]> {
  const found = new Map<string, Medium>();
  let bytes = 0;
  for (const source of sourcesIn(root).slice(0, MAX_MEDIA)) {
    const name = posix.normalize(posix.join(posix.dirname(href), decodeURIComponentSafe(source.split(/[?#]/)[0] ?? '')));
    const entry = archive.entries.get(name);
    if (!entry || entry.uncompressedSize > MAX_MEDIUM_BYTES || (bytes += entry.uncompressedSize) > MAX_MEDIA_BYTES) continue;
    const pieces: Uint8Array[] = [];
    for await (const piece of archive.read(name)) pieces.push(piece);
    const medium = mediumOf(Buffer.concat(pieces));
    if (medium) found.set(source, medium);
  }
  const taken = new Map<string, Medium>();
  markRich(root, (source) => found.get(source) ?? mediumInData(source), taken);
  return [...taken.values()];
}

async function stimuliOf(archive: Archive, names: readonly string[]): Promise<Stimuli> {
  const stimuli: Stimuli = new Map();
  for (const name of names) {
    const root = oneVocabulary(await rootOf(archive, name));
    const media = await takeMedia(archive, root, name);
    const notes: Note[] = [];
    stimuli.set(root.attributes['identifier'] ?? name, { text: qtiText(childOf(root, 'stimulusBody'), notes), notes, media });
  }
  return stimuli;
}

/** What stands in a package, by its manifest; without one, every XML file of it is tried. */
async function contentsOf(archive: Archive): Promise<Resource[]> {
  const manifest = archive.names.filter((name) => /(^|\/)imsmanifest\.xml$/i.test(name)).sort((a, b) => a.length - b.length)[0];
  if (manifest === undefined) return archive.names.filter((name) => /\.xml$/i.test(name)).map((href) => ({ href, kind: '', category: [] }));
  return resourcesOf(archive.read(manifest), posix.dirname(manifest));
}

/** Hears of every file that was read, and of the test that it is, for whoever wants a test with its questions from one reading. */
export interface PackageListener {
  readonly file: (name: string) => void;
  readonly test: (test: QtiTest) => void;
}

const NOBODY: PackageListener = { file: () => undefined, test: () => undefined };

async function entriesOf(archive: Archive, reading: Promise<XmlElement>, resource: Resource, stimuli: Stimuli, listener: PackageListener): Promise<Entry[]> {
  const place = { file: resource.href, line: 0, item: '' };
  try {
    listener.file(resource.href);
    const root = await reading;
    const test = /assessment-?Test$/i.test(root.name) ? readQtiTest(root, resource.href) : null;
    if (test) listener.test(test);
    // Without a manifest, what is no item and no test is some other file.
    if (resource.kind === '' && !/assessment-?(Item|Test)$/i.test(root.name)) return [];
    const media = [...(await takeMedia(archive, root, resource.href)), ...[...stimuli.values()].flatMap((s) => s.media)];
    return qtiFileEntries(root, resource.href, { stimuli, category: resource.category, seconds: resource.seconds }).map((entry) => (entry.kind === 'item' ? withMediaOf(entry, media) : entry));
  } catch (error) {
    return [faultEntry(place, error)];
  }
}

/** An entry with those of the media that its texts name. */
function withMediaOf(entry: Extract<Entry, { kind: 'item' }>, media: readonly Medium[]): Entry {
  const named = new Set(mediaOf(entry.body));
  return { ...entry, media: [...media, ...(entry.media ?? [])].filter((m, i, all) => named.has(m.name) && all.findIndex((n) => n.name === m.name) === i) };
}

/** The questions of a QTI package, one file after the other; shared stimuli are the material of the items that refer to them. */
export async function* readQtiPackage(archive: Archive, file: string, listener: PackageListener = NOBODY): AsyncGenerator<Entry> {
  let resources: Resource[];
  let stimuli: Stimuli;
  try {
    resources = await contentsOf(archive);
    const names = resources.filter((r) => STIMULUS.test(r.kind)).map((r) => r.href);
    names.forEach(listener.file);
    stimuli = await stimuliOf(archive, names);
  } catch (error) {
    yield faultEntry({ file, line: 0, item: '' }, error);
    return;
  }
  for (const resource of resources) {
    if (isRead(resource) || STIMULUS.test(resource.kind) || BESIDE.test(resource.kind)) continue;
    yield { kind: 'remark', place: { file: resource.href, line: 0, item: '' }, notes: [{ code: 'import.resource', params: { name: resource.href.slice(0, 120), kind: resource.kind.slice(0, 60) } }] };
  }
  yield* ahead(archive, resources.filter(isRead), stimuli, listener);
}

const isRead = ({ kind }: Resource): boolean => ITEM.test(kind) || TEST.test(kind) || kind === '';

/** Files that are read while the one before is worked on: a package is many small files, and each is a journey to the disk. */
const AHEAD = 16;

async function* ahead(archive: Archive, resources: readonly Resource[], stimuli: Stimuli, listener: PackageListener): AsyncGenerator<Entry> {
  const begun: Promise<XmlElement>[] = [];
  const begin = (resource: Resource): void => {
    const reading = rootOf(archive, resource.href);
    // Its fault is told when its turn comes.
    reading.catch(() => undefined);
    begun.push(reading);
  };
  resources.slice(0, AHEAD).forEach(begin);
  for (const [i, resource] of resources.entries()) {
    const reading = begun.shift();
    const next = resources[i + AHEAD];
    if (next) begin(next);
    if (reading) yield* await entriesOf(archive, reading, resource, stimuli, listener);
  }
}
