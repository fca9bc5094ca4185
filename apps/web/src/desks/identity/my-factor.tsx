import { Button, Form, Input } from 'antd';
import { useState, type ReactNode } from 'react';
import { identityRoutes, type ReplyOf } from '@kaowu/contracts';
import { formatInstant, Modal, StateTag, useAct, useLanguage, useWords } from '../../frame';
import { myMessages } from './my-messages';

type Factor = ReplyOf<typeof identityRoutes.myAccount>['secondFactor'];

function CodeField({ name, autoFocus = false }: { name: string; autoFocus?: boolean }): ReactNode {
  const w = useWords(myMessages);
  return (
    <Form.Item name={name} label={w('code')} extra={w('codeHint')} rules={[{ required: true, whitespace: true, min: 6, message: w('required') }]}>
      <Input autoComplete="one-time-code" autoFocus={autoFocus} maxLength={20} style={{ width: 200 }} />
    </Form.Item>
  );
}

/** The recovery codes, shown this once. */
function RecoveryCodes({ codes }: { codes: readonly string[] }): ReactNode {
  const w = useWords(myMessages);
  return (
    <div className="identity-codes">
      <h3>{w('codes')}</h3>
      <p>{w('codes.what')}</p>
      <ul>{codes.map((code) => <li key={code}><code>{code}</code></li>)}</ul>
      <Button onClick={() => print()}>{w('codes.print')}</Button>
    </div>
  );
}

/** Password, QR code, first code, recovery codes: one step after the other. */
function Enrol({ open, close }: { open: boolean; close: () => void }): ReactNode {
  const w = useWords(myMessages);
  const [form] = Form.useForm<{ password?: string; code?: string }>();
  const begin = useAct(identityRoutes.beginSecondFactor, { renews: [] });
  const confirm = useAct(identityRoutes.confirmSecondFactor);
  const codes = confirm.data?.recoveryCodes;
  const submit = ({ password, code }: { password?: string; code?: string }): void => {
    if (begin.data) confirm.mutate({ body: { code: code ?? '' } });
    else begin.mutate({ body: { password: password ?? '' } });
  };
  const end = (): void => {
    form.resetFields();
    begin.reset();
    confirm.reset();
    close();
  };
  return (
    <Modal
      open={open} title={w('factor.begin')} onCancel={end} mask={{ closable: false }} closable={codes === undefined} confirmLoading={begin.isPending || confirm.isPending}
      okText={w(codes ? 'close' : begin.data ? 'confirm' : 'continue')} cancelText={w('cancel')} cancelButtonProps={codes ? { style: { display: 'none' } } : {}}
      onOk={() => (codes ? end() : form.submit())}
    >
      {codes ? <RecoveryCodes codes={codes} /> : (
        <Form form={form} layout="vertical" requiredMark={false} onFinish={submit}>
          {begin.data ? (
            <>
              <p>{w('factor.scan')}</p>
              <img className="identity-qr" src={`data:image/png;base64,${begin.data.qr}`} width={200} height={200} alt={w('factor.qr')} />
              <p className="k-muted">{w('factor.byHand')} <code className="identity-secret">{begin.data.secret.replace(/(.{4})/g, '$1 ').trim()}</code></p>
              <p>{w('factor.first')}</p>
              <CodeField name="code" autoFocus />
            </>
          ) : (
            <Form.Item name="password" label={w('factor.own')} rules={[{ required: true, message: w('required') }]}><Input.Password autoFocus autoComplete="current-password" /></Form.Item>
          )}
        </Form>
      )}
    </Modal>
  );
}

function Remove({ open, close }: { open: boolean; close: () => void }): ReactNode {
  const w = useWords(myMessages);
  const [form] = Form.useForm<{ password: string; code: string }>();
  const remove = useAct(identityRoutes.removeSecondFactor, { onDone: close });
  return (
    <Modal open={open} title={w('factor.remove')} onCancel={close} destroyOnHidden okText={w('factor.remove')} okButtonProps={{ danger: true }} cancelText={w('cancel')} confirmLoading={remove.isPending} onOk={() => form.submit()}>
      <p>{w('factor.removeWhat')}</p>
      <Form form={form} layout="vertical" requiredMark={false} onFinish={(body) => remove.mutate({ body })}>
        <Form.Item name="password" label={w('present')} rules={[{ required: true, message: w('required') }]}><Input.Password autoComplete="current-password" /></Form.Item>
        <CodeField name="code" />
      </Form>
    </Modal>
  );
}

function Renew({ open, close }: { open: boolean; close: () => void }): ReactNode {
  const w = useWords(myMessages);
  const [form] = Form.useForm<{ code: string }>();
  const renew = useAct(identityRoutes.renewRecoveryCodes);
  const codes = renew.data?.recoveryCodes;
  const end = (): void => {
    renew.reset();
    close();
  };
  return (
    <Modal open={open} title={w('factor.renew')} onCancel={end} mask={{ closable: false }} destroyOnHidden okText={w(codes ? 'close' : 'factor.renew')} cancelText={w('cancel')} confirmLoading={renew.isPending} onOk={() => (codes ? end() : form.submit())}>
      {codes ? <RecoveryCodes codes={codes} /> : (
        <Form form={form} layout="vertical" requiredMark={false} onFinish={(body) => renew.mutate({ body })}>
          <p>{w('factor.renewWhat')}</p>
          <CodeField name="code" />
        </Form>
      )}
    </Modal>
  );
}

/** The second factor: set up, renewed, removed. */
export function MyFactor({ factor }: { factor: Factor }): ReactNode {
  const w = useWords(myMessages);
  const { language } = useLanguage();
  const [open, setOpen] = useState<'enrol' | 'remove' | 'renew' | null>(null);
  const close = (): void => setOpen(null);
  return (
    <section className="k-panel k-stack" aria-label={w('factor')}>
      <h2 className="k-h2">{w('factor')}</h2>
      <div className="k-row">
        <StateTag kind={factor ? 'handed-in' : 'absent'}>{w(factor ? 'factor.on' : 'factor.off')}</StateTag>
        {factor && (factor.recoveryLeft > 2
          ? <span className="k-muted">{w('factor.since', { at: formatInstant(factor.since, 'day', language), left: factor.recoveryLeft })}</span>
          : <StateTag kind="attention">{w('factor.few', { left: factor.recoveryLeft })}</StateTag>)}
      </div>
      <p className="k-muted" style={{ margin: 0 }}>{w('factor.what')}</p>
      <div className="k-row">
        {factor
          ? <><Button onClick={() => setOpen('renew')}>{w('factor.renew')}</Button><Button danger onClick={() => setOpen('remove')}>{w('factor.remove')}</Button></>
          : <Button type="primary" onClick={() => setOpen('enrol')}>{w('factor.begin')}</Button>}
      </div>
      <Enrol open={open === 'enrol'} close={close} />
      <Remove open={open === 'remove'} close={close} />
      <Renew open={open === 'renew'} close={close} />
    </section>
  );
}
