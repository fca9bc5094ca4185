import { Injectable } from '@nestjs/common';
import { GRADES, type AssessmentMode, type FileReply } from '@kaowu/contracts';
import { Organisation } from '@kaowu/catalogue';
import { Journal } from '@kaowu/journal';
import { Database, newPdf, pdfBytes, qrPng, refusal, type Actor, type Pdf } from '@kaowu/platform';
import { ticketRules } from '../domain/ticket-rules';
import { turnInterval } from '../domain/turns';
import { getRound, type RoundRow } from '../persistence/round-rows';
import { turnPlanOf } from '../persistence/session-rows';
import { fixturesOf, placesOf } from '../persistence/venue-rows';
import { drawPlans, type RoomPlan } from './draw-plan';
import { clockText, drawTable, PART_NAMES } from './pdf-parts';
import { Photos, type Photo } from './photos';

interface TicketSeat {
  readonly candidate_id: string;
  readonly session: string;
  readonly mode: AssessmentMode;
  readonly starts_at: Date;
  readonly duration_minutes: number;
  readonly turns: number;
  readonly change_minutes: number;
  readonly turn: number;
  readonly venue: string;
  readonly address: string;
  readonly room: string;
  readonly label: string;
  readonly room_id: string;
  readonly place_id: string;
}

interface TicketHolder {
  readonly id: string;
  readonly name: string;
  readonly sex: 'male' | 'female';
  readonly id_number_masked: string;
  readonly employer: string;
  readonly ticket_no: string;
}

/** Prints admission tickets 准考证. */
@Injectable()
export class PrintTickets {
  constructor(
    private readonly db: Database,
    private readonly journal: Journal,
    private readonly organisation: Organisation,
    private readonly photos: Photos,
  ) {}

  /**
   * One A4 page per candidate with a ticket number: person (masked ID number, D53) with photograph, sessions with venue,
   * room and seat, the seat on the room's plan, the rules of the round, and a QR code of the ticket number for check-in. Each printing is journalled. Refuses
   * `record.not-found` where nobody has a ticket.
   */
  async run(actor: Actor, roundId: string, candidateId: string | undefined): Promise<FileReply> {
    const round = await getRound(this.db, roundId);
    const holders = await this.holders(roundId, candidateId);
    if (holders.length === 0) throw refusal('record.not-found');
    const seats = await this.seats(holders.map((h) => h.id));
    const roomIds = [...new Set(seats.map((seat) => seat.room_id))];
    const [places, fixtures] = [await placesOf(this.db, roomIds), await fixturesOf(this.db, roomIds)];
    const { name: body } = await this.organisation.get();
    const pdf = newPdf({ info: { Title: `${round.name} 准考证` } });
    for (const [index, holder] of holders.entries()) {
      if (index > 0) pdf.addPage();
      // One at a time: a round's photographs need not lie in memory together.
      const photo = await this.photos.find(holder.id);
      const plans = seats.filter((s) => s.candidate_id === holder.id).map((seat) => ({
        room: seat.room, placeId: seat.place_id, places: places.get(seat.room_id) ?? [], fixtures: fixtures.get(seat.room_id) ?? [],
      }));
      await drawTicket(pdf, { body, round, holder, photo, plans, seats: seats.filter((s) => s.candidate_id === holder.id) });
    }
    await this.journal.record(actor, {
      action: 'tickets.printed', subject: { type: 'round', id: roundId }, data: { tickets: holders.length, candidateId: candidateId ?? null },
    });
    const filename = candidateId ? `准考证-${holders[0]?.ticket_no ?? ''}.pdf` : `${round.name}-准考证.pdf`;
    return { filename, mimetype: 'application/pdf', bytes: await pdfBytes(pdf), disposition: 'inline' };
  }

  private holders(roundId: string, candidateId: string | undefined): Promise<TicketHolder[]> {
    return this.db.query<TicketHolder>(
      `SELECT id, name, sex, id_number_masked, employer, ticket_no FROM candidate
       WHERE round_id = $1 AND ticket_no IS NOT NULL AND ($2::uuid IS NULL OR id = $2) ORDER BY ticket_no`,
      [roundId, candidateId ?? null],
    );
  }

  private seats(candidateIds: readonly string[]): Promise<TicketSeat[]> {
    return this.db.query<TicketSeat>(
      `SELECT g.candidate_id, s.name AS session, s.mode, s.starts_at, s.duration_minutes, s.turns, s.change_minutes, g.turn,
         v.name AS venue, v.address, r.name AS room, p.label, r.id AS room_id, p.id AS place_id
       FROM seating g JOIN session s ON s.id = g.session_id JOIN room r ON r.id = g.room_id JOIN venue v ON v.id = r.venue_id
       JOIN place p ON p.id = g.place_id WHERE g.candidate_id = ANY ($1) ORDER BY s.starts_at, g.turn`,
      [candidateIds],
    );
  }
}

interface Ticket {
  readonly body: string;
  readonly round: RoundRow;
  readonly holder: TicketHolder;
  readonly seats: readonly TicketSeat[];
  readonly photo: Photo | null;
  readonly plans: readonly RoomPlan[];
}

async function drawTicket(pdf: Pdf, { body, round, holder, seats, photo, plans }: Ticket): Promise<void> {
  const left = pdf.page.margins.left;
  const width = pdf.page.width - left - pdf.page.margins.right;
  pdf.font('regular').fontSize(12).text(body, left, 48, { width, align: 'center' });
  pdf.font('bold').fontSize(22).text('职业技能等级认定准考证', left, 68, { width, align: 'center' });
  pdf.font('regular').fontSize(11).text(round.name, left, 104, { width, align: 'center' });
  const top = 134;
  const facts = [
    ['准考证号', holder.ticket_no], ['姓　　名', holder.name], ['性　　别', holder.sex === 'male' ? '男' : '女'],
    ['证件号码', holder.id_number_masked], ['工作单位', holder.employer], ['职业（工种）', round.occupation_name],
    ['方　　向', round.direction || '--'], ['等　　级', GRADES[round.level].zh],
  ] as const;
  facts.forEach(([label, value], i) => {
    pdf.font('regular').fontSize(11).fillColor('#4A5666').text(label, left, top + i * 22, { width: 80, lineBreak: false });
    pdf.font('bold').fillColor('#1B2430').text(value, left + 84, top + i * 22, { width: width - 84 - 190, height: 18, ellipsis: true });
  });
  drawPhoto(pdf, photo, left + width - 180, top);
  pdf.image(await qrPng(holder.ticket_no, 300), left + width - 96, top - 4, { width: 96 });
  pdf.fontSize(9).text('签到时出示此码', left + width - 96, top + 94, { width: 96, align: 'center' });
  const tableTop = top + facts.length * 22 + 14;
  const bottom = drawTable(pdf, {
    x: left, y: tableTop,
    columns: [{ title: '科目', width: 74 }, { title: '时间', width: 172 }, { title: '考点与考场', width: width - 74 - 172 - 66 }, { title: '座位', width: 66 }],
    rows: seats.map((seat) => [PART_NAMES[seat.mode], timeOf(seat), `${seat.venue}　${seat.room}\n${seat.address}`, seat.label]),
    rowHeight: 38,
  });
  pdf.fillColor('#1B2430').font('bold').fontSize(12).text('考生须知', left, bottom + 18);
  pdf.font('regular').fontSize(10.5).moveDown(0.4);
  ticketRules(round.rule_values, seats.some((s) => s.mode === 'theory')).forEach((rule, i) => {
    pdf.text(`${i + 1}. ${rule}`, { width, lineGap: 3 });
  });
  drawPlans(pdf, plans, left, pdf.y + 16, width);
}

/** The photograph, or the frame to stick one into. */
function drawPhoto(pdf: Pdf, photo: Photo | null, x: number, y: number): void {
  if (photo) pdf.image(Buffer.from(photo.bytes), x, y, { cover: [72, 100], align: 'center', valign: 'center' });
  else pdf.font('regular').fontSize(9).fillColor('#4A5666').text('近期免冠照片', x, y + 44, { width: 72, align: 'center' });
  pdf.rect(x, y, 72, 100).strokeColor('#4A5666').lineWidth(0.6).stroke();
}

function timeOf(seat: TicketSeat): string {
  const span = turnInterval(turnPlanOf(seat), seat.turn);
  const turn = seat.turns > 1 ? `\n第 ${seat.turn} 轮` : '';
  return `${clockText(span.startMs, true)}–${clockText(span.endMs, false)}${turn}`;
}
