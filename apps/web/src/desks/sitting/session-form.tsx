import { Button, Form, Input, InputNumber, Select } from 'antd';
import type { ReactNode } from 'react';
import { sittingRoutes, type AssessmentMode, type SittingSessionDetail, type VenueView } from '@kaowu/contracts';
import { dayOf, formatInstant, Modal, ProblemBox, useAct, useApi, useModalForm, useWords, DayField, TimeField } from '../../frame';
import { messages } from './messages';

interface Values {
  readonly name: string;
  readonly mode: AssessmentMode;
  readonly day: string;
  readonly time: string;
  readonly durationMinutes: number;
  readonly turns?: number;
  readonly changeMinutes?: number;
  readonly roomIds?: string[];
}

/** Beijing keeps +08:00 all year, so day and time of the form are one instant whatever zone the browser is in. */
const instantOf = ({ day, time }: Pick<Values, 'day' | 'time'>): string => `${day}T${time}:00+08:00`;

const bodyOf = (values: Values) => ({
  name: values.name, startsAt: instantOf(values), durationMinutes: values.durationMinutes,
  turns: values.mode === 'theory' ? 1 : (values.turns ?? 1), changeMinutes: values.mode === 'theory' ? 0 : (values.changeMinutes ?? 0), roomIds: values.roomIds ?? [],
});

/** Rooms by venue, only those whose kind suits the part. */
const roomOptions = (venues: readonly VenueView[], mode: AssessmentMode, districtCode: string) =>
  venues.filter((v) => v.districtCode === districtCode).map((v) => ({
    label: v.name,
    options: v.rooms.filter((r) => mode === 'review' || r.kind === (mode === 'theory' ? 'computer' : 'practical'))
      .map((r) => ({ value: r.id, label: `${v.name} ${r.name}（${r.seats + r.stations}）` })),
  }));

interface FieldsProps {
  readonly modes: readonly AssessmentMode[];
  readonly districtCode: string;
  readonly fixedMode: boolean;
  readonly days: readonly [string, string] | null;
}

function Fields({ modes, districtCode, fixedMode, days }: FieldsProps): ReactNode {
  const w = useWords(messages);
  const venues = useApi(sittingRoutes.listVenues);
  const mode = Form.useWatch<AssessmentMode | undefined>('mode') ?? modes[0] ?? 'theory';
  const needed = [{ required: true, message: w('required') }];
  const bounds = days ? { min: days[0], max: days[1] } : {};
  return (
    <>
      <Form.Item name="mode" label={w('session.mode')} rules={needed}><Select disabled={fixedMode} options={modes.map((value) => ({ value, label: w(value) }))} /></Form.Item>
      <Form.Item name="name" label={w('session.name')} rules={needed}><Input maxLength={60} /></Form.Item>
      <div className="k-row">
        <Form.Item name="day" label={w('session.day')} rules={needed}><DayField {...bounds} width={160} /></Form.Item>
        <Form.Item name="time" label={w('session.time')} rules={needed}><TimeField /></Form.Item>
        <Form.Item name="durationMinutes" label={w(mode === 'theory' ? 'session.lasts' : 'session.duration')} rules={needed}><InputNumber min={1} max={600} /></Form.Item>
      </div>
      {mode === 'theory' ? <p className="k-muted">{w('session.durationNote')}</p> : (
        <div className="k-row">
          <Form.Item name="turns" label={w('session.turns')}><InputNumber min={1} max={40} /></Form.Item>
          <Form.Item name="changeMinutes" label={w('session.gap')}><InputNumber min={0} max={240} /></Form.Item>
        </div>
      )}
      <Form.Item name="roomIds" label={w('session.rooms')}><Select mode="multiple" options={roomOptions(venues.data?.venues ?? [], mode, districtCode)} placeholder={w('chooseOne')} /></Form.Item>
    </>
  );
}

/** Plans a session of a round. */
export function PlanSession({ round }: { round: { id: string; parts: readonly AssessmentMode[]; districtCode: string; from: string; to: string } }): ReactNode {
  const w = useWords(messages);
  const modal = useModalForm();
  const [form] = Form.useForm<Values>();
  const act = useAct(sittingRoutes.planSession, { silent: true, onDone: () => { modal.close(); form.resetFields(); } });
  return (
    <>
      <Button type="primary" onClick={modal.show}>{w('session.plan')}</Button>
      <Modal open={modal.open} mask={{ closable: false }} title={w('session.plan')} okText={w('save')} cancelText={w('cancel')} confirmLoading={act.isPending} onOk={() => form.submit()} onCancel={modal.cancel} afterOpenChange={(shown) => shown || act.reset()}>
        <Form
          form={form} onValuesChange={modal.entered} layout="vertical" requiredMark={false} initialValues={{ mode: round.parts[0], day: round.from, durationMinutes: 90, turns: 1, changeMinutes: 0 }}
          onFinish={(values) => act.mutate({ params: { roundId: round.id }, body: { ...bodyOf(values), mode: values.mode } })}
        >
          <Fields modes={round.parts} districtCode={round.districtCode} fixedMode={false} days={[round.from, round.to]} />
        </Form>
        {act.error && <div className="k-consequence"><ProblemBox error={act.error} /></div>}
      </Modal>
    </>
  );
}

/** Changes a planned session. */
export function ChangeSession({ session }: { session: SittingSessionDetail }): ReactNode {
  const w = useWords(messages);
  const modal = useModalForm();
  const [form] = Form.useForm<Values>();
  const act = useAct(sittingRoutes.changeSession, { silent: true, onDone: modal.close });
  const initial: Values = {
    name: session.name, mode: session.mode, day: dayOf(session.startsAt), time: formatInstant(session.startsAt, 'clock', 'zh'),
    durationMinutes: session.durationMinutes, turns: session.turns, changeMinutes: session.changeMinutes, roomIds: session.rooms.map((r) => r.id),
  };
  return (
    <>
      <Button onClick={modal.show}>{w('session.change')}</Button>
      <Modal open={modal.open} mask={{ closable: false }} title={w('session.change')} okText={w('save')} cancelText={w('cancel')} confirmLoading={act.isPending} destroyOnHidden onOk={() => form.submit()} onCancel={modal.cancel} afterOpenChange={(shown) => shown || act.reset()}>
        <Form form={form} onValuesChange={modal.entered} layout="vertical" requiredMark={false} initialValues={initial} onFinish={(values) => act.mutate({ params: { sessionId: session.id }, body: bodyOf({ ...values, mode: session.mode }) })}>
          <Fields modes={[session.mode]} districtCode={session.districtCode} fixedMode days={null} />
        </Form>
        {act.error && <div className="k-consequence"><ProblemBox error={act.error} /></div>}
      </Modal>
    </>
  );
}
