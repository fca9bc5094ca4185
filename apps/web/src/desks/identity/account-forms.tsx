import { Form, Input, Modal, Select } from 'antd';
import { useState, type ReactNode } from 'react';
import { identityRoutes, POST_CODES, POSTS, type Post } from '@kaowu/contracts';
import { pick, type RowOf, useAct, useLanguage, useUnsaved, useWords } from '../../frame';
import { messages } from './messages';

type Account = RowOf<typeof identityRoutes.accounts>;
interface NewAccount { login: string; name: string; password: string; posts: Post[]; reason: string }

function usePostOptions(): { value: Post; label: string }[] {
  const { language } = useLanguage();
  return POST_CODES.map((value) => ({ value, label: pick(POSTS[value], language) }));
}

/** What the page says to a dialog: whether it is open, and that it closed. */
interface Opened {
  readonly open: boolean;
  readonly onClose: () => void;
}

/** A new account with its posts. */
export function AddAccount({ open, onClose }: Opened): ReactNode {
  const w = useWords(messages);
  const [form] = Form.useForm<NewAccount>();
  const options = usePostOptions();
  const [dirty, setDirty] = useState(false);
  const leave = useUnsaved(open && dirty);
  const close = (): void => {
    onClose();
    setDirty(false);
    form.resetFields();
  };
  const create = useAct(identityRoutes.createAccount, { onDone: close });
  const needed = [{ required: true, message: w('required') }];
  return (
    <Modal open={open} title={w('add')} okText={w('save')} cancelText={w('cancel')} confirmLoading={create.isPending} onOk={() => form.submit()} onCancel={() => leave(close)} mask={{ closable: false }}>
      <Form form={form} layout="vertical" onValuesChange={() => setDirty(true)} onFinish={(body) => create.mutate({ body })}>
        <Form.Item name="login" label={w('login')} extra={w('loginRule')} rules={[...needed, { pattern: /^[a-z][a-z0-9_.-]{1,39}$/, message: w('loginRule') }]}><Input autoComplete="off" /></Form.Item>
        <Form.Item name="name" label={w('name')} rules={needed}><Input autoComplete="off" /></Form.Item>
        <Form.Item name="password" label={w('password')} rules={[...needed, { min: 10, message: w('password') }]}><Input.Password autoComplete="new-password" /></Form.Item>
        <Form.Item name="posts" label={w('posts')} rules={needed}><Select mode="multiple" options={options} /></Form.Item>
        <Form.Item name="reason" label={w('reason')} rules={[...needed, { min: 2 }]}><Input /></Form.Item>
      </Form>
    </Modal>
  );
}

/** The posts of an account. */
export function ChangePosts({ account, open, onClose }: Opened & { account: Account }): ReactNode {
  const w = useWords(messages);
  const [form] = Form.useForm<{ posts: Post[]; reason: string }>();
  const options = usePostOptions();
  const [dirty, setDirty] = useState(false);
  const leave = useUnsaved(open && dirty);
  const close = (): void => {
    onClose();
    setDirty(false);
  };
  const act = useAct(identityRoutes.setPosts, { onDone: close });
  return (
    <Modal open={open} destroyOnHidden title={`${w('changePosts')} · ${account.name}`} okText={w('save')} cancelText={w('cancel')} confirmLoading={act.isPending} onOk={() => form.submit()} onCancel={() => leave(close)} mask={{ closable: false }}>
      <p>{w('posts.what', { name: account.name })}</p>
      <Form form={form} layout="vertical" initialValues={{ posts: account.posts }} onValuesChange={() => setDirty(true)} onFinish={(body) => act.mutate({ params: { accountId: account.id }, body })}>
        <Form.Item name="posts" label={w('posts')}><Select mode="multiple" options={options} /></Form.Item>
        <Form.Item name="reason" label={w('reason')} rules={[{ required: true, min: 2, message: w('required') }]}><Input /></Form.Item>
      </Form>
    </Modal>
  );
}
