import type { ReactNode } from 'react';
import { SEAT_STATE_CODES, SEAT_STATES, type SeatState } from '@kaowu/contracts';
import { pick, StateIcon, STATE_COLOURS, useLanguage, useWords } from '../../frame';
import { messages } from './messages';
import type { SeatOnWall } from './use-wall';

/** States that a session away from the computer knows. */
const STATION_STATES: readonly SeatState[] = ['expected', 'absent', 'checked_in', 'performing', 'attention', 'finished'];
const COMPUTER_STATES = SEAT_STATE_CODES.filter((code) => code !== 'performing' && code !== 'finished');

/** How many people are in each state; a click selects them. States with nobody keep their place, so nothing jumps. */
export function StateCounts({ seats, computers, onSelect }: { seats: readonly SeatOnWall[]; computers: boolean; onSelect: (seatingIds: readonly string[]) => void }): ReactNode {
  const w = useWords(messages);
  const { language } = useLanguage();
  return (
    <div className="wall-counts" role="group" aria-label={w('counts')}>
      {(computers ? COMPUTER_STATES : STATION_STATES).map((code) => {
        const kind = SEAT_STATES[code];
        const there = seats.filter((seat) => seat.now.state === code);
        const word = pick(kind, language);
        return (
          <button
            key={code} type="button" className="wall-count" data-count={code} disabled={there.length === 0} style={{ color: STATE_COLOURS[kind.look] }}
            title={w('selectState', { state: word, count: there.length })} onClick={() => onSelect(there.map((seat) => seat.facts.seatingId))}
          >
            <StateIcon kind={kind.look} /> {word} <b>{there.length}</b>
          </button>
        );
      })}
    </div>
  );
}
