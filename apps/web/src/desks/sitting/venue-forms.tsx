import { Form, Input, InputNumber, Radio, Select } from 'antd';
import type { ReactNode } from 'react';
import { DISTRICTS, sittingRoutes, type VenueView } from '@kaowu/contracts';
import { DayField, Modal, pick, type DialogProps, useAct, useLanguage, useWords } from '../../frame';
import { messages } from './messages';

interface VenueValues {
  readonly name: string;
  readonly districtCode: string;
  readonly address: string;
  readonly tenureKind: 'owned' | 'leased';
  readonly tenureUntil?: string | null;
}

/** Registers a venue, or changes one. */
export function VenueForm({ venue, modal }: DialogProps & { venue: VenueView | null }): ReactNode {
  const w = useWords(messages);
  const { language } = useLanguage();
  const [form] = Form.useForm<VenueValues>();
  const onDone = modal.close;
  const add = useAct(sittingRoutes.addVenue, { onDone });
  const change = useAct(sittingRoutes.changeVenue, { onDone });
  const tenure = Form.useWatch('tenureKind', form);
  const needed = [{ required: true, whitespace: true, message: w('required') }];
  const submit = (values: VenueValues): void => {
    const body = { ...values, tenureUntil: values.tenureKind === 'leased' ? (values.tenureUntil ?? null) : null };
    if (venue) change.mutate({ params: { venueId: venue.id }, body });
    else add.mutate({ body });
  };
  const title = w(venue ? 'venue.change' : 'venue.add');
  return (
    <Modal open={modal.open} mask={{ closable: false }} title={title} okText={w('save')} cancelText={w('cancel')} confirmLoading={add.isPending || change.isPending} destroyOnHidden onOk={() => form.submit()} onCancel={modal.cancel}>
      <Form form={form} onValuesChange={modal.entered} layout="vertical" requiredMark={false} initialValues={venue ?? { tenureKind: 'owned' }} onFinish={submit}>
        <Form.Item name="name" label={w('venue.name')} rules={needed}><Input maxLength={60} /></Form.Item>
        <Form.Item name="districtCode" label={w('district')} rules={needed}><Select options={DISTRICTS.map((d) => ({ value: d.code, label: `${pick(d, language)} ${d.code}` }))} /></Form.Item>
        <Form.Item name="address" label={w('venue.address')} rules={needed}><Input maxLength={200} /></Form.Item>
        <Form.Item name="tenureKind" label={w('venue.tenure')}><Radio.Group options={(['owned', 'leased'] as const).map((value) => ({ value, label: w(`venue.${value}`) }))} /></Form.Item>
        {tenure === 'leased' && <Form.Item name="tenureUntil" label={w('venue.until')} rules={needed}><DayField /></Form.Item>}
      </Form>
    </Modal>
  );
}

interface RoomValues {
  readonly name: string;
  readonly kind: 'computer' | 'practical';
  readonly rows: number;
  readonly columns: number;
  readonly spares: number;
}

/** Registers a room; its places are laid out as a grid. */
export function RoomForm({ venue, modal }: DialogProps & { venue: VenueView }): ReactNode {
  const w = useWords(messages);
  const [form] = Form.useForm<RoomValues>();
  const act = useAct(sittingRoutes.addRoom, { onDone: () => { modal.close(); form.resetFields(); } });
  const values = Form.useWatch<RoomValues | undefined>([], form);
  const total = (values?.rows ?? 0) * (values?.columns ?? 0);
  const needed = [{ required: true, message: w('required') }];
  return (
    <Modal open={modal.open} mask={{ closable: false }} title={`${venue.name} · ${w('room.add')}`} okText={w('save')} cancelText={w('cancel')} confirmLoading={act.isPending} onOk={() => form.submit()} onCancel={modal.cancel}>
      <Form form={form} onValuesChange={modal.entered} layout="vertical" requiredMark={false} initialValues={{ kind: 'computer', rows: 5, columns: 7, spares: 3 }} onFinish={(body) => act.mutate({ params: { venueId: venue.id }, body })}>
        <Form.Item name="name" label={w('room.name')} rules={needed}><Input maxLength={60} /></Form.Item>
        <Form.Item name="kind" label={w('room.kind')}><Radio.Group options={(['computer', 'practical'] as const).map((value) => ({ value, label: w(`room.${value}`) }))} /></Form.Item>
        <div className="k-row">
          <Form.Item name="rows" label={w('room.rows')} rules={needed}><InputNumber min={1} max={40} /></Form.Item>
          <Form.Item name="columns" label={w('room.columns')} rules={needed}><InputNumber min={1} max={40} /></Form.Item>
          <Form.Item name="spares" label={w('room.spares')} rules={needed}><InputNumber min={0} max={100} /></Form.Item>
        </div>
        <p className="k-muted">{w('room.layout', { total, spares: values?.spares ?? 0 })}</p>
      </Form>
    </Modal>
  );
}
