import { Alert, Button, Input, Segmented, type InputRef } from 'antd';
import { ScanOutlined } from '@ant-design/icons';
import { useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { Link, useParams } from 'react-router';
import { sittingRoutes, type CheckInRow, type ReplyOf } from '@kaowu/contracts';
import { formatDuration, formatInstant, message, Page, ReasonButton, StateTag, useAct, useApi, useLanguage, useNow, useWords, type StateKind } from '../../frame';
import { RowActs } from './check-in-acts';
import { CheckInDialog } from './check-in-dialog';
import { presentTurn, scanned, shownRows, standingOf, type CheckInFilter } from './check-in-list';
import { checkInMessages } from './check-in-messages';
import './sitting.css';

type Board = ReplyOf<typeof sittingRoutes.checkInBoard>;

const KINDS: Readonly<Record<'waiting' | 'here' | 'absent', StateKind>> = { waiting: 'absent', here: 'checked-in', absent: 'attention' };

function Standing({ row }: { row: CheckInRow }): ReactNode {
  const w = useWords(checkInMessages);
  const { language } = useLanguage();
  const standing = standingOf(row);
  return <StateTag kind={KINDS[standing]}>{row.checkedInAt === null ? w(standing) : w('at', { at: formatInstant(row.checkedInAt, 'clock', language) })}</StateTag>;
}

/** Present and expected, and how long people are still let in, by the server's clock. */
function Counts({ rows, nowMs }: { rows: readonly CheckInRow[]; nowMs: number }): ReactNode {
  const w = useWords(checkInMessages);
  const { language } = useLanguage();
  const first = rows[0];
  const start = first ? Date.parse(first.startsAt) : 0;
  const late = first ? Date.parse(first.lateEntryEndsAt) : 0;
  return (
    <div className="checkin-counts">
      <div><span className="k-number">{rows.filter((r) => r.checkedInAt !== null).length} / {rows.length}</span><span className="k-muted">{w('present')}</span></div>
      {first && (
        <div>
          <span className="k-number">{nowMs < start ? formatDuration(start - nowMs) : nowMs < late ? formatDuration(late - nowMs) : '—'}</span>
          <span className="k-muted">{nowMs < start ? `${w('toStart')} · ${formatInstant(first.startsAt, 'clock', language)}` : nowMs < late ? w('toLate') : w('lateOver')}</span>
        </div>
      )}
    </div>
  );
}

function AbsentRest({ sessionId, count }: { sessionId: string; count: number }): ReactNode {
  const w = useWords(checkInMessages);
  const act = useAct(sittingRoutes.markAbsent, { onDone: ({ marked }) => message.success(w('marked', { count: marked.length })) });
  return <ReasonButton withoutReason label={w('absentRest')} title={w('absentRest')} consequence={w('absentRestWhat', { count })} onConfirm={() => act.mutateAsync({ params: { sessionId }, body: {} })} />;
}

function Desk({ board }: { board: Board }): ReactNode {
  const w = useWords(checkInMessages);
  const scanRef = useRef<InputRef>(null);
  const nowMs = useNow(1_000);
  const [filter, setFilter] = useState<CheckInFilter>(() => ({ state: 'all', roomId: null, turn: presentTurn(board.rows, nowMs), text: '' }));
  const [person, setPerson] = useState<CheckInRow | null>(null);
  const open = board.session.state === 'ready';
  const inTurn = board.rows.filter((r) => r.turn === filter.turn && (filter.roomId === null || r.roomId === filter.roomId));
  const rows = shownRows(board.rows, filter);
  const late = board.rows.filter((r) => standingOf(r) === 'waiting' && Date.parse(r.lateEntryEndsAt) <= nowMs).length;
  const enter = (event: KeyboardEvent<HTMLInputElement>): void => {
    // Else the same key press would reach the button that the dialog puts the focus on.
    event.preventDefault();
    const row = scanned(board.rows, filter.text) ?? (rows.length === 1 ? rows[0] : null);
    if (row && row.checkedInAt === null) setPerson(row);
  };
  const close = (): void => {
    setPerson(null);
    setFilter((f) => ({ ...f, text: '' }));
    scanRef.current?.focus();
  };
  return (
    <>
      {!open && <Alert showIcon type="warning" title={w(board.session.state === 'closed' ? 'closed' : 'notReady')} style={{ marginBottom: 12 }} />}
      <div className="checkin-head">
        <div className="k-stack" style={{ gap: 8 }}>
          <Input ref={scanRef} autoFocus size="large" allowClear prefix={<ScanOutlined />} placeholder={w('scan')} aria-label={w('scan')} value={filter.text} onChange={(e) => setFilter({ ...filter, text: e.target.value })} onPressEnter={enter} />
          <div className="k-row">
            <Segmented<CheckInFilter['state']> aria-label={w('show.state')} value={filter.state} onChange={(state) => setFilter({ ...filter, state })} options={(['all', 'waiting', 'here', 'absent'] as const).map((value) => ({ value, label: `${w(value)} ${value === 'all' ? inTurn.length : inTurn.filter((r) => standingOf(r) === value).length}` }))} />
            {board.rooms.length > 1 && <Segmented aria-label={w('show.room')} value={filter.roomId ?? ''} onChange={(id) => setFilter({ ...filter, roomId: id === '' ? null : id })} options={[{ value: '', label: w('allRooms') }, ...board.rooms.map((r) => ({ value: r.id, label: r.name }))]} />}
            {board.session.turns > 1 && <Segmented<number> aria-label={w('show.turn')} value={filter.turn} onChange={(turn) => setFilter({ ...filter, turn })} options={Array.from({ length: board.session.turns }, (_, i) => ({ value: i + 1, label: w('turn', { turn: i + 1 }) }))} />}
            {open && late > 0 && <AbsentRest sessionId={board.session.id} count={late} />}
          </div>
        </div>
        <Counts rows={inTurn} nowMs={nowMs} />
      </div>
      {rows.length === 0 && filter.text !== '' && <p role="status">{w('noMatch', { text: filter.text })}</p>}
      <ul className="checkin-list">
        {rows.map((row) => (
          <li key={row.id} className="checkin-row" data-chosen={person?.id === row.id}>
            <span className="checkin-seat">{row.placeLabel}</span>
            <span className="checkin-name">{row.candidateName}</span>
            <span><span>{row.ticketNo}</span><br /><code className="k-muted">{row.idNumberMasked}</code></span>
            <Standing row={row} />
            <RowActs row={row} free={board.free} nowMs={nowMs} open={open} onCheckIn={() => setPerson(row)} />
          </li>
        ))}
      </ul>
      {person && <CheckInDialog key={person.id} row={person} onClose={close} />}
    </>
  );
}

/** The check-in screen of one session: scan, look, confirm. Others' check-ins appear by themselves. */
export default function CheckInPage(): ReactNode {
  const w = useWords(checkInMessages);
  const { sessionId = '' } = useParams();
  const asked = useApi(sittingRoutes.checkInBoard, { params: { sessionId } }, { everyMs: 4_000 });
  const board = asked.data;
  return (
    <Page title={w('title')} of={asked} actions={<Link to="/check-in"><Button>{w('back')}</Button></Link>} sub={board && `${board.session.roundName} · ${board.session.name} · ${board.rooms.map((r) => r.name).join('、')}`}>
      {board && <Desk key={board.session.id} board={board} />}
    </Page>
  );
}
