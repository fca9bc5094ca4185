import { drawQr, newPdf, pdfBytes } from '@kaowu/platform';
import type { Pdf } from '@kaowu/platform';
import { chineseDay, faceLines } from '../domain/face';
import type { CertificateFace } from '../domain/face';

/** A4 landscape, in points. */
const WIDTH = 841.89;
const HEIGHT = 595.28;
const INK = '#1B2430';
const SOFT = '#4A5666';
const LINE = '#9DB2CF';
const DEEP = '#1D4E89';
const LEFT = 92;
const VALUE = 236;
const RIGHT = 610;

/** The certificates as one PDF, a page each (A4 landscape, Noto Sans SC, QR code). Gives the file's bytes. */
export function certificatesPdf(faces: readonly CertificateFace[]): Promise<Uint8Array> {
  const pdf = newPdf({ layout: 'landscape', margin: 0, autoFirstPage: false, info: { Title: '职业技能等级证书', Author: faces[0]?.bodyName ?? '' } });
  for (const face of faces) {
    pdf.addPage({ size: 'A4', layout: 'landscape', margin: 0 });
    frame(pdf);
    heading(pdf);
    lines(pdf, face);
    picture(pdf);
    code(pdf, face);
    foot(pdf, face);
    if (face.watermark) watermark(pdf, face.watermark);
  }
  return pdfBytes(pdf);
}

function frame(pdf: Pdf): void {
  pdf.lineWidth(2.5).strokeColor(DEEP).rect(24, 24, WIDTH - 48, HEIGHT - 48).stroke();
  pdf.lineWidth(0.7).strokeColor(LINE).rect(31, 31, WIDTH - 62, HEIGHT - 62).stroke();
}

function heading(pdf: Pdf): void {
  pdf.font('bold').fontSize(34).fillColor(DEEP).text('职业技能等级证书', 0, 62, { width: WIDTH, align: 'center', characterSpacing: 6 });
  pdf.font('regular').fontSize(12).fillColor(SOFT).text('Certificate of Occupational Skill Level', 0, 112, { width: WIDTH, align: 'center', characterSpacing: 1 });
  const statement = '持证人参加本机构组织的职业技能等级认定，各部分成绩均合格，达到国家职业技能标准规定的相应等级。本机构已在人力资源和社会保障部门备案，本证书可扫码查验。';
  pdf.font('regular').fontSize(12.5).fillColor(INK).text(statement, LEFT, 150, { width: WIDTH - 2 * LEFT, lineGap: 6, align: 'left', indent: 25 });
}

function lines(pdf: Pdf, face: CertificateFace): void {
  let y = 222;
  for (const { zh, en, value } of faceLines(face)) {
    pdf.font('regular').fontSize(13).fillColor(SOFT).text(zh, LEFT, y, { width: VALUE - LEFT - 12, lineBreak: false });
    pdf.fontSize(8).fillColor(SOFT).text(en, LEFT, y + 19, { width: VALUE - LEFT - 12, lineBreak: false });
    const size = fittingSize(pdf, value, RIGHT - VALUE - 20);
    pdf.font('bold').fontSize(size).fillColor(INK).text(value, VALUE, y + (15 - size) / 2 + 2, { width: RIGHT - VALUE - 20, lineBreak: false });
    pdf.lineWidth(0.4).strokeColor('#D6DEE8').moveTo(VALUE, y + 29).lineTo(RIGHT - 24, y + 29).stroke();
    y += 39;
  }
}

/** The largest size from 15 down to 9 at which the text fits the width. */
function fittingSize(pdf: Pdf, text: string, width: number): number {
  let size = 15;
  while (size > 9 && pdf.font('bold').fontSize(size).widthOfString(text) > width) size -= 0.5;
  return size;
}

function picture(pdf: Pdf): void {
  pdf.lineWidth(0.8).strokeColor(LINE).rect(RIGHT + 22, 222, 98, 137).stroke();
  pdf.font('regular').fontSize(10).fillColor('#8A95A3').text('照片', RIGHT + 22, 282, { width: 98, align: 'center' });
}

function code(pdf: Pdf, face: CertificateFace): void {
  drawQr(pdf, face.verifyUrl, RIGHT + 30, 378, 82);
  pdf.font('regular').fontSize(9).fillColor(SOFT).text('扫码查验 Scan to verify', RIGHT, 466, { width: 142, align: 'center' });
}

function foot(pdf: Pdf, face: CertificateFace): void {
  pdf.font('regular').fontSize(12).fillColor(SOFT).text('发证机构（盖章）', LEFT, 510, { lineBreak: false });
  pdf.font('bold').fontSize(13).fillColor(INK).text(face.bodyName, LEFT + 108, 509, { width: 290, lineBreak: false });
  pdf.font('regular').fontSize(12).fillColor(SOFT).text('发证日期', 536, 510, { lineBreak: false });
  pdf.font('bold').fontSize(13).fillColor(INK).text(chineseDay(face.issueOn), 596, 509, { lineBreak: false });
  if (face.reissuedOn) {
    pdf.font('bold').fontSize(11).fillColor('#B91C1C').text(`补发 ${chineseDay(face.reissuedOn)}`, 596, 532, { lineBreak: false });
  }
}

function watermark(pdf: Pdf, kind: 'preview' | 'void'): void {
  pdf.save().rotate(-24, { origin: [WIDTH / 2, HEIGHT / 2] });
  pdf.font('bold').fontSize(kind === 'void' ? 96 : 64).fillColor(kind === 'void' ? '#B91C1C' : DEEP, 0.13)
    .text(kind === 'void' ? '已作废 VOID' : '预览 · 非正式证书 PREVIEW', 0, HEIGHT / 2 - 50, { width: WIDTH, align: 'center', lineBreak: false });
  pdf.restore().fillOpacity(1);
}
