import { Button, Space, Tag } from 'antd';
import { useState, type ReactNode } from 'react';
import { identityRoutes, POSTS } from '@kaowu/contracts';
import { ActsHeading, DataTable, Instant, lazySoon, Once, Page, pick, ReasonButton, type RowOf, StateTag, TraceLink, useAct, useLanguage, useSession, useWords } from '../../frame';
import { messages } from './messages';
import { myMessages } from './my-messages';
import { PasskeysOf } from './passkeys-of';
import { ResetPassword } from './reset-password';

type Account = RowOf<typeof identityRoutes.accounts>;
const AddAccount = lazySoon(async () => ({ default: (await import('./account-forms')).AddAccount }));
const ChangePosts = lazySoon(async () => ({ default: (await import('./account-forms')).ChangePosts }));

function AddButton(): ReactNode {
  const w = useWords(messages);
  const [open, setOpen] = useState(false);
  return <><Button type="primary" onClick={() => setOpen(true)}>{w('add')}</Button><Once open={open}><AddAccount open={open} onClose={() => setOpen(false)} /></Once></>;
}

function PostsButton({ account }: { account: Account }): ReactNode {
  const w = useWords(messages);
  const [open, setOpen] = useState(false);
  return <><Button size="small" onClick={() => setOpen(true)}>{w('changePosts')}</Button><Once open={open}><ChangePosts account={account} open={open} onClose={() => setOpen(false)} /></Once></>;
}

/** Accounts: who may sign in and in which posts. */
export default function AccountsPage(): ReactNode {
  const w = useWords(messages);
  const { language } = useLanguage();
  const own = useWords(myMessages);
  const { who } = useSession();
  const setDisabled = useAct(identityRoutes.setDisabled);
  const reset = useAct(identityRoutes.resetSecondFactor);
  const resetFactor = (account: Account) => account.secondFactor && (
    <ReasonButton
      label={own('reset.label')} title={`${own('reset.label')} · ${account.name}`} danger button={{ size: 'small' }} consequence={own('reset.what', { name: account.name })}
      onConfirm={(reason) => reset.mutateAsync({ params: { accountId: account.id }, body: { reason } })}
    />
  );
  const toggle = (account: Account) => (
    <ReasonButton
      button={{ size: 'small' }} label={w(account.disabled ? 'enable' : 'disable')} title={`${w(account.disabled ? 'enable' : 'disable')} · ${account.name}`} danger={!account.disabled}
      consequence={w(account.disabled ? 'enable.what' : 'disable.what', { name: account.name })}
      onConfirm={(reason) => setDisabled.mutateAsync({ params: { accountId: account.id }, body: { disabled: !account.disabled, reason } })}
    />
  );
  return (
    <Page title={w('title')} sub={w('sub')} actions={<AddButton />}>
      <DataTable
        route={identityRoutes.accounts} rowKey="id" searchable empty={{ title: w('empty') }}
        columns={[
          { title: w('login'), dataIndex: 'login', width: 160 },
          { title: w('name'), dataIndex: 'name', width: 140 },
          { title: w('posts'), render: (_, a) => a.posts.map((post) => <Tag key={post}>{pick(POSTS[post], language)}</Tag>) },
          { title: w('state'), width: 120, render: (_, a) => <StateTag kind={a.disabled ? 'absent' : 'answering'}>{w(a.disabled ? 'disabled' : 'active')}</StateTag> },
          { title: own('factor.yes'), width: 110, render: (_, a) => <StateTag kind={a.secondFactor ? 'handed-in' : 'absent'}>{own(a.secondFactor ? 'factor.on' : 'factor.off')}</StateTag> },
          { title: w('created'), width: 150, render: (_, a) => <Instant at={a.createdAt} form="minute" /> },
          { title: <ActsHeading />, width: 240, render: (_, a) => <Space wrap><PostsButton account={a} />{toggle(a)}{a.id !== who?.account.id && <ResetPassword account={a} />}{resetFactor(a)}{a.passkeys && <PasskeysOf account={a} />}<TraceLink type="account" id={a.id} /></Space> },
        ]}
      />
    </Page>
  );
}
