import { dirname, join } from 'node:path';
import PDFDocument from 'pdfkit';
import QRCode from 'qrcode';

/** Paths of the two weights of Noto Sans SC (SIL OFL 1.1) that documents are set in. */
function fontPaths(): { regular: string; bold: string } {
  const home = dirname(require.resolve('@expo-google-fonts/noto-sans-sc/package.json'));
  return { regular: join(home, '400Regular', 'NotoSansSC_400Regular.ttf'), bold: join(home, '700Bold', 'NotoSansSC_700Bold.ttf') };
}

/** A PDF being drawn. Fonts `regular` and `bold` are registered; `regular` is chosen. */
export type Pdf = PDFKit.PDFDocument;

/** Begins a PDF (A4 unless told, 15 mm margins) that can print Chinese. Sizes are in points. */
export function newPdf(options: PDFKit.PDFDocumentOptions = {}): Pdf {
  const pdf = new PDFDocument({ size: 'A4', margin: 42.5, autoFirstPage: true, ...options });
  const { regular, bold } = fontPaths();
  pdf.registerFont('regular', regular);
  pdf.registerFont('bold', bold);
  return pdf.font('regular');
}

/** Ends the PDF and gives its bytes. */
export function pdfBytes(pdf: Pdf): Promise<Uint8Array> {
  return new Promise((done, fail) => {
    const chunks: Buffer[] = [];
    pdf.on('data', (chunk: Buffer) => chunks.push(chunk));
    pdf.on('end', () => done(new Uint8Array(Buffer.concat(chunks))));
    pdf.on('error', fail);
    pdf.end();
  });
}

/** A QR code as PNG bytes, `size` pixels wide, error correction M. */
export const qrPng = (text: string, size = 240): Promise<Buffer> =>
  QRCode.toBuffer(text, { type: 'png', width: size, margin: 1, errorCorrectionLevel: 'M' });

/** A QR code (error correction M) as one SVG path of unit squares, `modules` a side. */
export function qrSquares(text: string): { modules: number; path: string } {
  const { data, size: modules } = QRCode.create(text, { errorCorrectionLevel: 'M' }).modules;
  const squares = Array.from(data).flatMap((dark, i) => (dark ? [`M${i % modules} ${Math.floor(i / modules)}h1v1h-1z`] : []));
  return { modules, path: squares.join('') };
}

/** Draws a QR code (error correction M) as one vector path, `size` points wide, its quiet zone left to the caller. */
export function drawQr(pdf: Pdf, text: string, x: number, y: number, size: number): void {
  const { data, size: modules } = QRCode.create(text, { errorCorrectionLevel: 'M' }).modules;
  const step = size / modules;
  pdf.save();
  data.forEach((dark, i) => {
    if (dark) pdf.rect(x + (i % modules) * step, y + Math.floor(i / modules) * step, step, step);
  });
  pdf.fill('#000000').restore();
}
