import { Alert, Button } from 'antd';
import { useRef, useState, type ReactNode } from 'react';
import { Link, useParams } from 'react-router';
import { sittingRoutes, type VenueRoomView } from '@kaowu/contracts';
import { message, Page, useAct, useApi, useUnsaved, useWords } from '../../frame';
import { PlanBoard } from './plan-board';
import { PlanSide } from './plan-side';
import { add, bodyOf, draftOf, isPlace, moveTo, remove, sameDraft, type Cell, type RoomDraft, type Thing } from './room-draft';
import { planMessages } from './room-plan-messages';
import './sitting.css';

/** The drawing in hand: what it is, what was chosen, what was told, and the way back. */
function useDrawing(room: VenueRoomView) {
  const w = useWords(planMessages);
  const [draft, setDraft] = useState(() => draftOf(room));
  const [chosen, setChosen] = useState<string | null>(null);
  const [told, setTold] = useState('');
  const [past, setPast] = useState<readonly RoomDraft[]>([]);
  const serial = useRef(0);
  const change = (next: RoomDraft): void => {
    if (next === draft) return;
    setPast((before) => [...before.slice(-49), draft]);
    setDraft(next);
  };
  const words = (key: string): { thing: string; label: string } => {
    const item = draft.items.find((one) => one.key === key);
    return { thing: item ? w(item.thing) : '', label: item?.label ?? '' };
  };
  return {
    draft, chosen, told, past, change, setChosen,
    move: (key: string, to: Cell): void => {
      const next = moveTo(draft, key, to);
      setTold(next === draft ? w('blocked', words(key)) : w('moved', { ...words(key), ...to }));
      change(next);
    },
    add: (thing: Thing, at?: Cell): void => {
      const key = `new-${(serial.current += 1)}`;
      const next = add(draft, thing, key, at);
      if (next === draft) return setTold(w('blocked', { thing: w(thing) }));
      change(next);
      setTold('');
      setChosen(key);
    },
    remove: (key: string): void => {
      setTold(w('removed', words(key)));
      change(remove(draft, key));
      setChosen(null);
    },
    undo: (): void => {
      const before = past.at(-1);
      if (before) setDraft(before);
      setPast(past.slice(0, -1));
    },
  };
}

function Counts({ draft }: { draft: RoomDraft }): ReactNode {
  const w = useWords(planMessages);
  const count = (of: (thing: Thing) => boolean): number => draft.items.filter(({ thing }) => of(thing)).length;
  const cameras = count((thing) => thing === 'camera');
  return (
    <div className="k-row">
      <span>{w('counts', { places: count((t) => isPlace(t) && t !== 'spare'), spares: count((t) => t === 'spare'), doors: count((t) => t === 'door'), cameras })}</span>
      {cameras === 0 && <span className="k-muted">{w('counts.noCamera')}</span>}
    </div>
  );
}

/** Draws a room that was loaded; `room` may become newer meanwhile. */
function Drawing({ room, onReload }: { room: VenueRoomView; onReload: () => void }): ReactNode {
  const w = useWords(planMessages);
  const [base, setBase] = useState(room);
  const drawing = useDrawing(base);
  const { draft } = drawing;
  const dirty = !sameDraft(draft, draftOf(base));
  useUnsaved(dirty);
  const save = useAct(sittingRoutes.drawRoom, {
    onDone: (saved) => {
      setBase(saved);
      drawing.change(draftOf(saved));
      drawing.setChosen(null);
      message.success(w('saved'));
    },
  });
  const place = base.kind === 'computer' ? 'seat' : 'station';
  return (
    <div className="k-stack">
      {room.version > base.version && (
        <Alert
          type="warning" showIcon title={w('stale', { name: room.name, version: room.version })} description={w('stale.what')}
          action={<Button size="small" danger onClick={onReload}>{w('stale.load')}</Button>}
        />
      )}
      <div className="k-row plan-acts">
        <Button type="primary" disabled={!dirty} loading={save.isPending} onClick={() => save.mutate({ params: { roomId: base.id }, body: bodyOf(draft, base.version) })}>{w('save')}</Button>
        <Button disabled={drawing.past.length === 0} onClick={drawing.undo}>{w('undo')}</Button>
        <Counts draft={draft} />
      </div>
      <div className="plan">
        <div className="k-panel">
          <PlanBoard draft={draft} tools={[place, 'spare', 'door', 'camera']} chosen={drawing.chosen} onChoose={drawing.setChosen} onMove={drawing.move} onAdd={drawing.add} onRemove={drawing.remove} />
          <div aria-live="polite" className="k-muted plan-told">{drawing.told}</div>
        </div>
        <PlanSide draft={draft} item={draft.items.find((item) => item.key === drawing.chosen)} place={place} onChange={drawing.change} />
      </div>
    </div>
  );
}

/** Draws a room by drag, by keyboard and by numbers. */
export default function RoomPlanPage(): ReactNode {
  const w = useWords(planMessages);
  const { roomId = '' } = useParams();
  const asked = useApi(sittingRoutes.room, { params: { roomId } });
  const [loaded, setLoaded] = useState(0);
  const room = asked.data;
  return (
    <Page title={room ? `${room.venueName} ${room.name} · ${w('title')}` : w('title')} sub={w('sub')} of={asked} actions={<Link to={`/rooms/${roomId}`}><Button>{w('back')}</Button></Link>}>
      {room && <Drawing key={loaded} room={room} onReload={() => setLoaded(loaded + 1)} />}
    </Page>
  );
}
