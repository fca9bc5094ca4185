import { mm, type MarkedPdf } from './page';

/** Pictures of a paper by the name that its texts give them; only kinds that can be printed. */
export type Pictures = ReadonlyMap<string, Uint8Array>;

/** What the library's types leave out: an image that is opened once tells its size. */
interface ImageOpener {
  openImage(bytes: Buffer): { readonly width: number; readonly height: number };
}

/** The mark of a medium in a text: what it shows, and its name. */
const MARK = /!\[([^\]]*)\]\(media:([0-9a-f]{64}\.\w+)\)/g;
const LARGEST = { width: mm(100), height: mm(65) } as const;

/** Names of the pictures that a paper's texts hold and that can be printed. */
export const picturesIn = (texts: string): string[] => [...new Set([...texts.matchAll(/media:([0-9a-f]{64}\.(?:png|jpg))/g)].map(([, name]) => name ?? ''))];

/** A text without its media: pictures that follow it are named 图, others by what they show. */
export const withoutMedia = (text: string, pictures: Pictures): string =>
  text.replace(MARK, (_, alt: string, name: string) => (pictures.has(name) ? '（见图）' : `［${alt || '音像'}］`));

/** Draws the pictures that a text holds, one under the other, no larger than a third of the page. */
export function drawPictures(doc: MarkedPdf, text: string, left: number, pictures: Pictures): void {
  const { pdf } = doc;
  for (const [, , name = ''] of text.matchAll(MARK)) {
    const bytes = pictures.get(name);
    if (!bytes) continue;
    const image = (pdf as unknown as ImageOpener).openImage(Buffer.from(bytes));
    const scale = Math.min(1, LARGEST.width / image.width, LARGEST.height / image.height);
    doc.room(image.height * scale + 8);
    const top = pdf.y + 2;
    pdf.image(image as never, left, top, { width: image.width * scale });
    // A picture with a place of its own does not move the text after it.
    pdf.x = left;
    pdf.y = top + image.height * scale + 4;
  }
}
