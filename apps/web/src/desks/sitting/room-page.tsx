import { Button, Checkbox, Radio } from 'antd';
import { useState, type ReactNode } from 'react';
import { Link, useParams } from 'react-router';
import { sittingRoutes, type PlaceView } from '@kaowu/contracts';
import { Page, ReasonModal, useAct, useApi, useLanguage, useSession, useWords } from '../../frame';
import { districtName } from './labels';
import { messages } from './messages';
import { SeatPlan } from './seat-plan';
import './sitting.css';

function ChangePlace({ roomId, place, onClose }: { roomId: string; place: PlaceView; onClose: () => void }): ReactNode {
  const w = useWords(messages);
  const [available, setAvailable] = useState(place.available);
  const [spare, setSpare] = useState(place.kind === 'spare');
  const act = useAct(sittingRoutes.changePlace);
  return (
    <ReasonModal
      open title={w('place.change', { label: place.label })} consequence={w('place.what', { label: place.label })} onClose={onClose}
      ready={available !== place.available || spare !== (place.kind === 'spare')}
      onConfirm={(reason) => act.mutateAsync({ params: { roomId, placeId: place.id }, body: { available, spare, reason } })}
    >
      <div className="k-row" style={{ marginBottom: 12 }}>
        <Radio.Group value={available} onChange={(e) => setAvailable(e.target.value as boolean)} options={[{ value: true, label: w('place.available') }, { value: false, label: w('place.unavailable') }]} />
        <Checkbox checked={spare} onChange={(e) => setSpare(e.target.checked)}>{w('place.spare')}</Checkbox>
      </div>
    </ReasonModal>
  );
}

/** A room with its places; each can be put out of order, back, or made a spare. */
export default function RoomPage(): ReactNode {
  const w = useWords(messages);
  const { language } = useLanguage();
  const { can } = useSession();
  const { roomId = '' } = useParams();
  const asked = useApi(sittingRoutes.room, { params: { roomId } });
  const [picked, setPicked] = useState<PlaceView | null>(null);
  const room = asked.data;
  const manage = can('sitting.manage');
  const count = (kind: (p: PlaceView) => boolean): number => room?.places.filter(kind).length ?? 0;
  return (
    <Page
      title={room ? `${room.venueName} ${room.name}` : w('venues')} of={asked} actions={<>{manage && <Link to={`/rooms/${roomId}/plan`}><Button type="primary">{w('room.draw')}</Button></Link>}<Link to="/venues"><Button>{w('back')}</Button></Link></>}
      sub={room && (
        <div className="k-row">
          <span>{districtName(room.districtCode, language)}</span><span>{w(`room.${room.kind}`)}</span>
          <span>{w('room.counts', { usable: count((p) => p.available && p.kind !== 'spare'), spares: count((p) => p.available && p.kind === 'spare'), unavailable: count((p) => !p.available) })}</span>
        </div>
      )}
    >
      {room && (
        <div className="k-panel k-stack">
          {manage && <span className="k-muted">{w('room.hint')}</span>}
          <SeatPlan places={room.places} fixtures={room.fixtures} occupants={new Map()} picked={picked?.id ?? null} {...(manage ? { onPick: setPicked } : {})} />
        </div>
      )}
      {picked && <ChangePlace key={picked.id} roomId={roomId} place={picked} onClose={() => setPicked(null)} />}
    </Page>
  );
}
