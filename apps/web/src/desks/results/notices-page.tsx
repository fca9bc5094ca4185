import { Table } from 'antd';
import type { ReactNode } from 'react';
import { resultsRoutes } from '@kaowu/contracts';
import type { ReplyOf } from '@kaowu/contracts';
import { ActsHeading, DialogButton, Instant, lazySoon, Page, ReasonButton, useAct, useApi, useWords } from '../../frame';
import { messages } from './messages';

type Notice = ReplyOf<typeof resultsRoutes.board>['notices'][number];

const NoticeForm = lazySoon(() => import('./notice-form'));

/** Fee standards, management rules and announcements on the public board (D57, D58). */
export default function NoticesPage(): ReactNode {
  const w = useWords(messages);
  const asked = useApi(resultsRoutes.board);
  const withdraw = useAct(resultsRoutes.withdrawNotice);
  const rows = asked.data?.notices ?? [];
  return (
    <Page title={w('notices')} sub={w('notices.sub')} of={asked} actions={<DialogButton label={w('notice.add')} button={{ type: 'primary' }} dialog={NoticeForm} of={{}} />} empty={rows.length === 0 && { title: w('notices.empty') }}>
      <Table<Notice>
        rowKey="id" dataSource={rows} pagination={false} scroll={{ x: 'max-content' }}
        columns={[
          { title: w('notice.kind'), dataIndex: 'kind', render: (kind: Notice['kind']) => w(`notice.${kind}.kind`) },
          { title: w('notice.title'), dataIndex: 'title' },
          { title: w('notice.basis'), dataIndex: 'basis' },
          { title: w('publishedAt'), dataIndex: 'publishedAt', render: (at: string) => <Instant at={at} /> },
          { title: <ActsHeading />, render: (_, row) => (
            <ReasonButton
              label={w('notice.withdraw')} title={w('notice.withdraw')} danger consequence={w('notice.withdraw.what', { title: row.title })} button={{ size: 'small' }}
              onConfirm={(reason) => withdraw.mutateAsync({ params: { noticeId: row.id }, body: { reason } })}
            />
          ) },
        ]}
      />
    </Page>
  );
}
