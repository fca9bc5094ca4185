import { Alert, Table } from 'antd';
import type { ReactNode } from 'react';
import { identityRoutes, type ReplyOf } from '@kaowu/contracts';
import { Instant, message, Page, ReasonButton, StateTag, useAct, useApi, useSession, useWords } from '../../frame';
import { MyFactor } from './my-factor';
import { myMessages } from './my-messages';
import { MyPasskeys } from './my-passkeys';
import { MyPassword } from './my-password';
import './identity.css';

type Session = ReplyOf<typeof identityRoutes.myAccount>['sessions'][number];

function MySessions({ sessions }: { sessions: readonly Session[] }): ReactNode {
  const w = useWords(myMessages);
  const close = useAct(identityRoutes.closeOtherSessions, { onDone: ({ closed }) => message.success(w('others.done', { closed })) });
  const others = sessions.length - 1;
  return (
    <section className="k-panel k-stack" aria-label={w('sessions')}>
      <div className="k-row">
        <h2 className="k-h2">{w('sessions')}</h2>
        {others > 0 && <ReasonButton label={w('others')} title={w('others')} withoutReason danger consequence={w('others.what', { count: others })} onConfirm={() => close.mutateAsync({})} />}
      </div>
      <Table<Session>
        size="small" rowKey="id" pagination={false} dataSource={[...sessions]} scroll={{ x: 'max-content' }}
        columns={[
          { title: w('opened'), render: (_, s) => <Instant at={s.openedAt} /> },
          { title: w('by'), render: (_, s) => w(`by.${s.factor}`) },
          { title: w('expires'), render: (_, s) => <Instant at={s.expiresAt} /> },
          { title: w('where'), render: (_, s) => (s.current ? <StateTag kind="answering">{w('current')}</StateTag> : <span className="k-muted">{w('elsewhere')}</span>) },
        ]}
      />
    </section>
  );
}

/** One's own account: password, second factor, open sessions. */
export default function MyAccountPage(): ReactNode {
  const w = useWords(myMessages);
  const { who } = useSession();
  const asked = useApi(identityRoutes.myAccount);
  return (
    <Page title={w('title')} sub={asked.data ? `${asked.data.name} · ${asked.data.login}` : w('sub')} of={asked}>
      {asked.data && (
        <div className="identity-account">
          {who?.mustChangePassword && <Alert type="warning" showIcon title={w('must')} description={w('must.what')} />}
          {who?.mustChangePassword && <MyPassword />}
          <MyFactor factor={asked.data.secondFactor} />
          <MyPasskeys />
          <MySessions sessions={asked.data.sessions} />
          {!who?.mustChangePassword && <MyPassword />}
        </div>
      )}
    </Page>
  );
}
