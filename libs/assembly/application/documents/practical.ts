import type { PracticalTask } from '@kaowu/bank';
import { formatPoints, pointsFromHundredths } from '@kaowu/kernel';
import { preparationParts } from '../../domain/practical';
import { INK, mm, stamp, type MarkedPdf } from './page';
import { drawRich, ruledRow, type Media } from './rich';
import { inPlace } from './unprintable';

/** What stands above every sheet of a practical paper. */
export interface PracticalHead {
  readonly name: string;
  readonly occupation: string;
  readonly opensAt: Date;
}

/** A task with its part of the practical score, in hundredths of a percent. */
export interface WeighedTask {
  readonly task: PracticalTask;
  readonly weightHundredths: number;
}

const points = (hundredths: number): string => formatPoints(pointsFromHundredths(hundredths));
const percent = (hundredths: number): string => `${Math.round(hundredths) / 100}%`;

function title(doc: MarkedPdf, { name, occupation, opensAt }: PracticalHead, words: string, secret: boolean): void {
  const { pdf } = doc;
  const left = pdf.page.margins.left;
  if (secret) pdf.font('bold').fontSize(11).fillColor(INK).text('机密★启用前', left, mm(14));
  pdf.font('bold').fontSize(17).fillColor(INK).text(words, left, mm(22), { width: doc.width, align: 'center' });
  pdf.moveDown(0.4).font('regular').fontSize(10.5).text(`${occupation}　${name}　考试时间 ${stamp(opensAt).slice(0, 16)}`, left, pdf.y, { width: doc.width, align: 'center' }).moveDown(0.8);
}

const paragraph = (doc: MarkedPdf, text: string, size = 10.5): void =>
  void doc.pdf.font('regular').fontSize(size).fillColor(INK).text(text, doc.pdf.page.margins.left, doc.pdf.y, { width: doc.width, lineGap: 3 }).moveDown(0.4);

/** A paragraph that may hold formulas, pictures and tables. */
const rich = (doc: MarkedPdf, text: string, media: Media): void => {
  drawRich(doc, text, doc.pdf.page.margins.left, doc.width, { font: 'regular', size: 10.5, lineGap: 3, media });
  doc.pdf.font('regular').fontSize(10.5).moveDown(0.4);
};

/** Things to bring, one by one. A semicolon inside a formula is part of the name of a sign. */
const thingsIn = (line: string): string[] => line.split(/[；;](?!(?:(?!<math[\s>])[\s\S])*<\/math>)/);

const heading = (doc: MarkedPdf, text: string): void => {
  doc.room(mm(22));
  doc.pdf.moveDown(0.4).font('bold').fontSize(12).fillColor(INK).text(text, doc.pdf.page.margins.left, doc.pdf.y, { width: doc.width }).moveDown(0.3);
};

/** Draws the preparation notice 准备通知单 of all tasks that may be drawn: the venue's part, or the candidates'. It tells no task that was drawn. */
export function drawNotice(doc: MarkedPdf, head: PracticalHead, tasks: readonly PracticalTask[], part: 'venue' | 'candidate', media: Media): void {
  const words = part === 'venue' ? '操作技能考核准备通知单（考场）' : '操作技能考核准备通知单（考生）';
  doc.begin({ left: words, part: part });
  title(doc, head, words, false);
  paragraph(doc, part === 'venue' ? '请考场按下列清单备齐设备、工具和材料，考前一天核对并签字。' : '请考生按下列清单自备用品，考试当天带齐。');
  ruledRow(doc, [0.08, 0.68, 0.1, 0.14], ['序号', '名称、规格、数量', '备齐', '备注'], 'bold');
  const lines = [...new Set(tasks.flatMap(({ preparation }) => preparationParts(preparation)[part].flatMap(thingsIn)).map((line) => line.trim().replace(/[。.]$/, '')).filter(Boolean))];
  lines.forEach((line, i) => inPlace({ zh: `第 ${i + 1} 项`, en: `line ${i + 1}` }, () => ruledRow(doc, [0.08, 0.68, 0.1, 0.14], [String(i + 1), line, '□', ''], 'regular', media)));
  if (lines.length === 0) ruledRow(doc, [0.08, 0.68, 0.1, 0.14], ['', '无', '', '']);
  if (part === 'venue') doc.pdf.moveDown(2).font('regular').fontSize(10.5).text('准备人：______________　　核对人：______________　　日期：______________', doc.pdf.page.margins.left);
}

const taskPlace = (task: PracticalTask) => ({ zh: `试题“${task.name}”`, en: `task "${task.name}"` });
const criterionPlace = (n: number) => ({ zh: `评分点 ${n + 1}`, en: `criterion ${n + 1}` });
const fatalPlace = (n: number) => ({ zh: `否定项 ${n + 1}`, en: `fatal item ${n + 1}` });
const effectOf = (item: PracticalTask['fatalItems'][number]): string => (item.effect === 'task_zero' ? '本题记 0 分' : '操作技能不合格');

/** Draws what candidates read 操作技能试卷: a task on pages of its own, with its time, points and what must not happen. */
export function drawTaskSheets(doc: MarkedPdf, head: PracticalHead, no: number, tasks: readonly WeighedTask[], media: Media): void {
  tasks.forEach(({ task, weightHundredths }, i) => inPlace(taskPlace(task), () => {
    const part = `${String(no).padStart(4, '0')}`;
    doc.begin({ left: `第 ${part} 份　试题 ${i + 1}`, part });
    title(doc, head, '操作技能考核试卷', true);
    paragraph(doc, `试卷编号 ${part}　　姓名：______________　　准考证号：______________　　工位：________`);
    heading(doc, `试题 ${i + 1}　${task.name}`);
    paragraph(doc, `考核时间 ${task.minutes} 分钟　　满分 ${points(task.fullPoints)} 分　　占操作技能成绩 ${percent(weightHundredths)}`);
    heading(doc, '考核内容与要求');
    inPlace({ zh: '考核内容与要求', en: 'instructions' }, () => rich(doc, task.instructions, media));
    heading(doc, '评分要点');
    ruledRow(doc, [0.1, 0.72, 0.18], ['序号', '评分点', '配分'], 'bold');
    task.criteria.forEach((criterion, n) => inPlace(criterionPlace(n), () => ruledRow(doc, [0.1, 0.72, 0.18], [String(n + 1), criterion.name, points(criterion.points)], 'regular', media)));
    if (task.fatalItems.length > 0) {
      heading(doc, '否定项');
      task.fatalItems.forEach((item, n) => inPlace(fatalPlace(n), () => rich(doc, `${n + 1}. ${item.text}（${effectOf(item)}）`, media)));
    }
  }));
}

const SCORE = [0.2, 0.2, 0.24, 0.08, 0.08, 0.08, 0.12] as const;

/** Draws the sheets that examiners fill in 评分记录表, one a task, and the total sheet with its signatures. */
export function drawScoreForms(doc: MarkedPdf, head: PracticalHead, no: number, tasks: readonly WeighedTask[], media: Media): void {
  const part = String(no).padStart(4, '0');
  tasks.forEach(({ task, weightHundredths }, i) => inPlace(taskPlace(task), () => {
    doc.begin({ left: `第 ${part} 份　评分记录表 ${i + 1}`, part });
    title(doc, head, '操作技能考核评分记录表', true);
    paragraph(doc, `试卷编号 ${part}　　作品编号：____________　　工位：________　　试题 ${i + 1}：${task.name}（${task.minutes} 分钟，占 ${percent(weightHundredths)}）`);
    ruledRow(doc, SCORE, ['评分点', '考核要求', '评分标准', '配分', '扣分', '得分', '备注'], 'bold');
    task.criteria.forEach(({ name, requirement, standard, points: full }, n) => inPlace(criterionPlace(n), () => ruledRow(doc, SCORE, [name, requirement, standard, points(full), '', '', ''], 'regular', media)));
    ruledRow(doc, SCORE, ['合计', '', '', points(task.fullPoints), '', '', ''], 'bold');
    task.fatalItems.forEach((item, n) => inPlace(fatalPlace(n), () => ruledRow(doc, [0.76, 0.24], [`否定项：${item.text}（${effectOf(item)}）`, '□ 出现　□ 未出现'], 'regular', media)));
    doc.room(40);
    doc.pdf.moveDown(1.5).font('regular').fontSize(10).text('评分人：____________　日期：__________　核分人：____________　日期：__________', doc.pdf.page.margins.left);
  }));
  doc.begin({ left: `第 ${part} 份　总表`, part });
  title(doc, head, '操作技能考核评分记录总表', true);
  paragraph(doc, `试卷编号 ${part}　　作品编号：____________`);
  const shares = [0.08, 0.42, 0.14, 0.12, 0.12, 0.12];
  ruledRow(doc, shares, ['序号', '试题', '比重', '满分', '得分', '折算'], 'bold');
  tasks.forEach(({ task, weightHundredths }, i) => ruledRow(doc, shares, [String(i + 1), task.name, percent(weightHundredths), points(task.fullPoints), '', '']));
  ruledRow(doc, shares, ['', '合计', percent(tasks.reduce((sum, { weightHundredths }) => sum + weightHundredths, 0)), '', '', ''], 'bold');
  doc.pdf.moveDown(2).font('regular').fontSize(10.5).text('评分人：____________　　核分人：____________　　统分人：____________　　日期：____________', doc.pdf.page.margins.left);
}
