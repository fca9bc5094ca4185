import { useMemo, useRef, useState } from 'react';
import type { PointerEvent as ReactPointerEvent, ReactNode } from 'react';
import type { WallRoom } from '@kaowu/contracts';
import { FixtureMark, roomGrid, useWords } from '../../frame';
import { messages } from './messages';
import { heldFor, SeatTile, silenceOf } from './seat-tile';
import type { SeatOnWall } from './use-wall';

interface MapProps {
  readonly room: WallRoom;
  readonly seats: readonly SeatOnWall[];
  readonly nowMs: number;
  readonly selected: ReadonlySet<string>;
  readonly onPick: (seatingId: string) => void;
  readonly onOpen: (seatingId: string) => void;
  readonly onAdd: (seatingIds: readonly string[]) => void;
}

interface Box { readonly x: number; readonly y: number; readonly width: number; readonly height: number }

/** A drag shorter than this is a click. */
const DRAG_PX = 6;

/** Selecting by drag: the seats whose tiles the frame touches are added when the pointer is let go. */
function useLasso(onAdd: (seatingIds: readonly string[]) => void) {
  const mapRef = useRef<HTMLDivElement>(null);
  const from = useRef<{ x: number; y: number } | null>(null);
  // A drag that ends on a tile must not also click it; the click comes after the button is let go.
  const dragged = useRef(false);
  const [box, setBox] = useState<Box | null>(null);
  const move = (event: ReactPointerEvent): void => {
    const map = mapRef.current;
    if (!from.current || !map) return;
    const far = Math.hypot(event.clientX - from.current.x, event.clientY - from.current.y) >= DRAG_PX;
    if (!far && box === null) return;
    const edge = map.getBoundingClientRect();
    setBox({
      x: Math.min(from.current.x, event.clientX) - edge.left + map.scrollLeft,
      y: Math.min(from.current.y, event.clientY) - edge.top,
      width: Math.abs(event.clientX - from.current.x),
      height: Math.abs(event.clientY - from.current.y),
    });
  };
  const end = (): void => {
    const map = mapRef.current;
    if (box && map) {
      const edge = map.getBoundingClientRect();
      const [left, top] = [box.x + edge.left - map.scrollLeft, box.y + edge.top];
      const tiles = [...map.querySelectorAll<HTMLElement>('[data-seating]')].filter((tile) => {
        const at = tile.getBoundingClientRect();
        return at.left < left + box.width && at.right > left && at.top < top + box.height && at.bottom > top;
      });
      onAdd(tiles.map((tile) => tile.dataset['seating'] ?? ''));
    }
    dragged.current = box !== null;
    from.current = null;
    setBox(null);
  };
  const handlers = {
    onPointerDown: (event: ReactPointerEvent) => {
      dragged.current = false;
      if (event.button === 0 && event.pointerType === 'mouse') from.current = { x: event.clientX, y: event.clientY };
    },
    onPointerMove: move,
    onPointerUp: end,
    onPointerLeave: end,
    onClickCapture: (event: { stopPropagation: () => void }) => dragged.current && event.stopPropagation(),
  };
  return { mapRef, box, handlers };
}

/** The room as it is built, the front at the top. Every place is shown, also empty ones and spares. */
export function SeatMap(props: MapProps): ReactNode {
  const { room, seats, nowMs, selected, onPick, onOpen, onAdd } = props;
  const w = useWords(messages);
  const { mapRef, box, handlers } = useLasso(onAdd);
  const byPlace = new Map(seats.map((seat) => [seat.facts.placeId, seat]));
  const grid = useMemo(() => roomGrid(room, 'minmax(80px, 1fr)', { narrow: '24px', lead: '28px' }), [room]);
  const inRow = (row: number): string[] =>
    room.places.flatMap((place) => (place.row === row ? [byPlace.get(place.id)?.facts.seatingId ?? []].flat() : []));
  return (
    <div className="wall-map" ref={mapRef} {...handlers}>
      <div className="wall-front">{w('front')}</div>
      <div className="wall-grid" style={{ gridTemplateColumns: grid.gridTemplateColumns, gridTemplateRows: grid.gridTemplateRows }}>
        {grid.rows.map((row) => (
          <button key={row} type="button" className="wall-row-pick" style={{ gridRow: grid.at({ row, column: 1 }).gridRow, gridColumn: 1 }} aria-label={w('selectRow', { row })} title={w('selectRow', { row })} onClick={() => onAdd(inRow(row))}>
            {row}
          </button>
        ))}
        {room.fixtures.map((fixture) => <div key={`${fixture.row}/${fixture.column}`} style={{ ...grid.at(fixture), display: 'grid' }}><FixtureMark fixture={fixture} small /></div>)}
        {room.places.map((place) => {
          const seat = byPlace.get(place.id);
          return (
            <div key={place.id} style={{ ...grid.at(place), display: 'grid' }}>
              {seat
                ? <SeatTile seat={seat} held={heldFor(seat, nowMs)} silence={silenceOf(seat, nowMs)} selected={selected.has(seat.facts.seatingId)} onPick={onPick} onOpen={onOpen} />
                : <div className="wall-empty"><span>{place.label}</span><span>{w(!place.available ? 'tile.unavailable' : place.kind === 'spare' ? 'tile.spare' : 'tile.unseated')}</span></div>}
            </div>
          );
        })}
      </div>
      {box && <div className="wall-lasso" style={{ left: box.x, top: box.y, width: box.width, height: box.height }} />}
    </div>
  );
}
