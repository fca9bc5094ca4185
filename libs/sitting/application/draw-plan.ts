import type { PlaceView, RoomFixture } from '@kaowu/contracts';
import type { Pdf } from '@kaowu/platform';
import { countedPlace } from '../domain/counted-place';

/** A room as it is drawn, with the place that somebody has in it. */
export interface RoomPlan {
  readonly room: string;
  readonly placeId: string;
  readonly places: readonly PlaceView[];
  readonly fixtures: readonly RoomFixture[];
}

const GAP = 18;
const HEIGHT = 96;
const MARKS = { door: '门', camera: '' } as const;

/** Draws small plans of rooms beside each other, the front at the top, one's own place filled. Points. */
export function drawPlans(pdf: Pdf, plans: readonly RoomPlan[], x: number, y: number, width: number): void {
  const bottom = pdf.page.height - pdf.page.margins.bottom;
  const drawn = plans.filter((plan) => plan.places.length > 0).slice(0, 3);
  if (drawn.length === 0 || y + HEIGHT + 16 > bottom) return;
  const each = (width - GAP * (drawn.length - 1)) / drawn.length;
  drawn.forEach((plan, i) => drawPlan(pdf, plan, x + i * (each + GAP), y, each));
}

function drawPlan(pdf: Pdf, { room, placeId, places, fixtures }: RoomPlan, x: number, y: number, width: number): void {
  const rows = Math.max(...places.map((p) => p.row)) + 2;
  const columns = Math.max(...places.map((p) => p.column)) + 2;
  const [w, h] = [Math.min(width / columns, 26), Math.min(HEIGHT / rows, 18)];
  const cell = (at: { row: number; column: number }): [number, number] => [x + at.column * w, y + 14 + at.row * h];
  const own = places.find((p) => p.id === placeId);
  const at = own && countedPlace(places, own);
  pdf.font('bold').fontSize(9).fillColor('#1B2430').text(`${room}　座位 ${own?.label ?? ''}（第 ${at?.row ?? ''} 排第 ${at?.column ?? ''} 列）`, x, y, { width, lineBreak: false });
  pdf.font('regular').fontSize(6).fillColor('#4A5666').text('讲台', x + w, y + 14 + h / 2 - 4, { width: (columns - 2) * w, align: 'center', lineBreak: false });
  for (const place of places) {
    const [left, top] = cell(place);
    pdf.rect(left + 1, top + 1, w - 2, h - 2).lineWidth(0.4);
    if (place.id === placeId) pdf.fillAndStroke('#1D5FBF', '#1D5FBF');
    else pdf.strokeColor('#8A95A3').stroke();
  }
  for (const fixture of fixtures) {
    const [left, top] = cell(fixture);
    pdf.font('regular').fontSize(6).fillColor('#4A5666').text(MARKS[fixture.kind], left, top + h / 2 - 4, { width: w, align: 'center', lineBreak: false });
  }
}
