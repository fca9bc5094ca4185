import { Table } from 'antd';
import { memo, useDeferredValue } from 'react';
import type { TableColumnsType } from 'antd';
import type { ReactNode } from 'react';
import { SEAT_STATE_CODES, SEAT_STATES, type WallRoom } from '@kaowu/contracts';
import { formatDuration, pick, StateTag, useLanguage, useRowChoice, useWords } from '../../frame';
import { messages } from './messages';
import { heldFor, ProgressBar } from './seat-tile';
import type { SeatOnWall } from './use-wall';

interface ListProps {
  readonly rooms: readonly WallRoom[];
  readonly seats: readonly SeatOnWall[];
  readonly nowMs: number;
  readonly selected: ReadonlySet<string>;
  readonly onSelect: (seatingIds: readonly string[]) => void;
  readonly onOpen: (seatingId: string) => void;
}

const silentMs = (seat: SeatOnWall, nowMs: number): number | null => {
  const { facts } = seat;
  const from = facts.lastAnswerAt ?? facts.startedAt;
  return facts.attemptState === 'running' && from !== null ? nowMs - Date.parse(from) : null;
};

const leftMs = ({ facts }: SeatOnWall, nowMs: number): number | null =>
  facts.attemptState === 'running' && facts.deadlineAt !== null ? Date.parse(facts.deadlineAt) - nowMs : null;

const duration = (ms: number | null): string => (ms === null ? '' : formatDuration(ms));

function List({ rooms, seats, nowMs, selected, onSelect, onOpen }: ListProps): ReactNode {
  const w = useWords(messages);
  const choice = useRowChoice();
  const { language } = useLanguage();
  const roomName = new Map(rooms.map((room) => [room.id, room.name]));
  const columns: TableColumnsType<SeatOnWall> = [
    { title: w('list.room'), key: 'room', render: (_, { facts }) => roomName.get(facts.roomId), filters: rooms.map((room) => ({ text: room.name, value: room.id })), onFilter: (value, { facts }) => facts.roomId === value },
    { title: w('list.place'), key: 'place', render: (_, { facts }) => facts.placeLabel, sorter: (a, b) => a.facts.placeLabel.localeCompare(b.facts.placeLabel, 'zh', { numeric: true }) },
    { title: w('list.name'), key: 'name', render: (_, { facts }) => facts.candidateName },
    { title: w('list.ticket'), key: 'ticket', render: (_, { facts }) => facts.ticketNo },
    {
      title: w('state'), key: 'state', filters: SEAT_STATE_CODES.map((code) => ({ text: pick(SEAT_STATES[code], language), value: code })), onFilter: (value, { now }) => now.state === value,
      render: (_, seat) => <StateTag kind={SEAT_STATES[seat.now.state].look}>{pick(SEAT_STATES[seat.now.state], language)} {heldFor(seat, nowMs)}</StateTag>,
    },
    {
      title: w('list.progress'), key: 'progress', sorter: (a, b) => a.facts.answered - b.facts.answered,
      render: (_, { facts }) => facts.questions > 0 && <span className="k-row wall-list-bar"><ProgressBar answered={facts.answered} questions={facts.questions} />{facts.answered}/{facts.questions}</span>,
    },
    { title: w('list.silence'), key: 'silence', align: 'right', render: (_, seat) => duration(silentMs(seat, nowMs)), sorter: (a, b) => (silentMs(a, nowMs) ?? -1) - (silentMs(b, nowMs) ?? -1) },
    { title: w('list.left'), key: 'left', align: 'right', render: (_, seat) => duration(leftMs(seat, nowMs)), sorter: (a, b) => (leftMs(a, nowMs) ?? Infinity) - (leftMs(b, nowMs) ?? Infinity) },
  ];
  return (
    <Table<SeatOnWall>
      size="small" rowKey={({ facts }) => facts.seatingId} columns={columns} dataSource={[...seats]} pagination={{ defaultPageSize: 50, showSizeChanger: true }} locale={seats === NONE ? { emptyText: ' ' } : {}} scroll={{ x: 'max-content' }}
      rowSelection={{ ...choice, selectedRowKeys: [...selected], preserveSelectedRowKeys: true, onChange: (keys) => onSelect(keys.map(String)) }}
      onRow={({ facts }) => ({ onDoubleClick: () => onOpen(facts.seatingId) })}
    />
  );
}

const SteadyList = memo(List);
const NONE: readonly SeatOnWall[] = [];

/** All seats as rows, for sorting by silence or progress and for filtering by state. Rows follow when there is time: a table that changes all the time never keeps a click waiting. */
export function SeatList({ seats, nowMs, ...rest }: ListProps): ReactNode {
  // The head of the table comes first, then its rows.
  return <SteadyList seats={useDeferredValue(seats, NONE)} nowMs={useDeferredValue(nowMs)} {...rest} />;
}
