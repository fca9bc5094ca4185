import { Button, Form, Input, Select, Table } from 'antd';
import type { ReactNode } from 'react';
import type { z } from 'zod';
import { sittingRoutes, type barEntryView } from '@kaowu/contracts';
import { EmptyState, Modal, Page, ReasonButton, serverNow, StateTag, useAct, useApi, useModalForm, useWords, ZONE } from '../../frame';
import { DayField } from './day-field';
import { messages } from './messages';

type Bar = z.infer<typeof barEntryView>;

interface Values {
  readonly name: string;
  readonly idNumber: string;
  readonly ground: 'false-papers' | 'serious-violation';
  readonly from: string;
  readonly reason: string;
}

const today = (): string => new Intl.DateTimeFormat('sv-SE', { timeZone: ZONE }).format(serverNow());

function AddBar(): ReactNode {
  const w = useWords(messages);
  const modal = useModalForm();
  const [form] = Form.useForm<Values>();
  const act = useAct(sittingRoutes.addBar, { onDone: () => { modal.close(); form.resetFields(); } });
  const needed = [{ required: true, whitespace: true, message: w('required') }];
  return (
    <>
      <Button type="primary" onClick={modal.show}>{w('bar.add')}</Button>
      <Modal open={modal.open} mask={{ closable: false }} title={w('bar.add')} okText={w('save')} cancelText={w('cancel')} confirmLoading={act.isPending} onOk={() => form.submit()} onCancel={modal.cancel}>
        <Form form={form} onValuesChange={modal.entered} layout="vertical" requiredMark={false} initialValues={{ from: today(), ground: 'false-papers' }} onFinish={(body) => act.mutate({ body })}>
          <Form.Item name="name" label={w('name')} rules={needed}><Input maxLength={60} /></Form.Item>
          <Form.Item name="idNumber" label={w('idNumber')} rules={[{ required: true, len: 18, message: w('required') }]}><Input maxLength={18} autoComplete="off" /></Form.Item>
          <Form.Item name="ground" label={w('bar.ground')}><Select options={(['false-papers', 'serious-violation'] as const).map((value) => ({ value, label: w(`bar.${value}`) }))} /></Form.Item>
          <Form.Item name="from" label={w('bar.from')} rules={needed}><DayField /></Form.Item>
          <Form.Item name="reason" label={w('bar.reason')} rules={[{ required: true, whitespace: true, min: 2, message: w('required') }]}><Input.TextArea rows={3} maxLength={500} /></Form.Item>
        </Form>
      </Modal>
    </>
  );
}

function BarState({ bar }: { bar: Bar }): ReactNode {
  const w = useWords(messages);
  if (bar.liftedAt !== null) return <StateTag kind="handed-in">{w('bar.lifted')}</StateTag>;
  return bar.until < today() ? <StateTag kind="absent">{w('bar.over')}</StateTag> : <StateTag kind="broken">{w('bar.inForce')}</StateTag>;
}

/** Persons who may not register for a time (D10). */
export default function BarsPage(): ReactNode {
  const w = useWords(messages);
  const asked = useApi(sittingRoutes.listBars);
  const lift = useAct(sittingRoutes.liftBar);
  return (
    <Page title={w('bars')} sub={w('bars.sub')} of={asked} actions={<AddBar />}>
      <Table<Bar>
        rowKey="id" dataSource={asked.data?.bars ?? []} scroll={{ x: 'max-content' }} locale={{ emptyText: <EmptyState title={w('bars.empty')} /> }}
        columns={[
          { title: w('name'), dataIndex: 'name' },
          { title: w('idNumber'), render: (_, b) => <code>{b.idNumberMasked}</code> },
          { title: w('bar.from'), dataIndex: 'from' },
          { title: w('bar.until'), dataIndex: 'until' },
          { title: w('bar.reason'), dataIndex: 'reason' },
          { title: w('round.state'), render: (_, b) => <BarState bar={b} /> },
          {
            title: w('bar.lift'), render: (_, b) => b.liftedAt === null && b.until >= today() && (
              <ReasonButton label={w('bar.lift')} title={w('bar.lift')} consequence={w('bar.liftWhat', { name: b.name })} button={{ size: 'small' }} onConfirm={(reason) => lift.mutateAsync({ params: { barId: b.id }, body: { reason } })} />
            ),
          },
        ]}
      />
    </Page>
  );
}
