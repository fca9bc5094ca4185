import { Button, Checkbox, Form, Input, Segmented, Select } from 'antd';
import { useState, type ReactNode } from 'react';
import { sittingRoutes, type PlaceView, type SeatingView, type SittingSessionDetail } from '@kaowu/contracts';
import { EmptyState, LoadingState, message, Modal, notification, ReasonButton, useAct, useApi, useSession, useWords } from '../../frame';
import { messages } from './messages';
import { SeatPlan, type Occupant } from './seat-plan';

function SeatAll({ session }: { session: SittingSessionDetail }): ReactNode {
  const w = useWords(messages);
  const [open, setOpen] = useState(false);
  const [form] = Form.useForm<{ seed?: string; partial?: boolean }>();
  const act = useAct(sittingRoutes.seatAll, {
    onDone: ({ seated, left, sameEmployerNeighbours }) => {
      setOpen(false);
      notification.success({ title: w('seats.done', { seated, pairs: sameEmployerNeighbours }), description: left > 0 ? w('seats.left', { left }) : undefined });
    },
  });
  return (
    <>
      <Button type="primary" onClick={() => setOpen(true)}>{w('seats.all')}</Button>
      <Modal open={open} title={w('seats.all')} okText={w('seats.all')} cancelText={w('cancel')} confirmLoading={act.isPending} onCancel={() => setOpen(false)} onOk={() => form.submit()}>
        <div className="k-consequence">{w('seats.allWhat')}</div>
        <Form form={form} layout="vertical" onFinish={({ seed, partial }) => act.mutate({ params: { sessionId: session.id }, body: { ...(seed?.trim() ? { seed: seed.trim() } : {}), partial: partial ?? false } })}>
          <Form.Item name="seed" label={w('seats.seed')} extra={w('seats.seedHint')}><Input maxLength={100} /></Form.Item>
          <Form.Item name="partial" valuePropName="checked"><Checkbox>{w('seats.partial')}</Checkbox></Form.Item>
        </Form>
      </Modal>
    </>
  );
}

interface HandProps {
  readonly session: SittingSessionDetail;
  readonly chosen: string | null;
  readonly onChoose: (candidateId: string | null) => void;
}

/** Chooses the candidate who is seated by hand; the place is picked on the plan. */
function ByHand({ session, chosen, onChoose }: HandProps): ReactNode {
  const w = useWords(messages);
  const [search, setSearch] = useState('');
  const asked = useApi(sittingRoutes.listCandidates, { params: { roundId: session.roundId }, query: { eligibility: 'confirmed', limit: 50, ...(search ? { search } : {}) } });
  return (
    <Select
      aria-label={w('seats.handWho')} placeholder={`${w('seats.hand')}：${w('seats.handWho')}`} style={{ width: 280 }} allowClear value={chosen}
      showSearch={{ filterOption: false, onSearch: setSearch }} onChange={(id: string | null | undefined) => onChoose(id ?? null)}
      options={(asked.data?.rows ?? []).map((c) => {
        const seat = c.seats.find((s) => s.mode === session.mode);
        return { value: c.id, label: `${c.name} ${c.employer}${seat ? ` · ${seat.roomName} ${seat.placeLabel}` : ''}` };
      })}
    />
  );
}

const occupantOf = (seating: SeatingView): Occupant => ({
  name: seating.candidateName, line: seating.ticketNo, kind: seating.checkedInAt !== null ? 'checked-in' : 'absent',
});

/** Who sits where: the plan of each room and turn; while planning, seats are given at once or by hand. */
export function SessionSeats({ session }: { session: SittingSessionDetail }): ReactNode {
  const w = useWords(messages);
  const { can } = useSession();
  const [roomId, setRoomId] = useState<string | null>(null);
  const [turn, setTurn] = useState(1);
  const [candidate, setCandidate] = useState<string | null>(null);
  const asked = useApi(sittingRoutes.listSeatings, { params: { sessionId: session.id } });
  const clear = useAct(sittingRoutes.clearSeats);
  const give = useAct(sittingRoutes.seatByHand, {
    onDone: (seating) => {
      setCandidate(null);
      message.success(`${w('seats.handDone')}：${w('seats.handWhat', { name: seating.candidateName, place: seating.placeLabel })}`);
    },
  });
  const room = session.staffedRooms.find((r) => r.id === roomId) ?? session.staffedRooms[0];
  const editable = can('sitting.manage') && session.state === 'planned';
  if (!asked.data) return <LoadingState rows={4} />;
  if (!room) return <EmptyState title={w('none')} />;
  const here = asked.data.seatings.filter((s) => s.roomId === room.id && s.turn === turn);
  const seat = (place: PlaceView): void => {
    if (candidate !== null) give.mutate({ params: { sessionId: session.id }, body: { candidateId: candidate, placeId: place.id, turn } });
  };
  return (
    <div className="k-stack">
      <div className="k-row">
        {session.staffedRooms.length > 1 && <Segmented aria-label={w('show.room')} value={room.id} onChange={setRoomId} options={session.staffedRooms.map((r) => ({ value: r.id, label: `${r.name} ${r.candidates}` }))} />}
        {session.turns > 1 && <Segmented<number> aria-label={w('show.turn')} value={turn} onChange={setTurn} options={Array.from({ length: session.turns }, (_, i) => ({ value: i + 1, label: w('turn', { turn: i + 1 }) }))} />}
        {editable && <SeatAll session={session} />}
        {editable && <ByHand session={session} chosen={candidate} onChoose={setCandidate} />}
        {editable && candidate !== null && <span className="k-muted">{w('seats.handHint')}</span>}
        {editable && session.candidates > 0 && (
          <ReasonButton label={w('seats.clear')} title={w('seats.clear')} danger consequence={w('seats.clearWhat', { count: session.candidates })} onConfirm={(reason) => clear.mutateAsync({ params: { sessionId: session.id }, body: { reason } })} />
        )}
      </div>
      <SeatPlan
        places={room.places} fixtures={room.fixtures} occupants={new Map(here.map((s) => [s.placeId, occupantOf(s)]))}
        {...(editable && candidate !== null ? { onPick: seat, pickable: (place: PlaceView, taken: boolean) => !taken && place.available && place.kind !== 'spare' } : {})}
      />
    </div>
  );
}
