import { Injectable } from '@nestjs/common';
import type { FileReply, PlaceView } from '@kaowu/contracts';
import { Organisation } from '@kaowu/catalogue';
import { Database, newPdf, pdfBytes, refusal, type Pdf } from '@kaowu/platform';
import { seatingsOf, turnOf, type SeatingRow } from '../persistence/seating-rows';
import { dutiesOf, getSession, roomsOfSessions, type DutyRow, type SessionRow } from '../persistence/session-rows';
import { countedPlace } from '../domain/counted-place';
import { placesOf } from '../persistence/venue-rows';
import { clockText, drawTable, PART_NAMES, rowsThatFit } from './pdf-parts';

interface Sheet {
  readonly body: string;
  readonly session: SessionRow;
  readonly venue: string;
  readonly room: string;
  readonly turn: number;
  readonly seatings: readonly SeatingRow[];
  /** Where each place stands on the plan. */
  readonly places: ReadonlyMap<string, PlaceView>;
  readonly duties: readonly DutyRow[];
}

const LABEL = { columns: 3, rows: 8 } as const;

/** Prints what lies in a room on the day: sign-in sheets 签到表 and seat labels 座位标签. */
@Injectable()
export class PrintRoomForms {
  constructor(private readonly db: Database, private readonly organisation: Organisation) {}

  /** A sheet per room and turn, in the order of the seats, to be signed. Refuses `record.not-found`, `seat.nobody`. */
  async signInSheets(sessionId: string): Promise<FileReply> {
    const sheets = await this.sheets(sessionId);
    const pdf = newPdf({ autoFirstPage: false, info: { Title: '签到表' } });
    for (const sheet of sheets) drawSignIn(pdf, sheet);
    return this.reply(sheets, '签到表', pdf);
  }

  /** 24 labels a page with seat, name and ticket number. Refuses `record.not-found`, `seat.nobody`. */
  async seatLabels(sessionId: string): Promise<FileReply> {
    const sheets = await this.sheets(sessionId);
    const pdf = newPdf({ autoFirstPage: false, margin: 0, info: { Title: '座位标签' } });
    for (const sheet of sheets) drawLabels(pdf, sheet);
    return this.reply(sheets, '座位标签', pdf);
  }

  private async reply(sheets: readonly Sheet[], kind: string, pdf: Pdf): Promise<FileReply> {
    const session = sheets[0]?.session;
    const filename = `${session?.round_name ?? ''}-${session?.name ?? ''}-${kind}.pdf`;
    return { filename, mimetype: 'application/pdf', bytes: await pdfBytes(pdf), disposition: 'inline' };
  }

  private async sheets(sessionId: string): Promise<Sheet[]> {
    const session = await getSession(this.db, sessionId);
    const seatings = await seatingsOf(this.db, sessionId);
    if (seatings.length === 0) throw refusal('seat.nobody');
    const { name: body } = await this.organisation.get();
    const duties = await dutiesOf(this.db, [sessionId]);
    const rooms = await roomsOfSessions(this.db, [sessionId]);
    const places = await placesOf(this.db, rooms.map((room) => room.id));
    return rooms.flatMap((room) =>
      Array.from({ length: session.turns }, (_, i) => i + 1).flatMap((turn) => {
        const own = seatings.filter((s) => s.room_id === room.id && s.turn === turn);
        const staff = duties.filter((d) => d.room_id === room.id);
        return own.length === 0 ? [] : [{ body, session, venue: room.venue_name, room: room.name, turn, seatings: own, duties: staff, places: new Map((places.get(room.id) ?? []).map((p) => [p.id, p] as const)) }];
      }),
    );
  }
}

function drawSignIn(pdf: Pdf, sheet: Sheet): void {
  const rowHeight = 24;
  let rest = sheet.seatings;
  while (rest.length > 0) {
    pdf.addPage();
    const top = drawSignInHead(pdf, sheet);
    const page = rest.slice(0, rowsThatFit(top, pdf.page.height - 110, rowHeight));
    rest = rest.slice(page.length);
    const bottom = drawTable(pdf, {
      x: pdf.page.margins.left, y: top, rowHeight,
      columns: [
        { title: '座位', width: 46 }, { title: '准考证号', width: 84 }, { title: '姓名', width: 70 }, { title: '证件号码', width: 130 },
        { title: '考生签名', width: 86 }, { title: '交卷', width: 44 }, { title: '备注', width: 50 },
      ],
      rows: page.map((s) => [s.place_label, s.ticket_no ?? '', s.candidate_name, s.id_number_masked, '', '', '']),
    });
    const names = sheet.duties.map((d) => d.person_name).join('、');
    pdf.font('regular').fontSize(10).fillColor('#1B2430');
    pdf.text(`应到 ${sheet.seatings.length} 人　　实到 ______ 人　　缺考 ______ 人`, pdf.page.margins.left, bottom + 14);
    pdf.text(`监考员：${names}　　签名：________________　________________`, pdf.page.margins.left, bottom + 36);
  }
}

function drawSignInHead(pdf: Pdf, sheet: Sheet): number {
  const first = sheet.seatings[0];
  const left = pdf.page.margins.left;
  const width = pdf.page.width - left - pdf.page.margins.right;
  pdf.fillColor('#1B2430').font('regular').fontSize(11).text(sheet.body, left, 44, { width, align: 'center' });
  pdf.font('bold').fontSize(18).text('考生签到表', left, 60, { width, align: 'center' });
  const time = first ? clockText(turnOf(first).startMs, true) : '';
  const turn = sheet.session.turns > 1 ? `　第 ${sheet.turn} 轮` : '';
  pdf.font('regular').fontSize(10);
  pdf.text(`${sheet.session.round_name}　${sheet.session.name}（${PART_NAMES[sheet.session.mode]}）`, left, 90, { width });
  pdf.text(`${sheet.venue}　${sheet.room}　${time}${turn}`, left, 106, { width });
  return 128;
}

function drawLabels(pdf: Pdf, sheet: Sheet): void {
  const perPage = LABEL.columns * LABEL.rows;
  sheet.seatings.forEach((seating, index) => {
    if (index % perPage === 0) pdf.addPage();
    const [width, height] = [pdf.page.width / LABEL.columns, pdf.page.height / LABEL.rows];
    const x = (index % LABEL.columns) * width;
    const y = Math.floor((index % perPage) / LABEL.columns) * height;
    pdf.rect(x, y, width, height).dash(2, { space: 3 }).lineWidth(0.4).strokeColor('#8A95A3').stroke().undash();
    const line = { width: width - 24, align: 'center' as const, lineBreak: false };
    pdf.fillColor('#1B2430').font('bold').fontSize(26).text(seating.place_label, x + 12, y + 10, line);
    pdf.font('bold').fontSize(14).text(seating.candidate_name, x + 12, y + 46, line);
    pdf.font('regular').fontSize(12).text(seating.ticket_no ?? '', x + 12, y + 66, line);
    const turn = sheet.session.turns > 1 ? `　第 ${sheet.turn} 轮` : '';
    const own = sheet.places.get(seating.place_id);
    const place = own && countedPlace([...sheet.places.values()], own);
    const at = place ? `　第 ${place.row} 排第 ${place.column} 列` : '';
    pdf.fontSize(9).fillColor('#4A5666').text(`${sheet.room}${at}${turn}`, x + 12, y + 84, line);
  });
}
