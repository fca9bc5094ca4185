import type { PlannedSession } from '@kaowu/contracts';
import type { Pdf } from '@kaowu/platform';
import { clockText, drawTable, PART_NAMES, rowsThatFit } from './pdf-parts';

/** What a printed staff plan says. */
export interface PrintedPlan {
  readonly body: string;
  /** The days that it covers. */
  readonly title: string;
  readonly sessions: readonly PlannedSession[];
}

const ROW = 60;

/** A row for each room of each session, in time, with a space to sign; as many pages as it takes. */
export function drawDutyPlan(pdf: Pdf, { body, title, sessions }: PrintedPlan): void {
  const left = pdf.page.margins.left;
  const width = pdf.page.width - left - pdf.page.margins.right;
  let rest = sessions.flatMap((s) => s.rooms.map((room) => [
    `${clockText(Date.parse(s.startsAt), true)}\n至 ${clockText(Date.parse(s.endsAt), false)}`, `${s.name}（${PART_NAMES[s.mode]}）\n${s.roundName}`, `${room.venueName}\n${room.name}`,
    String(room.candidates), s.chief?.name ?? '', room.invigilators.map((one) => one.name).join('、'), '',
  ]));
  for (let page = 0; page === 0 || rest.length > 0; page++) {
    if (page > 0) pdf.addPage();
    pdf.fillColor('#1B2430').font('regular').fontSize(11).text(body, left, 44, { width, align: 'center' });
    pdf.font('bold').fontSize(18).text('监考值班表', left, 60, { width, align: 'center' });
    pdf.font('regular').fontSize(10).text(title, left, 88, { width, align: 'center' });
    const rows = rest.slice(0, rowsThatFit(110, pdf.page.height - 60, ROW));
    rest = rest.slice(rows.length);
    drawTable(pdf, {
      x: left, y: 110, rowHeight: ROW, rows,
      columns: [
        { title: '时间', width: 96 }, { title: '场次', width: 124 }, { title: '考点与考场', width: 76 }, { title: '人数', width: 34 }, { title: '主考', width: 50 },
        { title: '监考员', width: 70 }, { title: '签名', width: width - 450 },
      ],
    });
  }
}
