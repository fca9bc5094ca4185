import type { ScoredTaskView } from '@kaowu/contracts';
import { formatPoints, pointsFromHundredths, ZONE } from '@kaowu/kernel';
import { newPdf, pdfBytes, type Pdf } from '@kaowu/platform';
import type { ScoreRow } from '../persistence/score-rows';

/** What stands above every sheet. */
export interface SheetHead {
  readonly occupation: string;
  readonly level: string;
  readonly round: string;
  readonly session: string;
  readonly code: string;
  readonly station: string;
  readonly group: string;
  readonly leader: string;
  /** Settled score in hundredths, on the last sheet only; null where it is not told. */
  readonly final: number | null;
}

type Task = Pick<ScoredTaskView, 'name' | 'minutes' | 'fullPoints' | 'criteria' | 'fatalItems'>;

const LEFT = 42.5;
const WIDTH = 510;
const BOTTOM = 796;
const KINDS = { blind: '独立评分', third: '独立评分', adjudication: '仲裁评分' } as const;
const COLUMNS = [
  { title: '评分点与步骤', width: 152 },
  { title: '考核要求', width: 96 },
  { title: '评分标准', width: 112 },
  { title: '配分', width: 34 },
  { title: '扣分', width: 34 },
  { title: '得分', width: 34 },
  { title: '备注', width: 48 },
] as const;

const pts = (hundredths: number): string => formatPoints(pointsFromHundredths(hundredths));

/** Draws one page or more for each sheet: head, criteria table, fatal items, total, signature lines. */
export async function drawScoreSheets(head: SheetHead, task: Task, scores: readonly ScoreRow[]): Promise<Uint8Array> {
  const pdf = newPdf({ autoFirstPage: false, info: { Title: `评分记录表 ${head.code}` } });
  scores.forEach((score, i) => {
    pdf.addPage();
    drawHead(pdf, head, task, score);
    drawCriteria(pdf, task, score);
    drawFatal(pdf, task, score);
    drawTotals(pdf, task, score, i === scores.length - 1 ? head.final : null);
    drawSignatures(pdf, head, score);
  });
  return pdfBytes(pdf);
}

function drawHead(pdf: Pdf, head: SheetHead, task: Task, score: ScoreRow): void {
  pdf.font('bold').fontSize(16).text('操作技能考核评分记录表', LEFT, 42, { width: WIDTH, align: 'center' });
  pdf.font('regular').fontSize(9);
  const pairs: [string, string][] = [
    ['职业（工种）', head.occupation], ['等级', head.level],
    ['批次', head.round], ['场次', head.session],
    ['作品编号', head.code], ['工位', head.station],
    ['考评组', head.group], ['评分类别', `${KINDS[score.kind]}（第 ${score.seq} 份）`],
    ['试题', task.name], ['考核时间', `${task.minutes} 分钟    满分 ${pts(task.fullPoints)}`],
  ];
  let y = 74;
  for (let i = 0; i < pairs.length; i += 2) {
    const row = pairs.slice(i, i + 2);
    const height = Math.max(...row.map(([, text]) => pdf.heightOfString(text, { width: 180 })), 12) + 4;
    row.forEach(([label, text], n) => {
      const x = LEFT + n * 260;
      pdf.font('bold').text(label, x, y, { width: 64 });
      pdf.font('regular').text(text, x + 66, y, { width: 180 });
    });
    y += height;
  }
  pdf.y = y + 4;
}

function drawRow(pdf: Pdf, cells: readonly string[], bold = false): void {
  pdf.font(bold ? 'bold' : 'regular').fontSize(8);
  const height = Math.max(...cells.map((text, i) => pdf.heightOfString(text, { width: (COLUMNS[i]?.width ?? 40) - 6 }))) + 4;
  if (pdf.y + height > BOTTOM) {
    pdf.addPage();
    pdf.y = 42;
  }
  const top = pdf.y;
  let x = LEFT;
  cells.forEach((text, i) => {
    const width = COLUMNS[i]?.width ?? 40;
    const numeric = i >= 3 && i <= 5;
    pdf.rect(x, top, width, height).lineWidth(0.5).stroke('#4A5666');
    pdf.fillColor('#1B2430').text(text, x + 3, top + 2, { width: width - 6, align: numeric ? 'center' : 'left' });
    x += width;
  });
  pdf.y = top + height;
}

function drawCriteria(pdf: Pdf, task: Task, score: ScoreRow): void {
  drawRow(pdf, COLUMNS.map((c) => c.title), true);
  for (const criterion of task.criteria) {
    const given = score.sheet.criteria.find((c) => c.code === criterion.code);
    const points = given?.points ?? 0;
    const steps = criterion.steps.map((s) => `${given?.steps.includes(s.code) ? '√' : '□'} ${s.text}`);
    drawRow(pdf, [
      [`${criterion.code} ${criterion.name}`, ...steps].join('\n'),
      criterion.requirement,
      criterion.standard,
      pts(criterion.points),
      pts(criterion.points - points),
      pts(points),
      given?.note ?? '',
    ]);
  }
}

function room(pdf: Pdf, height: number): void {
  if (pdf.y + height <= BOTTOM) return;
  pdf.addPage();
  pdf.y = 42;
}

function drawFatal(pdf: Pdf, task: Task, score: ScoreRow): void {
  pdf.y += 6;
  for (const item of task.fatalItems) {
    room(pdf, 16);
    const hit = score.sheet.fatal.find((f) => f.code === item.code);
    const effect = item.effect === 'task_zero' ? '本题记 0 分' : '操作技能不合格';
    pdf.font(hit ? 'bold' : 'regular').fontSize(8.5).fillColor('#1B2430');
    pdf.text(`否定项 ${item.code}（${effect}）：${item.text}    ${hit ? `【出现】${hit.note}` : '【未出现】'}`, LEFT, pdf.y, { width: WIDTH });
  }
}

function drawTotals(pdf: Pdf, task: Task, score: ScoreRow, final: number | null): void {
  room(pdf, 36);
  pdf.y += 4;
  pdf.font('bold').fontSize(11);
  const zeroed = score.total !== score.criteria_sum ? `（各评分点合计 ${pts(score.criteria_sum)}，因否定项记 0）` : '';
  pdf.text(`合计得分：${pts(score.total)} / ${pts(task.fullPoints)} ${zeroed}`, LEFT, pdf.y, { width: WIDTH });
  if (score.fatal_effect === 'fail_part') pdf.text('否定项：操作技能不合格', LEFT, pdf.y, { width: WIDTH });
  if (score.sheet.comment) pdf.font('regular').fontSize(9).text(`说明：${score.sheet.comment}`, LEFT, pdf.y, { width: WIDTH });
  if (final !== null) pdf.font('bold').fontSize(11).text(`本作品最终得分：${pts(final)}`, LEFT, pdf.y, { width: WIDTH });
}

function drawSignatures(pdf: Pdf, head: SheetHead, score: ScoreRow): void {
  room(pdf, 64);
  pdf.font('regular').fontSize(9).fillColor('#1B2430');
  const at = new Intl.DateTimeFormat('sv-SE', { timeZone: ZONE, dateStyle: 'short', timeStyle: 'medium' }).format(score.submitted_at);
  const lines = [
    ['评分人（签名）：____________________', `考评组长（签名）：__________________  ${head.leader}`],
    ['核分人（签名）：____________  ____年__月__日', '统分人（签名）：____________  ____年__月__日'],
  ] as const;
  pdf.y += 10;
  for (const [left, right] of lines) {
    const top = pdf.y;
    pdf.text(left, LEFT, top, { width: WIDTH / 2 - 10 });
    pdf.text(right, LEFT + WIDTH / 2, top, { width: WIDTH / 2 });
    pdf.y = top + 20;
  }
  const electronic = `电子签名：${score.examiner_name}  ${at}  摘要（SHA-256）${score.digest}`;
  pdf.fontSize(6.5).fillColor('#4A5666').text(electronic, LEFT, pdf.y, { width: WIDTH });
  pdf.fillColor('#1B2430');
}
