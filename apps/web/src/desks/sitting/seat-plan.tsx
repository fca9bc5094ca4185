import type { ReactNode } from 'react';
import type { PlaceView, RoomFixture } from '@kaowu/contracts';
import { FixtureMark, roomGrid, StateIcon, useWords, type StateKind } from '../../frame';
import { messages } from './messages';

/** Somebody at a place. */
export interface Occupant {
  readonly name: string;
  readonly line: string;
  readonly kind: StateKind;
}

interface SeatPlanProps {
  readonly places: readonly PlaceView[];
  readonly fixtures: readonly RoomFixture[];
  readonly occupants: ReadonlyMap<string, Occupant>;
  readonly picked?: string | null;
  /** Which places can be clicked; without it the plan is for reading. */
  readonly onPick?: (place: PlaceView) => void;
  readonly pickable?: (place: PlaceView, taken: boolean) => boolean;
}

const lookOf = (place: PlaceView, taken: boolean): 'taken' | 'broken' | 'spare' | 'free' =>
  taken ? 'taken' : !place.available ? 'broken' : place.kind === 'spare' ? 'spare' : 'free';

function Tile({ place, occupant }: { place: PlaceView; occupant: Occupant | undefined }): ReactNode {
  const w = useWords(messages);
  const look = lookOf(place, occupant !== undefined);
  return (
    <>
      <span className="k-muted">{place.label}</span>
      {occupant ? (
        <>
          <span className="sitting-place-name">{occupant.name}</span>
          <span className="k-row" style={{ gap: 4, flexWrap: 'nowrap' }}><StateIcon kind={occupant.kind} size={12} />{occupant.line}</span>
        </>
      ) : <span title={place.unavailableReason ?? ''}>{look === 'taken' ? '' : w(`seats.${look}`)}{place.unavailableReason ? `：${place.unavailableReason}` : ''}</span>}
    </>
  );
}

/** A room as it is built, the front at the top: every place with who sits there. */
export function SeatPlan({ places, fixtures, occupants, picked, onPick, pickable }: SeatPlanProps): ReactNode {
  const w = useWords(messages);
  const grid = roomGrid({ places, fixtures }, 'minmax(92px, 1fr)');
  return (
    <div className="sitting-map-scroll">
      <div className="sitting-front">{w('seats.front')}</div>
      <div className="sitting-map" style={{ gridTemplateColumns: grid.gridTemplateColumns, gridTemplateRows: grid.gridTemplateRows }}>
        {fixtures.map((fixture) => <div key={`${fixture.row}/${fixture.column}`} style={{ ...grid.at(fixture), display: 'grid' }}><FixtureMark fixture={fixture} /></div>)}
        {places.map((place) => {
          const occupant = occupants.get(place.id);
          const look = { className: 'sitting-place', 'data-look': lookOf(place, occupant !== undefined), 'data-picked': picked === place.id, style: grid.at(place) };
          const tile = <Tile place={place} occupant={occupant} />;
          if (!onPick) return <div key={place.id} {...look}>{tile}</div>;
          return <button key={place.id} type="button" {...look} disabled={pickable?.(place, occupant !== undefined) === false} onClick={() => onPick(place)}>{tile}</button>;
        })}
      </div>
    </div>
  );
}
