import { Modal, Typography } from 'antd';
import { useState, type ReactNode } from 'react';
import { identityRoutes, type ReplyOf } from '@kaowu/contracts';
import { formatInstant, ReasonButton, useAct, useLanguage, useWords } from '../../frame';
import { myMessages } from './my-messages';

/** Gives another a temporary password and shows it this once. */
export function ResetPassword({ account }: { account: { id: string; name: string } }): ReactNode {
  const w = useWords(myMessages);
  const { language } = useLanguage();
  const [given, setGiven] = useState<ReplyOf<typeof identityRoutes.resetPassword> | null>(null);
  const reset = useAct(identityRoutes.resetPassword, { onDone: setGiven });
  const close = (): void => setGiven(null);
  return (
    <>
      <ReasonButton
        label={w('resetPassword.label')} title={`${w('resetPassword.label')} · ${account.name}`} danger button={{ size: 'small' }} consequence={w('resetPassword.what', { name: account.name })}
        onConfirm={(reason) => reset.mutateAsync({ params: { accountId: account.id }, body: { reason } })}
      />
      <Modal open={given !== null} title={w('resetPassword.done', { name: account.name })} okText={w('resetPassword.close')} onOk={close} onCancel={close} mask={{ closable: false }} cancelButtonProps={{ hidden: true }}>
        {given && (
          <>
            <Typography.Text code copyable style={{ fontSize: 20 }}>{given.password}</Typography.Text>
            <p>{w('resetPassword.once', { until: formatInstant(given.until, 'minute', language) })}</p>
          </>
        )}
      </Modal>
    </>
  );
}
