import type { ReactNode } from 'react';
import type { RoundView } from '@kaowu/contracts';
import { StateIcon, useWords, type StateKind } from '../../frame';
import { messages } from './messages';

interface Step {
  readonly title: string;
  readonly line: string;
  readonly kind: StateKind;
}

const done = (finished: boolean, begun: boolean): StateKind => (finished ? 'handed-in' : begun ? 'attention' : 'absent');

/** The round as a line of steps with their counts: what is done, what is under way, what has not begun. */
export function RoundPipeline({ round }: { round: RoundView }): ReactNode {
  const w = useWords(messages);
  const c = round.counts;
  const all = c.submitted + c.checked + c.confirmed + c.refused;
  const undecided = c.submitted + c.checked;
  const frozen = round.state === 'confirmed' || round.state === 'running' || round.state === 'finished';
  const ready = c.sessionsReady + c.sessionsClosed;
  const announced = round.announcedAt !== null;
  const steps: Step[] = [
    { title: w('step.announcement'), line: w(announced ? 'pipe.announced' : 'pipe.notAnnounced'), kind: done(announced, true) },
    { title: w('step.candidates'), line: w('pipe.candidates', { count: all }), kind: done(frozen, announced) },
    {
      title: w('step.eligibility'), kind: done(all > 0 && undecided === 0, all > 0),
      line: undecided > 0 ? w('pipe.eligibility', { submitted: c.submitted, checked: c.checked }) : all === 0 ? w('none') : c.refused > 0 ? w('pipe.refused', { refused: c.refused }) : w('pipe.decided'),
    },
    { title: w('step.list'), line: frozen ? w('pipe.list', { confirmed: c.confirmed }) : w('pipe.listOpen'), kind: done(frozen, all > 0 && undecided === 0) },
    { title: w('step.seats'), line: w('pipe.seats', { seated: c.seated, all: c.confirmed }), kind: done(frozen && c.confirmed > 0 && c.seated === c.confirmed, frozen) },
    { title: w('step.tickets'), line: w('pipe.tickets', { count: c.ticketed }), kind: done(frozen && c.confirmed > 0 && c.ticketed === c.confirmed, c.ticketed > 0) },
    { title: w('step.sessions'), line: c.sessions === 0 ? w('count.none') : w('pipe.sessions', { ready, all: c.sessions }), kind: done(c.sessions > 0 && ready === c.sessions, c.sessions > 0) },
  ];
  return (
    <div className="sitting-pipe">
      {steps.map((step) => (
        <div key={step.title}>
          <span className="sitting-pipe-title"><StateIcon kind={step.kind} />{step.title}</span>
          <span className="sitting-pipe-line">{step.line}</span>
        </div>
      ))}
    </div>
  );
}
