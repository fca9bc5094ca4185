import { Alert, Button, Form, Input, Table } from 'antd';
import { useState, type ReactNode } from 'react';
import { identityRoutes, type ReplyOf } from '@kaowu/contracts';
import { ActsHeading, api, canAskPasskey, codeByPasskey, Instant, isHereAlready, LoadingState, makePasskey, Modal, PasskeyButton, ProblemBox, StateTag, useAct, useApi, useWords, wasCalledOff } from '../../frame';
import { myMessages } from './my-messages';

type Passkey = ReplyOf<typeof identityRoutes.passkeys>['rows'][number];

/** Password and a name; then the browser asks finger, face or number. */
function Add({ open, close }: { open: boolean; close: () => void }): ReactNode {
  const w = useWords(myMessages);
  const [form] = Form.useForm<{ password: string; name: string }>();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const add = useAct(identityRoutes.addPasskey, { silent: true });
  const end = (): void => {
    form.resetFields();
    setError(null);
    close();
  };
  const submit = async ({ password, name }: { password: string; name: string }): Promise<void> => {
    setBusy(true);
    setError(null);
    try {
      const answer = await makePasskey(() => api(identityRoutes.beginPasskey, { body: { password } }));
      await add.mutateAsync({ body: { name, answer } });
      end();
    } catch (refused) {
      setError(refused);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Modal open={open} title={w('passkey.add')} onCancel={end} mask={{ closable: false }} okText={w('continue')} cancelText={w('cancel')} confirmLoading={busy} onOk={() => form.submit()}>
      <p className="k-muted">{w('passkey.addWhat')}</p>
      {error !== null && <Alert type="error" showIcon style={{ marginBottom: 12 }} title={wasCalledOff(error) ? w('passkey.calledOff') : isHereAlready(error) ? w('passkey.here') : <ProblemBox error={error} />} />}
      <Form form={form} layout="vertical" requiredMark={false} onFinish={(given) => void submit(given)}>
        <Form.Item name="name" label={w('passkey.name')} extra={w('passkey.nameHint')} rules={[{ required: true, whitespace: true, message: w('required') }]}><Input autoFocus maxLength={60} autoComplete="off" /></Form.Item>
        <Form.Item name="password" label={w('factor.own')} rules={[{ required: true, message: w('required') }]}><Input.Password autoComplete="current-password" /></Form.Item>
      </Form>
    </Modal>
  );
}

function Remove({ passkey, close }: { passkey: Passkey | null; close: () => void }): ReactNode {
  const w = useWords(myMessages);
  const [form] = Form.useForm<{ password: string }>();
  const remove = useAct(identityRoutes.removePasskey, { onDone: close });
  return (
    <Modal open={passkey !== null} title={w('passkey.remove')} onCancel={close} destroyOnHidden okText={w('passkey.remove')} okButtonProps={{ danger: true }} cancelText={w('cancel')} confirmLoading={remove.isPending} onOk={() => form.submit()}>
      <p>{w('passkey.removeWhat', { name: passkey?.name ?? '' })}</p>
      <Form form={form} layout="vertical" requiredMark={false} onFinish={(body) => passkey && remove.mutate({ params: { id: passkey.id }, body })}>
        <Form.Item name="password" label={w('factor.own')} rules={[{ required: true, message: w('required') }]}><Input.Password autoFocus autoComplete="current-password" /></Form.Item>
      </Form>
    </Modal>
  );
}

/** A code by passkey, to type where an act of weight asks for one on another machine. */
function CodeByPasskey(): ReactNode {
  const w = useWords(myMessages);
  const [got, setGot] = useState<ReplyOf<typeof identityRoutes.passkeyCode> | null>(null);
  return (
    <>
      <PasskeyButton label={w('passkey.code')} act={async () => setGot(await codeByPasskey())} />
      <Modal open={got !== null} title={w('passkey.code')} onCancel={() => setGot(null)} footer={<Button type="primary" onClick={() => setGot(null)}>{w('passkey.codeClose')}</Button>}>
        <p className="identity-passkey-code"><code>{got?.code}</code></p>
        <p className="k-muted">{w('passkey.codeWhat')} <Instant at={got?.until ?? null} /></p>
      </Modal>
    </>
  );
}

/** One's own passkeys: added, named, removed. */
export function MyPasskeys(): ReactNode {
  const w = useWords(myMessages);
  const asked = useApi(identityRoutes.passkeys);
  const [adding, setAdding] = useState(false);
  const [leaving, setLeaving] = useState<Passkey | null>(null);
  const rows = asked.data?.rows ?? [];
  return (
    <section className="k-panel k-stack" aria-label={w('passkeys')}>
      <h2 className="k-h2">{w('passkeys')}</h2>
      <p className="k-muted" style={{ margin: 0 }}>{w('passkeys.what')}</p>
      {asked.error && !asked.data && <ProblemBox error={asked.error} />}
      {!asked.data && !asked.error && <LoadingState rows={2} />}
      {asked.data && rows.length === 0 && <StateTag kind="absent">{w('passkeys.none')}</StateTag>}
      {rows.length > 0 && (
        <Table<Passkey>
          size="small" rowKey="id" pagination={false} dataSource={[...rows]} scroll={{ x: 'max-content' }}
          columns={[
            { title: w('passkey.name'), dataIndex: 'name' },
            { title: w('passkey.made'), render: (_, p) => <Instant at={p.madeAt} /> },
            { title: w('passkey.used'), render: (_, p) => (p.usedAt ? <Instant at={p.usedAt} /> : <span className="k-muted">{w('passkey.never')}</span>) },
            { title: <ActsHeading />, align: 'right', render: (_, p) => <Button size="small" danger aria-label={`${w('passkey.remove')} ${p.name}`} onClick={() => setLeaving(p)}>{w('passkey.remove')}</Button> },
          ]}
        />
      )}
      <div className="k-row">
        {canAskPasskey() ? <Button type={rows.length === 0 ? 'primary' : 'default'} onClick={() => setAdding(true)}>{w('passkey.add')}</Button> : <span className="k-muted">{w('passkeys.cannot')}</span>}
        {canAskPasskey() && rows.length > 0 && <CodeByPasskey />}
      </div>
      <Add open={adding} close={() => setAdding(false)} />
      <Remove passkey={leaving} close={() => setLeaving(null)} />
    </section>
  );
}
