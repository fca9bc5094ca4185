import type { PaperContent } from '@kaowu/contracts';
import { INK, mm, type MarkedPdf } from './page';
import { drawPictures, withoutMedia, type Pictures } from './pictures';

/** A numbered copy of a paper. */
export interface Copy {
  readonly code: string;
  /** "A" …; null where every copy is another paper. */
  readonly form: string | null;
  readonly paper: PaperContent;
  readonly pictures: Pictures;
}

/** Characters up to which the options of a question stand in one line. */
const SHORT = 44;
const CHINESE = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '十一', '十二'];

type Question = PaperContent['sections'][number]['questions'][number];

/** "一、单项选择题（共 80 题，每题 1 分）": a title that counts itself already is left alone. */
function sectionTitle(section: PaperContent['sections'][number], no: number): string {
  const each = (section.questions[0]?.points ?? 0) / 100;
  const name = /^[一二三四五六七八九十]+、/.test(section.title) ? section.title : `${CHINESE[no] ?? no + 1}、${section.title}`;
  return `${name}（共 ${section.questions.length} 题，每题 ${each} 分）`;
}

function optionLines(question: Question): string[] {
  if (question.lefts && question.rights) return [...question.lefts.map(({ id, text }) => `（　　）${id}. ${text}`), question.rights.map(({ id, text }) => `${id}. ${text}`).join('　　')];
  if (question.type === 'true_false') return ['（　　）'];
  const choices = (question.blanks ?? []).flatMap((blank, i) => (blank.choices ? [`第 ${i + 1} 空：${blank.choices.join(' / ')}`] : []));
  if (choices.length > 0) return choices;
  const options = question.options.map(({ id, text }) => `${id}. ${text}`);
  return options.join('').length <= SHORT && options.length > 1 ? [options.join('　　')] : options;
}

function head(doc: MarkedPdf, { code, form, paper }: Copy): void {
  const { pdf } = doc;
  const left = pdf.page.margins.left;
  pdf.font('bold').fontSize(11).fillColor(INK).text('机密★启用前', left, mm(14), { lineBreak: false });
  pdf.font('regular').text(`试卷编号 ${code}`, left, mm(14), { width: doc.width, align: 'right' });
  pdf.font('bold').fontSize(17).text(paper.title, left, mm(24), { width: doc.width, align: 'center' });
  if (form !== null) pdf.fontSize(14).text(`${form} 卷`, { width: doc.width, align: 'center' });
  pdf.moveDown(0.4).font('regular').fontSize(11)
    .text(`满分 ${paper.totalPoints / 100} 分　　考试时间 ${paper.durationMinutes} 分钟`, { width: doc.width, align: 'center' });
  pdf.moveDown(0.6).text('姓名：__________________　　准考证号：__________________　　座位号：__________', left, pdf.y, { width: doc.width });
  pdf.moveDown(0.5).fontSize(9.5)
    .text('注意：1. 请先在试卷和答题卡上写清姓名、准考证号，并核对试卷编号。2. 答案写在答题卡上，写在试卷上无效。3. 考试结束时试卷、答题卡和草稿纸一并交回，不得带离考场。', left, pdf.y, { width: doc.width });
  pdf.moveDown(0.4).moveTo(left, pdf.y).lineTo(left + doc.width, pdf.y).lineWidth(0.6).strokeColor(INK).stroke();
  pdf.moveDown(0.4);
}

/** Draws one copy on pages of its own. `breathe` is waited for after every question, so that others get their turn. */
export async function drawCopy(doc: MarkedPdf, copy: Copy, breathe: () => Promise<void>): Promise<void> {
  const { pdf } = doc;
  doc.begin({ left: `${copy.code}${copy.form === null ? '' : `　${copy.form} 卷`}`, part: copy.code });
  head(doc, copy);
  const left = pdf.page.margins.left;
  for (const [s, section] of copy.paper.sections.entries()) {
    doc.room(mm(24));
    pdf.font('bold').fontSize(12).fillColor(INK).text(sectionTitle(section, s), left, pdf.y + 6, { width: doc.width }).moveDown(0.3);
    let material = '';
    for (const question of section.questions) {
      const { text = '' } = question.stimulus ?? {};
      if (text !== '' && text !== material) drawMaterial(doc, text, left, copy.pictures);
      material = text;
      drawQuestion(doc, question, left, copy.pictures);
      await breathe();
    }
  }
}

/** The material that the questions after it are about, once. */
function drawMaterial(doc: MarkedPdf, text: string, left: number, pictures: Pictures): void {
  const { pdf } = doc;
  const plain = withoutMedia(text, pictures);
  pdf.font('regular').fontSize(10.5);
  doc.room(Math.min(pdf.heightOfString(plain, { width: doc.width }), mm(80)));
  pdf.font('bold').text('材料：', left, pdf.y, { width: doc.width, continued: true }).font('regular').text(plain, { lineGap: 2 }).moveDown(0.35);
  drawPictures(doc, text, left, pictures);
}

function drawQuestion(doc: MarkedPdf, question: Question, left: number, pictures: Pictures): void {
  const { pdf } = doc;
  pdf.font('regular').fontSize(10.5);
  const stem = `${question.no}. ${withoutMedia(question.stem, pictures)}${question.unit === undefined ? '' : `（单位：${question.unit}）`}`;
  const lines = optionLines(question);
  const height = pdf.heightOfString(stem, { width: doc.width }) + lines.length * 16;
  doc.room(Math.min(height, mm(120)));
  pdf.text(stem, left, pdf.y, { width: doc.width, lineGap: 2 });
  drawPictures(doc, question.stem, left + 16, pictures);
  for (const line of lines) {
    pdf.font('regular').fontSize(10.5).text(withoutMedia(line, pictures), left + 16, pdf.y, { width: doc.width - 16, lineGap: 2 });
    drawPictures(doc, line, left + 32, pictures);
  }
  pdf.x = left;
  pdf.moveDown(0.35);
}
