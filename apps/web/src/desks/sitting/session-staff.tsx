import { Button, Form, Select } from 'antd';
import { useState, type ReactNode } from 'react';
import { sittingRoutes, type SittingSessionDetail } from '@kaowu/contracts';
import { pick, StateTag, useAct, useApi, useLanguage, useSession, useUnsaved, useWords, type Language } from '../../frame';
import { messages } from './messages';

interface Choice {
  readonly personId: string;
  readonly name: string;
  readonly problem: { readonly zh: string; readonly en: string } | null;
}

interface Values {
  readonly chiefId?: string | null;
  readonly rooms: Readonly<Record<string, string[] | undefined>>;
}

/** Everybody with the post; who cannot be put on duty is greyed with the reason. */
const options = (choices: readonly Choice[] | undefined, language: Language) =>
  (choices ?? []).map((c) => ({ value: c.personId, label: c.problem ? `${c.name}（${pick(c.problem, language)}）` : c.name, disabled: c.problem !== null }));

function Need({ room, mode }: { room: SittingSessionDetail['staffedRooms'][number]; mode: SittingSessionDetail['mode'] }): ReactNode {
  const w = useWords(messages);
  if (mode !== 'theory') return <span className="k-muted">{w('staff.noNeed')}</span>;
  const short = room.invigilators.length < room.invigilatorsNeeded;
  return <StateTag kind={short ? 'broken' : 'handed-in'}>{w('staff.needs', { needed: room.invigilatorsNeeded })}</StateTag>;
}

/** Who is on duty: the chief and the invigilators of each room, with how many the rule set asks. */
export function SessionStaff({ session }: { session: SittingSessionDetail }): ReactNode {
  const w = useWords(messages);
  const { language } = useLanguage();
  const { can } = useSession();
  const editable = can('sitting.manage') && session.state !== 'closed';
  const choices = useApi(sittingRoutes.staffChoices, { params: { sessionId: session.id } }, { enabled: editable });
  const [dirty, setDirty] = useState(false);
  useUnsaved(dirty);
  const act = useAct(sittingRoutes.assignStaff, { onDone: () => setDirty(false) });
  if (!editable) {
    return (
      <dl className="sitting-facts">
        <div><dt>{w('staff.chief')}</dt><dd>{session.chief?.name ?? w('none')}</dd></div>
        {session.staffedRooms.map((room) => <div key={room.id}><dt>{room.name}</dt><dd>{room.invigilators.map((i) => i.name).join('、') || w('none')}</dd></div>)}
      </dl>
    );
  }
  const initial: Values = { chiefId: session.chief?.personId ?? null, rooms: Object.fromEntries(session.staffedRooms.map((r) => [r.id, r.invigilators.map((i) => i.personId)])) };
  const save = ({ chiefId, rooms }: Values): void =>
    act.mutate({ params: { sessionId: session.id }, body: { chiefId: chiefId ?? null, rooms: session.staffedRooms.map((r) => ({ roomId: r.id, invigilatorIds: rooms[r.id] ?? [] })) } });
  return (
    <Form layout="vertical" key={JSON.stringify(initial)} initialValues={initial} onValuesChange={() => setDirty(true)} onFinish={save}>
      <div className="sitting-facts">
        <Form.Item name="chiefId" label={w('staff.chief')}><Select allowClear options={options(choices.data?.chiefs, language)} placeholder={w('chooseOne')} /></Form.Item>
        {session.staffedRooms.map((room) => (
          <Form.Item key={room.id} name={['rooms', room.id]} label={<span className="k-row">{`${room.name} · ${w('staff.invigilators')}`}<Need room={room} mode={session.mode} /></span>}>
            <Select mode="multiple" options={options(choices.data?.invigilators, language)} placeholder={w('chooseOne')} />
          </Form.Item>
        ))}
      </div>
      <Button htmlType="submit" loading={act.isPending}>{w('staff.save')}</Button>
    </Form>
  );
}
