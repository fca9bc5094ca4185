import { Form, Input, Select } from 'antd';
import { useState, type ReactNode } from 'react';
import { invigilationRoutes, type IncidentCategory, type SeatFacts, type WallRoom } from '@kaowu/contracts';
import { message, Modal, pick, useAct, useApi, useLanguage, useUnsaved, useWords } from '../../frame';
import { messages } from './messages';

interface IncidentProps {
  readonly sessionId: string;
  readonly rooms: readonly WallRoom[];
  /** The seat that it concerns; null for a whole room. */
  readonly seat: SeatFacts | null;
  readonly roomId: string;
  readonly onClose: () => void;
}

interface Values {
  readonly roomId: string;
  readonly categoryCode: string;
  readonly tierCode?: string;
  readonly text: string;
}

const KINDS = ['violation', 'machine', 'interruption', 'emergency', 'other'] as const;

/** Writes down what happened at a seat or in a room. A category with an emergency plan shows its steps at once (D38). */
export function IncidentDialog({ sessionId, rooms, seat, roomId, onClose }: IncidentProps): ReactNode {
  const w = useWords(messages);
  const { language } = useLanguage();
  const [form] = Form.useForm<Values>();
  const chosen = Form.useWatch('categoryCode', form);
  const vocabulary = useApi(invigilationRoutes.incidentVocabulary);
  const act = useAct(invigilationRoutes.reportIncident, {
    renews: [invigilationRoutes.incidents],
    onDone: () => {
      message.success(w('incident.saved'));
      onClose();
    },
  });
  const categories: readonly IncidentCategory[] = (vocabulary.data?.categories ?? []).filter((one) => seat !== null || one.kind !== 'violation');
  const category = categories.find((one) => one.code === chosen);
  const plan = language === 'zh' ? category?.planZh : category?.planEn;
  const [dirty, setDirty] = useState(false);
  const leave = useUnsaved(dirty);
  const save = (values: Values): void => act.mutate({
    params: { sessionId },
    body: {
      roomId: seat?.roomId ?? values.roomId, seatingId: seat?.seatingId ?? null, categoryCode: values.categoryCode,
      tierCode: category?.kind === 'violation' ? (values.tierCode ?? null) : null, text: values.text,
    },
  });
  return (
    <Modal open title={w('incident.report')} okText={w('incident.save')} onOk={() => form.submit()} onCancel={() => leave(onClose)} mask={{ closable: false }} confirmLoading={act.isPending} destroyOnHidden>
      <Form form={form} layout="vertical" requiredMark={false} initialValues={{ roomId }} onValuesChange={() => setDirty(true)} onFinish={save}>
        {seat
          ? <p><strong>{w('incident.seat')}</strong> {seat.placeLabel} {seat.candidateName} {seat.ticketNo}</p>
          : <Form.Item name="roomId" label={w('incident.room')}><Select options={rooms.map((room) => ({ value: room.id, label: room.name }))} /></Form.Item>}
        <Form.Item name="categoryCode" label={w('incident.category')} rules={[{ required: true, message: w('incident.categoryNeeded') }]}>
          <Select
            loading={vocabulary.isPending}
            options={KINDS.map((kind) => ({
              label: w(`kind.${kind}`), title: w(`kind.${kind}`),
              options: categories.filter((one) => one.kind === kind).map((one) => ({ value: one.code, label: pick(one, language) })),
            })).filter((group) => group.options.length > 0)}
          />
        </Form.Item>
        {category?.kind === 'violation' && (
          <Form.Item name="tierCode" label={w('incident.tier')} rules={[{ required: true, message: w('incident.tierNeeded') }]}>
            <Select options={(vocabulary.data?.tiers ?? []).map((tier) => ({ value: tier.code, label: pick(tier, language) }))} />
          </Form.Item>
        )}
        {plan !== null && plan !== undefined && (
          <div className="wall-plan"><strong>{w('incident.plan')}</strong>{`\n${plan}`}</div>
        )}
        <Form.Item name="text" label={w('incident.text')} rules={[{ required: true, whitespace: true, min: 2, message: w('incident.textNeeded') }]}>
          <Input.TextArea rows={3} maxLength={1000} />
        </Form.Item>
      </Form>
    </Modal>
  );
}
