import { Timeline } from 'antd';
import type { ReactNode } from 'react';
import { invigilationRoutes, SEAT_STATES } from '@kaowu/contracts';
import { Drawer, ErrorState, formatDuration, formatInstant, Instant, LoadingState, pick, StateTag, TraceLink, useApi, useLanguage, useWords } from '../../frame';
import { messages } from './messages';
import { heldFor } from './seat-tile';
import type { SeatOnWall } from './use-wall';

function DayLine({ seatingId }: { seatingId: string }): ReactNode {
  const w = useWords(messages);
  const { language } = useLanguage();
  const asked = useApi(invigilationRoutes.timeline, { params: { seatingId } }, { everyMs: 5_000 });
  if (asked.error && !asked.data) return <ErrorState error={asked.error} retry={() => void asked.refetch()} />;
  if (!asked.data) return <LoadingState rows={4} />;
  if (asked.data.entries.length === 0) return <p className="k-muted">{w('drawer.noTimeline')}</p>;
  return (
    <Timeline
      items={asked.data.entries.map((entry, i) => ({
        key: i,
        content: (
          <>
            <span className="k-muted">{formatInstant(entry.at, 'clock-second', language)}</span> {pick(entry, language)}
            {entry.byName !== null && <span className="k-muted"> · {entry.byName}</span>}
            {entry.note !== null && <div className="k-muted">{entry.note}</div>}
          </>
        ),
      }))}
    />
  );
}

/** One candidate: who, where, how far, and the whole day so far. */
export function SeatDrawer({ seat, nowMs, roomName, onClose }: { seat: SeatOnWall; nowMs: number; roomName: string; onClose: () => void }): ReactNode {
  const w = useWords(messages);
  const { language } = useLanguage();
  const { facts, now } = seat;
  const kind = SEAT_STATES[now.state];
  const held = heldFor(seat, nowMs);
  const left = facts.attemptState === 'running' && facts.deadlineAt !== null ? formatDuration(Date.parse(facts.deadlineAt) - nowMs) : null;
  return (
    <Drawer open onClose={onClose} size={460} title={`${facts.placeLabel} · ${facts.candidateName}`}>
      <p><StateTag kind={kind.look}>{pick(kind, language)} {held}</StateTag></p>
      <dl className="wall-facts">
        <dt>{w('drawer.place')}</dt><dd>{roomName} · {facts.placeLabel}</dd>
        <dt>{w('drawer.ticket')}</dt><dd>{facts.ticketNo}</dd>
        <dt>{w('drawer.id')}</dt><dd>{facts.idNumberMasked}</dd>
        {facts.questions > 0 && <><dt>{w('list.progress')}</dt><dd>{facts.answered}/{facts.questions}</dd></>}
        {left !== null && <><dt>{w('list.left')}</dt><dd>{left}</dd></>}
        <dt>{w('drawer.checkedIn')}</dt><dd><Instant at={facts.checkedInAt} form="clock-second" /></dd>
        {facts.attemptId !== null && (
          <>
            <dt>{w('drawer.started')}</dt><dd><Instant at={facts.startedAt} form="clock-second" /></dd>
            <dt>{w('drawer.lastAnswer')}</dt><dd><Instant at={facts.lastAnswerAt} form="clock-second" /></dd>
            <dt>{w('drawer.heard')}</dt><dd><Instant at={facts.lastHeardAt} form="clock-second" /></dd>
            <dt>{w('drawer.handedIn')}</dt><dd><Instant at={facts.handedInAt} form="clock-second" /></dd>
          </>
        )}
      </dl>
      <div className="k-row"><h3>{w('drawer.timeline')}</h3><TraceLink type="seating" id={facts.seatingId} /></div>
      <DayLine seatingId={facts.seatingId} />
    </Drawer>
  );
}
