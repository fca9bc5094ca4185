import { Button, Form, Input } from 'antd';
import { useState, type ReactNode } from 'react';
import { sittingRoutes, type RoundView } from '@kaowu/contracts';
import { EmptyState, Instant, Modal, useAct, useSession, useUnsaved, useWords } from '../../frame';
import { messages } from './messages';

/** The announcement of a round: written and published once, then shown as the public sees it. */
export function AnnouncementPanel({ round }: { round: RoundView }): ReactNode {
  const w = useWords(messages);
  const { can } = useSession();
  const [asking, setAsking] = useState<string | null>(null);
  const [dirty, setDirty] = useState(false);
  useUnsaved(dirty && round.announcement === null);
  const act = useAct(sittingRoutes.announceRound, { onDone: () => { setAsking(null); setDirty(false); } });
  if (round.announcement !== null) {
    return (
      <div className="k-stack">
        <div className="k-row k-muted"><span>{w('announcement.at')} <Instant at={round.announcedAt} /></span><a href="/announcements" target="_blank">{w('announcement.public')}</a></div>
        <div className="sitting-announcement">{round.announcement}</div>
      </div>
    );
  }
  if (!can('sitting.manage')) return <EmptyState title={w('pipe.notAnnounced')} />;
  return (
    <Form layout="vertical" requiredMark={false} onValuesChange={() => setDirty(true)} onFinish={({ text }: { text: string }) => setAsking(text)}>
      <Form.Item name="text" label={w('announcement.text')} extra={w('announcement.hint')} rules={[{ required: true, whitespace: true, min: 10, message: w('required') }]}>
        <Input.TextArea rows={12} maxLength={5000} showCount />
      </Form.Item>
      <Button type="primary" htmlType="submit">{w('announcement.publish')}</Button>
      <Modal
        open={asking !== null} title={w('announcement.publish')} okText={w('announcement.publish')} cancelText={w('cancel')} confirmLoading={act.isPending}
        onCancel={() => setAsking(null)} onOk={() => asking !== null && act.mutate({ params: { roundId: round.id }, body: { text: asking } })}
      >
        <div className="k-consequence">{w('announcement.what')}</div>
        <div className="sitting-announcement">{asking}</div>
      </Modal>
    </Form>
  );
}
