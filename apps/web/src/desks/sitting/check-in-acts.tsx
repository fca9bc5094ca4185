import { Button, Checkbox, Dropdown, Select } from 'antd';
import { MoreOutlined } from '@ant-design/icons';
import { useState, type ReactNode } from 'react';
import { sittingRoutes, type CheckInRow, type ReplyOf } from '@kaowu/contracts';
import { ReasonModal, useAct, useWords } from '../../frame';
import { checkInMessages } from './check-in-messages';

type Free = ReplyOf<typeof sittingRoutes.checkInBoard>['free'][number];
type Asked = 'undo' | 'markAbsent' | 'undoAbsent' | 'move';

interface ActProps {
  readonly row: CheckInRow;
  readonly onClose: () => void;
}

function Move({ row, free, onClose }: ActProps & { free: readonly Free[] }): ReactNode {
  const w = useWords(checkInMessages);
  const [placeId, setPlaceId] = useState<string | null>(null);
  const [broken, setBroken] = useState(false);
  const act = useAct(sittingRoutes.moveSeating);
  const places = free.filter((f) => f.turn === row.turn);
  const label = (f: Free): string => (f.kind === 'spare' ? w('spare', { label: f.label }) : f.label);
  const chosen = places.find((f) => f.placeId === placeId);
  return (
    <ReasonModal
      open title={w('move')} onClose={onClose} ready={chosen !== undefined} consequence={w('moveWhat', { name: row.candidateName, seat: row.placeLabel, to: chosen ? label(chosen) : '…' })}
      onConfirm={(reason) => act.mutateAsync({ params: { seatingId: row.id }, body: { placeId: placeId ?? '', reason, placeBroken: broken } })}
    >
      <div className="k-row" style={{ marginBottom: 12 }}>
        <Select aria-label={w('moveTo')} placeholder={w('moveTo')} style={{ width: 200 }} value={placeId} onChange={setPlaceId} options={places.map((f) => ({ value: f.placeId, label: label(f) }))} />
        <Checkbox checked={broken} onChange={(e) => setBroken(e.target.checked)}>{w('broken')}</Checkbox>
      </div>
    </ReasonModal>
  );
}

function Undo({ row, kind, onClose }: ActProps & { kind: 'undo' | 'undoAbsent' }): ReactNode {
  const w = useWords(checkInMessages);
  const undo = useAct(sittingRoutes.undoCheckIn);
  const undoAbsent = useAct(sittingRoutes.undoAbsent);
  const call = (reason: string) => ({ params: { seatingId: row.id }, body: { reason } });
  return (
    <ReasonModal
      open title={w(kind)} onClose={onClose} consequence={w(kind === 'undo' ? 'undoWhat' : 'undoAbsentWhat', { name: row.candidateName, seat: row.placeLabel })}
      onConfirm={(reason) => (kind === 'undo' ? undo.mutateAsync(call(reason)) : undoAbsent.mutateAsync(call(reason)))}
    />
  );
}

function Absent({ row, onClose }: ActProps): ReactNode {
  const w = useWords(checkInMessages);
  const act = useAct(sittingRoutes.markAbsent);
  return (
    <ReasonModal
      open withoutReason title={w('markAbsent')} onClose={onClose} consequence={w('absentWhat', { name: row.candidateName, seat: row.placeLabel })}
      onConfirm={() => act.mutateAsync({ params: { sessionId: row.sessionId }, body: { seatingIds: [row.id] } })}
    />
  );
}

interface RowActsProps {
  readonly row: CheckInRow;
  readonly free: readonly Free[];
  readonly nowMs: number;
  readonly open: boolean;
  readonly onCheckIn: () => void;
}

/** What can be done with one person at the door. */
export function RowActs({ row, free, nowMs, open, onCheckIn }: RowActsProps): ReactNode {
  const w = useWords(checkInMessages);
  const [asked, setAsked] = useState<Asked | null>(null);
  const here = row.checkedInAt !== null;
  const late = nowMs >= Date.parse(row.lateEntryEndsAt);
  const close = (): void => setAsked(null);
  const acts: Asked[] = [
    ...(here && !late ? ['undo' as const] : []),
    ...(!here && !row.absent && nowMs >= Date.parse(row.startsAt) ? ['markAbsent' as const] : []),
    ...(row.absent ? ['undoAbsent' as const] : []),
    'move',
  ];
  return (
    <div className="checkin-acts">
      {!here && <Button size="large" type="primary" disabled={!open || late} onClick={onCheckIn}>{w('checkIn')}</Button>}
      <Dropdown trigger={['click']} disabled={!open} menu={{ items: acts.map((key) => ({ key, label: w(key) })), onClick: ({ key }) => setAsked(acts.find((a) => a === key) ?? null) }}>
        <Button size="large" icon={<MoreOutlined />} aria-label={`${row.candidateName} ${w('move')}`} />
      </Dropdown>
      {asked === 'move' && <Move row={row} free={free} onClose={close} />}
      {(asked === 'undo' || asked === 'undoAbsent') && <Undo row={row} kind={asked} onClose={close} />}
      {asked === 'markAbsent' && <Absent row={row} onClose={close} />}
    </div>
  );
}
