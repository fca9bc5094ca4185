/** @jsxImportSource preact */
import type { RoomActs } from '../acts';
import { Room } from '../app';
import { SHOWN, type ShownState } from './samples';

const nothing = (): Promise<void> => Promise.resolve();
const IDLE: RoomActs = {
  start: nothing, signIn: nothing, signStatement: nothing, signOut: nothing, handIn: () => Promise.resolve(false),
  answer: () => undefined, flag: () => undefined, forgetProblem: () => undefined, dismiss: () => undefined,
};

/** For those who build: one state of the room as it would look, by `/room?gallery=<state>`; no server is asked. */
export function Gallery({ shown }: { readonly shown: string }) {
  const view = shown in SHOWN ? SHOWN[shown as ShownState] : null;
  if (view) return <Room view={view} acts={IDLE} />;
  return <main class="r-card"><h1>gallery</h1><ul>{Object.keys(SHOWN).map((state) => <li key={state}><a href={`/room?gallery=${state}`}>{state}</a></li>)}</ul></main>;
}
