import { grant, refuse, type Decision } from '@kaowu/kernel';
import type { PlaceKind, Problem } from '@kaowu/contracts';

/** A place before it has an id. Rows and columns count from 1 at the front left. */
export interface PlacePlan {
  readonly label: string;
  readonly row: number;
  readonly column: number;
  readonly kind: PlaceKind;
}

/**
 * Lays a room out as a grid, numbered along the rows: seats "01"…, stations "工位1"…; the last `spares` places are
 * spare machines "备1"… (rules.md, Exam day: spare machines). Problem: `room.spares-exceed`.
 */
export function layOutRoom(
  kind: 'computer' | 'practical',
  size: { readonly rows: number; readonly columns: number; readonly spares: number },
): Decision<PlacePlan[], Problem> {
  const total = size.rows * size.columns;
  if (size.spares >= total) return refuse({ code: 'room.spares-exceed', field: 'body.spares' });
  const usable = total - size.spares;
  const digits = Math.max(2, String(usable).length);
  return grant(
    Array.from({ length: total }, (_, i) => ({
      row: Math.floor(i / size.columns) + 1,
      column: (i % size.columns) + 1,
      ...(i >= usable
        ? { kind: 'spare' as const, label: `备${i - usable + 1}` }
        : kind === 'computer'
          ? { kind: 'seat' as const, label: String(i + 1).padStart(digits, '0') }
          : { kind: 'station' as const, label: `工位${i + 1}` }),
    })),
  );
}
