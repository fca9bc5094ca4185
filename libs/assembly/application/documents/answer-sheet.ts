import type { PaperContent } from '@kaowu/contracts';
import { drawQr } from '@kaowu/platform';
import type { Copy } from './booklet';
import { INK, mm, type MarkedPdf } from './page';

const BOX = { width: 13, height: 8.5 } as const;
/** Questions in one row of the grid. */
const PER_ROW = 5;

type Section = PaperContent['sections'][number];

/** Letters to fill in: as many as the section's widest question has; right and wrong for true/false. */
function choices(section: Section): string[] {
  if (section.type === 'true_false') return ['√', '×'];
  const most = Math.max(0, ...section.questions.map(({ options }) => options.length));
  return Array.from({ length: most }, (_, i) => String.fromCharCode(65 + i));
}

const isBoxes = (section: Section): boolean => section.type === 'single' || section.type === 'multiple' || section.type === 'true_false';

function head(doc: MarkedPdf, { code, form, paper }: Copy): void {
  const { pdf } = doc;
  const left = pdf.page.margins.left;
  pdf.font('bold').fontSize(16).fillColor(INK).text(`${paper.title} 答题卡`, left, mm(16), { width: doc.width - mm(24) });
  drawQr(pdf, `KAOWU:${code}`, left + doc.width - mm(20), mm(14), mm(20));
  pdf.font('regular').fontSize(11).text(`试卷编号 ${code}${form === null ? '' : `　　${form} 卷`}`, left, mm(27));
  pdf.text('姓名：__________________　准考证号：__________________', left, mm(36));
  pdf.fontSize(9).text('用 2B 铅笔填满方框；修改时用橡皮擦净。缺考（监考员填）：□', left, mm(44));
  pdf.x = left;
  pdf.y = mm(51);
}

/** Draws the answer sheet 答题卡 of one copy: boxes for choices, lines for texts. */
export function drawAnswerSheet(doc: MarkedPdf, copy: Copy): void {
  const { pdf } = doc;
  doc.begin({ left: copy.code, part: copy.code });
  head(doc, copy);
  for (const section of copy.paper.sections) {
    doc.room(mm(16));
    pdf.font('bold').fontSize(10.5).fillColor(INK).text(section.title, pdf.page.margins.left, pdf.y + 4, { width: doc.width });
    pdf.moveDown(0.2);
    if (isBoxes(section)) drawBoxes(doc, section);
    else drawLines(doc, section);
  }
}

function drawBoxes(doc: MarkedPdf, section: Section): void {
  const { pdf } = doc;
  const letters = choices(section);
  const column = doc.width / PER_ROW;
  const step = Math.min(BOX.width + 3, (column - 24) / Math.max(1, letters.length));
  section.questions.forEach(({ no }, i) => {
    if (i % PER_ROW === 0) {
      if (i > 0) pdf.y += 14;
      doc.room(16);
    }
    const x = pdf.page.margins.left + (i % PER_ROW) * column;
    const y = pdf.y;
    pdf.font('regular').fontSize(8.5).fillColor(INK).text(String(no), x, y, { width: 20, align: 'right', lineBreak: false });
    letters.forEach((letter, l) => {
      const at = x + 24 + l * step;
      pdf.rect(at, y + 1, Math.min(BOX.width, step - 2), BOX.height).lineWidth(0.5).strokeColor(INK).stroke();
      pdf.fontSize(6.5).text(letter, at, y + 1.4, { width: Math.min(BOX.width, step - 2), align: 'center', lineBreak: false });
    });
    pdf.x = pdf.page.margins.left;
    pdf.y = y;
  });
  pdf.y += 18;
}

/** Lines for answers in words: more where there are more points. */
function drawLines(doc: MarkedPdf, section: Section): void {
  const { pdf } = doc;
  for (const { no, points } of section.questions) {
    const lines = Math.min(14, Math.max(1, Math.round(points / 100)));
    doc.room(18 + lines * 20);
    pdf.font('regular').fontSize(10).fillColor(INK).text(`${no}.`, pdf.page.margins.left, pdf.y + 4);
    for (let line = 0; line < lines; line++) {
      pdf.y += 20;
      pdf.moveTo(pdf.page.margins.left, pdf.y).lineTo(pdf.page.margins.left + doc.width, pdf.y).lineWidth(0.4).strokeColor('#8A95A3').stroke();
    }
    pdf.y += 6;
  }
}
