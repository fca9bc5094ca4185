import { Readable, type Writable } from 'node:stream';
import type { ItemBody } from '@kaowu/contracts';
import { ZipFile } from 'yazl';
import type { Note } from './entry';
import { mediaOf } from './media-of';
import type { Medium } from './medium';
import { qtiIdentifier, qtiItem } from './qti-write';
import { xmlEscaped } from './xml';

const CP = 'http://www.imsglobal.org/xsd/qti/qtiv3p0/imscp_v1p1';
const LOM = 'http://ltsc.ieee.org/xsd/LOM';

interface Listed {
  readonly identifier: string;
  readonly media?: readonly string[];
  readonly category: readonly string[];
}

const classification = (category: readonly string[]): string =>
  (category.length === 0 ? '' : `<metadata><lom:lom><lom:classification><lom:taxonPath>${category.map((name) => `<lom:taxon><lom:entry><lom:string>${xmlEscaped(name)}</lom:string></lom:entry></lom:taxon>`).join('')}</lom:taxonPath></lom:classification></lom:lom></metadata>`);

/** The manifest of a package with these items. */
export function manifestOf(items: readonly Listed[]): string {
  const resources = items.map(({ identifier, category, media = [] }) =>
    `    <resource identifier="RES-${identifier}" type="imsqti_item_xmlv3p0" href="items/${identifier}.xml">${classification(category)}<file href="items/${identifier}.xml"/>${media.map((name) => `<file href="media/${name}"/>`).join('')}</resource>\n`);
  return `<?xml version="1.0" encoding="UTF-8"?>
<manifest xmlns="${CP}" xmlns:lom="${LOM}" identifier="KAOWU-EXPORT">
  <metadata><schema>QTI Package</schema><schemaversion>3.0.0</schemaversion></metadata>
  <organizations/>
  <resources>
${resources.join('')}  </resources>
</manifest>
`;
}

/** Dates of the entries, so that the same items make the same package. */
const MADE = new Date(Date.UTC(2026, 0, 1, 12));

/** Item files that wait to be packed; the others are not read before. */
const WAITING = 64;

/** Lets in at most `WAITING` files ahead of the one that is being packed. */
class Gate {
  private added = 0;
  private packed = 0;
  private waiting: (() => void) | null = null;

  /** Waits until there is room for one more. */
  async enter(): Promise<void> {
    this.added += 1;
    if (this.added - this.packed > WAITING) await new Promise<void>((done) => (this.waiting = done));
  }

  leave(): void {
    this.packed += 1;
    this.waiting?.();
    this.waiting = null;
  }
}

/** Gives a text to the packer once and lets go of it: the packer keeps what it was given until the end. */
function givenOnce(text: string, gate: Gate): (give: (error: unknown, stream: NodeJS.ReadableStream) => void) => void {
  let waiting = text;
  return (give) => {
    const bytes = Buffer.from(waiting);
    waiting = '';
    gate.leave();
    give(null, Readable.from([bytes]));
  };
}

/** Gives a medium by its name; null where it is not there. */
export type FindMedium = (name: string) => Promise<Medium | null>;

/** Packs the media that are not in the package yet; the names of those that are there. */
async function packMedia(zip: ZipFile, packed: Set<string>, names: readonly string[], mediumOf: FindMedium): Promise<string[]> {
  for (const name of names.filter((n) => !packed.has(n))) {
    const medium = await mediumOf(name);
    if (!medium) continue;
    packed.add(name);
    zip.addBuffer(medium.bytes, `media/${name}`, { mtime: MADE, forceDosTimestamp: true, compress: false });
  }
  return names.filter((name) => packed.has(name));
}

/**
 * Writes a QTI 3.0 package: an item file each and the manifest. `onNotes` hears what QTI cannot say of an item (by its
 * number from 1), `mediumOf` gives the pictures and sounds that items name. Items are taken as fast as they are packed, so that a bank of any size needs the memory of its names.
 */
export async function writeQtiPackage(items: AsyncIterable<ItemBody>, out: Writable, onNotes: (number: number, notes: readonly Note[]) => void = () => undefined, mediumOf: FindMedium = () => Promise.resolve(null)): Promise<void> {
  const zip = new ZipFile();
  const ended = new Promise<void>((done, refuse) => {
    zip.outputStream.on('error', refuse);
    out.on('error', refuse);
    out.on('finish', done);
  });
  zip.outputStream.pipe(out);
  const gate = new Gate();
  const listed: Listed[] = [];
  const taken = new Set<string>();
  const packed = new Set<string>();
  for await (const item of items) {
    const number = listed.length + 1;
    const wanted = qtiIdentifier(item.source?.identifier, number);
    const identifier = taken.has(wanted) ? `kaowu-item-${number}` : wanted;
    taken.add(identifier);
    const { text, notes } = qtiItem(item, identifier);
    onNotes(number, notes);
    await gate.enter();
    zip.addReadStreamLazy(`items/${identifier}.xml`, { mtime: MADE, forceDosTimestamp: true }, givenOnce(text, gate));
    const media = await packMedia(zip, packed, mediaOf(item), mediumOf);
    listed.push({ identifier, category: item.source?.category ?? [], media });
  }
  zip.addBuffer(Buffer.from(manifestOf(listed)), 'imsmanifest.xml', { mtime: MADE, forceDosTimestamp: true });
  zip.end();
  await ended;
}
