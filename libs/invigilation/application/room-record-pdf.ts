import { ZONE } from '@kaowu/kernel';
import { COMMAND_KINDS, type IncidentView, type RoomRecord } from '@kaowu/contracts';
import { newPdf, pdfBytes, type Pdf } from '@kaowu/platform';

const MARGIN = 42.5;
const WIDTH = 595.28 - 2 * MARGIN;
const BOTTOM = 841.89 - 60;
const PAD = 4;

const clock = (at: string): string =>
  new Intl.DateTimeFormat('zh-CN', { timeZone: ZONE, hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' }).format(new Date(at));

const dayAndClock = (at: string): string =>
  new Intl.DateTimeFormat('zh-CN', { timeZone: ZONE, year: 'numeric', month: 'long', day: 'numeric', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(new Date(at));

/** A column: its heading and its share of the page's width. */
interface Column {
  readonly title: string;
  readonly share: number;
}

function drawRow(pdf: Pdf, columns: readonly Column[], cells: readonly string[], font: 'regular' | 'bold'): void {
  pdf.font(font).fontSize(9);
  const total = columns.reduce((sum, column) => sum + column.share, 0);
  const widths = columns.map((column) => (WIDTH * column.share) / total);
  const height = Math.max(...cells.map((cell, i) => pdf.heightOfString(cell || ' ', { width: (widths[i] as number) - 2 * PAD }))) + 2 * PAD;
  if (pdf.y + height > BOTTOM) pdf.addPage();
  const top = pdf.y;
  let left = MARGIN;
  cells.forEach((cell, i) => {
    const width = widths[i] as number;
    pdf.lineWidth(0.5).rect(left, top, width, height).stroke('#8A95A3');
    pdf.fillColor('#000000').text(cell, left + PAD, top + PAD, { width: width - 2 * PAD });
    left += width;
  });
  pdf.x = MARGIN;
  pdf.y = top + height;
}

function drawTable(pdf: Pdf, title: string, columns: readonly Column[], rows: readonly (readonly string[])[]): void {
  if (pdf.y + 60 > BOTTOM) pdf.addPage();
  pdf.moveDown(0.6).font('bold').fontSize(11).fillColor('#000000').text(`${title}（${rows.length}）`, MARGIN);
  pdf.moveDown(0.2);
  if (rows.length === 0) {
    pdf.font('regular').fontSize(9).text('无', MARGIN);
    return;
  }
  drawRow(pdf, columns, columns.map((column) => column.title), 'bold');
  for (const row of rows) drawRow(pdf, columns, row, 'regular');
}

const INCIDENT_COLUMNS: readonly Column[] = [
  { title: '时间', share: 2 }, { title: '考位、考生', share: 3 }, { title: '类别', share: 4 }, { title: '经过', share: 7 },
  { title: '登记人', share: 2 }, { title: '处置', share: 4 },
];

const incidentRow = (one: IncidentView): string[] => [
  clock(one.reportedAt),
  one.placeLabel === null ? '全考场' : `${one.placeLabel} ${one.candidateName ?? ''}`,
  one.tier ? `${one.category.zh}（${one.tier.zh}）` : one.category.zh,
  one.text,
  one.reportedByName,
  one.outcome === null ? '未处置' : `${one.outcome}（${one.closedByName ?? ''} ${one.closedAt === null ? '' : clock(one.closedAt)}）`,
];

function drawHead(pdf: Pdf, record: RoomRecord): void {
  pdf.font('bold').fontSize(18).text('考场情况记录单', { align: 'center' }).moveDown(0.5);
  const facts: readonly (readonly [string, string, string, string])[] = [
    ['批次', record.roundName, '场次', record.sessionName],
    ['考点', record.venueName, '考场', record.roomName],
    ['开始时间', dayAndClock(record.startsAt), '时长', `${record.durationMinutes} 分钟`],
    ['应到 / 实到', `${record.expected} / ${record.present}`, '缺考', `${record.absent.length}`],
  ];
  const columns: readonly Column[] = [{ title: '', share: 2 }, { title: '', share: 5 }, { title: '', share: 2 }, { title: '', share: 5 }];
  for (const row of facts) drawRow(pdf, columns, row, 'regular');
}

/** Draws the room record on A4, with lines for the signatures. */
export function drawRoomRecord(record: RoomRecord): Promise<Uint8Array> {
  const pdf = newPdf({ margin: MARGIN });
  const of = (...kinds: readonly string[]): string[][] => record.incidents.filter((one) => kinds.includes(one.category.kind)).map(incidentRow);
  drawHead(pdf, record);
  drawTable(pdf, '一、缺考', [{ title: '考位', share: 2 }, { title: '姓名', share: 4 }, { title: '准考证号', share: 6 }],
    record.absent.map((one) => [one.placeLabel, one.candidateName, one.ticketNo]));
  drawTable(pdf, '二、违规', INCIDENT_COLUMNS, of('violation'));
  drawTable(pdf, '三、换机', [{ title: '时间', share: 2 }, { title: '姓名', share: 3 }, { title: '考位', share: 3 }, { title: '原因', share: 7 }, { title: '经办', share: 2 }],
    record.machineChanges.map((one) => [clock(one.at), one.candidateName, one.placeLabel, one.reason, one.byName]));
  drawTable(pdf, '四、中断与应急', INCIDENT_COLUMNS, of('interruption', 'emergency'));
  drawTable(pdf, '五、设备与其他情况', INCIDENT_COLUMNS, of('machine', 'other'));
  drawTable(pdf, '六、时间与收卷处置', [{ title: '时间', share: 2 }, { title: '处置', share: 4 }, { title: '人数', share: 1 }, { title: '理由', share: 7 }, { title: '经办', share: 2 }],
    record.commands.filter((one) => one.kind !== 'message' && one.kind !== 'move_seat').map((one) => [
      clock(one.at), `${COMMAND_KINDS[one.kind].zh}${one.minutes === null ? '' : ` ${one.minutes} 分钟`}`, String(one.total - one.refused), one.reason, one.byName,
    ]));
  if (pdf.y + 90 > BOTTOM) pdf.addPage();
  pdf.moveDown(2).font('regular').fontSize(11).text('监考员签字：____________________    ____________________', MARGIN).moveDown(1)
    .text('主考签字：____________________        日期：____________________', MARGIN);
  return pdfBytes(pdf);
}
