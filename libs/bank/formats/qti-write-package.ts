import type { Writable } from 'node:stream';
import type { ItemBody } from '@kaowu/contracts';
import { ZipFile } from 'yazl';
import type { Note } from './entry';
import { qtiIdentifier, qtiItem } from './qti-write';
import { xmlEscaped } from './xml';

const CP = 'http://www.imsglobal.org/xsd/qti/qtiv3p0/imscp_v1p1';
const LOM = 'http://ltsc.ieee.org/xsd/LOM';

interface Listed {
  readonly identifier: string;
  readonly category: readonly string[];
}

const classification = (category: readonly string[]): string =>
  (category.length === 0 ? '' : `<metadata><lom:lom><lom:classification><lom:taxonPath>${category.map((name) => `<lom:taxon><lom:entry><lom:string>${xmlEscaped(name)}</lom:string></lom:entry></lom:taxon>`).join('')}</lom:taxonPath></lom:classification></lom:lom></metadata>`);

/** The manifest of a package with these items. */
export function manifestOf(items: readonly Listed[]): string {
  const resources = items.map(({ identifier, category }) =>
    `    <resource identifier="RES-${identifier}" type="imsqti_item_xmlv3p0" href="items/${identifier}.xml">${classification(category)}<file href="items/${identifier}.xml"/></resource>\n`);
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

/**
 * Writes a QTI 3.0 package: an item file each and the manifest. `onNotes` hears what QTI cannot say of an item (by its
 * number from 1). Items are taken one by one, so that a bank of any size needs the memory of its names only.
 */
export async function writeQtiPackage(items: AsyncIterable<ItemBody>, out: Writable, onNotes: (number: number, notes: readonly Note[]) => void = () => undefined): Promise<void> {
  const zip = new ZipFile();
  const ended = new Promise<void>((done, refuse) => {
    zip.outputStream.on('error', refuse);
    out.on('error', refuse);
    out.on('close', done);
    out.on('finish', done);
  });
  zip.outputStream.pipe(out);
  const listed: Listed[] = [];
  const taken = new Set<string>();
  for await (const item of items) {
    const number = listed.length + 1;
    const wanted = qtiIdentifier(item.source?.identifier, number);
    const identifier = taken.has(wanted) ? `kaowu-item-${number}` : wanted;
    taken.add(identifier);
    const { text, notes } = qtiItem(item, identifier);
    onNotes(number, notes);
    zip.addBuffer(Buffer.from(text), `items/${identifier}.xml`, { mtime: MADE, forceDosTimestamp: true });
    listed.push({ identifier, category: item.source?.category ?? [] });
  }
  zip.addBuffer(Buffer.from(manifestOf(listed)), 'imsmanifest.xml', { mtime: MADE, forceDosTimestamp: true });
  zip.end();
  await ended;
}
