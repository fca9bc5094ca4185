import { drawQr, newPdf, pdfBytes } from '@kaowu/platform';
import type { Pdf } from '@kaowu/platform';
import type { CertificateFace } from '../domain/face';
import { layOut, PAGE, type Mark } from '../domain/layout';

/** The certificates as one PDF, a page each (A4 landscape, Noto Sans SC, QR code). Gives the file's bytes. */
export function certificatesPdf(faces: readonly CertificateFace[]): Promise<Uint8Array> {
  const pdf = newPdf({ layout: 'landscape', margin: 0, autoFirstPage: false, info: { Title: '职业技能等级证书', Author: faces[0]?.bodyName ?? '' } });
  for (const face of faces) {
    pdf.addPage({ size: 'A4', layout: 'landscape', margin: 0 });
    for (const mark of layOut(face)) draw(pdf, mark, face);
  }
  return pdfBytes(pdf);
}

function draw(pdf: Pdf, mark: Mark, face: CertificateFace): void {
  switch (mark.kind) {
    case 'text': return drawText(pdf, mark);
    case 'rect': return void pdf.lineWidth(mark.line).strokeColor(mark.colour).rect(mark.x, mark.y, mark.width, mark.height).stroke();
    case 'rule': return void pdf.lineWidth(mark.line).strokeColor(mark.colour).moveTo(mark.x, mark.y).lineTo(mark.x + mark.width, mark.y).stroke();
    case 'qr': return drawQr(pdf, mark.text, mark.x, mark.y, mark.size);
    case 'photo':
      if (face.photo) pdf.image(Buffer.from(face.photo.bytes), mark.x, mark.y, { cover: [mark.width, mark.height], align: 'center', valign: 'center' });
  }
}

function drawText(pdf: Pdf, { x, y, size, bold, colour, text, width, spacing, opacity, rotate }: Extract<Mark, { kind: 'text' }>): void {
  pdf.save();
  if (rotate !== 0) pdf.rotate(rotate, { origin: [PAGE.width / 2, PAGE.height / 2] });
  const centred = width === null ? {} : ({ width, align: 'center' } as const);
  pdf.font(bold ? 'bold' : 'regular').fontSize(size).fillColor(colour, opacity).text(text, x, y, { ...centred, lineBreak: false, characterSpacing: spacing });
  pdf.restore().fillOpacity(1);
}
