import { Button, Form, Input, Modal, Select, Space, Tag } from 'antd';
import { useState, type ReactNode } from 'react';
import { identityRoutes, POST_CODES, POSTS, type Post } from '@kaowu/contracts';
import { ActsHeading, DataTable, Instant, Page, pick, ReasonButton, type RowOf, StateTag, TraceLink, useAct, useLanguage, useSession, useUnsaved, useWords } from '../../frame';
import { messages } from './messages';
import { myMessages } from './my-messages';
import { ResetPassword } from './reset-password';

type Account = RowOf<typeof identityRoutes.accounts>;
interface NewAccount { login: string; name: string; password: string; posts: Post[]; reason: string }

function usePostOptions(): { value: Post; label: string }[] {
  const { language } = useLanguage();
  return POST_CODES.map((value) => ({ value, label: pick(POSTS[value], language) }));
}

function AddAccount(): ReactNode {
  const w = useWords(messages);
  const [open, setOpen] = useState(false);
  const [form] = Form.useForm<NewAccount>();
  const options = usePostOptions();
  const [dirty, setDirty] = useState(false);
  const leave = useUnsaved(open && dirty);
  const close = (): void => {
    setOpen(false);
    setDirty(false);
    form.resetFields();
  };
  const create = useAct(identityRoutes.createAccount, { onDone: close });
  const needed = [{ required: true, message: w('required') }];
  return (
    <>
      <Button type="primary" onClick={() => setOpen(true)}>{w('add')}</Button>
      <Modal open={open} title={w('add')} okText={w('save')} cancelText={w('cancel')} confirmLoading={create.isPending} onOk={() => form.submit()} onCancel={() => leave(close)} mask={{ closable: false }}>
        <Form form={form} layout="vertical" onValuesChange={() => setDirty(true)} onFinish={(body) => create.mutate({ body })}>
          <Form.Item name="login" label={w('login')} extra={w('loginRule')} rules={[...needed, { pattern: /^[a-z][a-z0-9_.-]{1,39}$/, message: w('loginRule') }]}><Input autoComplete="off" /></Form.Item>
          <Form.Item name="name" label={w('name')} rules={needed}><Input autoComplete="off" /></Form.Item>
          <Form.Item name="password" label={w('password')} rules={[...needed, { min: 10, message: w('password') }]}><Input.Password autoComplete="new-password" /></Form.Item>
          <Form.Item name="posts" label={w('posts')} rules={needed}><Select mode="multiple" options={options} /></Form.Item>
          <Form.Item name="reason" label={w('reason')} rules={[...needed, { min: 2 }]}><Input /></Form.Item>
        </Form>
      </Modal>
    </>
  );
}

function ChangePosts({ account }: { account: Account }): ReactNode {
  const w = useWords(messages);
  const [open, setOpen] = useState(false);
  const [form] = Form.useForm<{ posts: Post[]; reason: string }>();
  const options = usePostOptions();
  const [dirty, setDirty] = useState(false);
  const leave = useUnsaved(open && dirty);
  const close = (): void => {
    setOpen(false);
    setDirty(false);
  };
  const act = useAct(identityRoutes.setPosts, { onDone: close });
  return (
    <>
      <Button size="small" onClick={() => setOpen(true)}>{w('changePosts')}</Button>
      <Modal open={open} destroyOnHidden title={`${w('changePosts')} · ${account.name}`} okText={w('save')} cancelText={w('cancel')} confirmLoading={act.isPending} onOk={() => form.submit()} onCancel={() => leave(close)} mask={{ closable: false }}>
        <p>{w('posts.what', { name: account.name })}</p>
        <Form form={form} layout="vertical" initialValues={{ posts: account.posts }} onValuesChange={() => setDirty(true)} onFinish={(body) => act.mutate({ params: { accountId: account.id }, body })}>
          <Form.Item name="posts" label={w('posts')}><Select mode="multiple" options={options} /></Form.Item>
          <Form.Item name="reason" label={w('reason')} rules={[{ required: true, min: 2, message: w('required') }]}><Input /></Form.Item>
        </Form>
      </Modal>
    </>
  );
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
    <Page title={w('title')} sub={w('sub')} actions={<AddAccount />}>
      <DataTable
        route={identityRoutes.accounts} rowKey="id" searchable empty={{ title: w('empty') }}
        columns={[
          { title: w('login'), dataIndex: 'login', width: 160 },
          { title: w('name'), dataIndex: 'name', width: 140 },
          { title: w('posts'), render: (_, a) => a.posts.map((post) => <Tag key={post}>{pick(POSTS[post], language)}</Tag>) },
          { title: w('state'), width: 120, render: (_, a) => <StateTag kind={a.disabled ? 'absent' : 'answering'}>{w(a.disabled ? 'disabled' : 'active')}</StateTag> },
          { title: own('factor.yes'), width: 110, render: (_, a) => <StateTag kind={a.secondFactor ? 'handed-in' : 'absent'}>{own(a.secondFactor ? 'factor.on' : 'factor.off')}</StateTag> },
          { title: w('created'), width: 150, render: (_, a) => <Instant at={a.createdAt} form="minute" /> },
          { title: <ActsHeading />, width: 240, render: (_, a) => <Space wrap><ChangePosts account={a} />{toggle(a)}{a.id !== who?.account.id && <ResetPassword account={a} />}{resetFactor(a)}<TraceLink type="account" id={a.id} /></Space> },
        ]}
      />
    </Page>
  );
}
