import { ITEM_TYPES, type PaperKeyValue } from '@kaowu/contracts';
import { INK, mm, type MarkedPdf } from './page';
import { drawRich, type Media } from './rich';
import { inPlace } from './unprintable';

const PER_ROW = 10;
const KEY = { true: '√', false: '×' } as const;

/** The key of one form, as scorers get it. */
export interface FormKey {
  readonly title: string;
  readonly form: string | null;
  readonly key: PaperKeyValue;
  readonly media: Media;
}

const shown = (key: readonly string[]): string => key.map((one) => (one === 'true' || one === 'false' ? KEY[one] : one)).join('');

/** Draws the marking key 参考答案及评分标准 of a form: a grid for choices, the accepted answers of all others. */
export function drawKey(doc: MarkedPdf, { title, form, key, media }: FormKey): void {
  const { pdf } = doc;
  const name = `${title}${form === null ? '' : `（${form} 卷）`}`;
  doc.begin({ left: `${name} 参考答案`, part: name });
  const left = pdf.page.margins.left;
  pdf.font('bold').fontSize(11).fillColor(INK).text('机密★阅卷专用', left, mm(14));
  pdf.fontSize(16).text(`${name} 参考答案及评分标准`, left, mm(24), { width: doc.width, align: 'center' }).moveDown(0.6);
  const short = key.questions.filter((question) => isShort(question.type));
  const cell = doc.width / PER_ROW;
  short.forEach(({ no, key: answer }, i) => {
    if (i % PER_ROW === 0) {
      if (i > 0) pdf.y += 32;
      doc.room(34);
    }
    const [x, y] = [left + (i % PER_ROW) * cell, pdf.y];
    pdf.rect(x, y, cell, 32).lineWidth(0.5).strokeColor('#8A95A3').stroke();
    pdf.font('regular').fontSize(8).fillColor('#4A5666').text(String(no), x, y + 3, { width: cell, align: 'center', lineBreak: false });
    pdf.font('bold').fontSize(12).fillColor(INK).text(shown(answer), x, y + 13, { width: cell, align: 'center', lineBreak: false });
    pdf.x = left;
    pdf.y = y;
  });
  if (short.length > 0) pdf.y += 44;
  for (const question of key.questions.filter(({ type }) => !isShort(type))) {
    doc.room(30);
    pdf.font('bold').fontSize(10.5).text(`${question.no}. ${ITEM_TYPES[question.type].zh}（${question.points / 100} 分）`, left, pdf.y, { width: doc.width });
    const answers = question.key.join('；') || '按评分标准评阅';
    inPlace({ zh: `第 ${question.no} 题　答案`, en: `question ${question.no}, key` }, () => drawRich(doc, answers, left + 14, doc.width - 14, { font: 'regular', size: 10, lineGap: 0, media }));
    pdf.font('regular').fontSize(10).moveDown(0.4);
  }
}

const isShort = (type: PaperKeyValue['questions'][number]['type']): boolean => type === 'single' || type === 'multiple' || type === 'true_false';
