import type { PaperContent } from '@kaowu/contracts';
import { INK, mm, type MarkedPdf } from './page';
import { drawRich, heightOf, lengthOf, type Media, type Setting } from './rich';
import { inPlace } from './unprintable';

/** A numbered copy of a paper. */
export interface Copy {
  readonly code: string;
  /** "A" …; null where every copy is another paper. */
  readonly form: string | null;
  readonly paper: PaperContent;
  readonly media: Media;
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

/** A line under a stem, and where it stands, should it hold what paper cannot show. */
interface OptionLine {
  readonly text: string;
  readonly zh: string;
  readonly en: string;
}

function optionLines(question: Question, media: Media): OptionLine[] {
  const lines = (choices: Question['options'], before = ''): OptionLine[] => choices.map(({ id, text }) => ({ text: `${before}${id}. ${text}`, zh: `选项 ${id}`, en: `option ${id}` }));
  const inOne = (of: readonly OptionLine[]): OptionLine => ({ text: of.map(({ text }) => text).join('　　'), zh: '选项', en: 'options' });
  if (question.lefts && question.rights) return [...lines(question.lefts, '（　　）'), ...joined(lines(question.rights), media, inOne)];
  if (question.type === 'true_false') return [{ text: '（　　）', zh: '选项', en: 'options' }];
  const choices = (question.blanks ?? []).flatMap((blank, i) => (blank.choices ? [{ text: `第 ${i + 1} 空：${blank.choices.join(' / ')}`, zh: `第 ${i + 1} 空`, en: `blank ${i + 1}` }] : []));
  return choices.length > 0 ? choices : joined(lines(question.options), media, inOne);
}

/** Short lines stand in one. */
const joined = (lines: OptionLine[], media: Media, inOne: (of: readonly OptionLine[]) => OptionLine): OptionLine[] =>
  lines.length > 1 && lines.reduce((length, { text }) => length + lengthOf(text, media), 0) <= SHORT ? [inOne(lines)] : lines;

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
      inPlace({ zh: `第 ${question.no} 题`, en: `question ${question.no}` }, () => {
        if (text !== '' && text !== material) drawMaterial(doc, text, left, copy.media);
        drawQuestion(doc, question, left, copy.media);
      });
      material = text;
      await breathe();
    }
  }
}

const setting = (media: Media): Setting => ({ font: 'regular', size: 10.5, lineGap: 2, media });

/** The material that the questions after it are about, once. */
function drawMaterial(doc: MarkedPdf, text: string, left: number, media: Media): void {
  inPlace({ zh: '材料', en: 'material' }, () => {
    const shown = `材料：${text}`;
    doc.room(Math.min(heightOf(doc, shown, doc.width, setting(media)), mm(80)));
    drawRich(doc, shown, left, doc.width, setting(media));
  });
  doc.pdf.moveDown(0.35);
}

function drawQuestion(doc: MarkedPdf, question: Question, left: number, media: Media): void {
  const stem = `${question.no}. ${question.stem}${question.unit === undefined ? '' : `（单位：${question.unit}）`}`;
  const inStem = { zh: '题干', en: 'stem' };
  const lines = optionLines(question, media);
  doc.room(Math.min(inPlace(inStem, () => heightOf(doc, stem, doc.width, setting(media))) + lines.length * 16, mm(120)));
  inPlace(inStem, () => drawRich(doc, stem, left, doc.width, setting(media)));
  for (const line of lines) inPlace(line, () => drawRich(doc, line.text, left + 16, doc.width - 16, setting(media)));
  doc.pdf.x = left;
  doc.pdf.font('regular').fontSize(10.5).moveDown(0.35);
}
