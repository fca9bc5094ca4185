import { Modal, Typography } from 'antd';
import type { ReactNode } from 'react';
import type { identityRoutes, ReplyOf } from '@kaowu/contracts';
import { formatInstant, useLanguage, useWords } from '../../frame';
import { myMessages } from './my-messages';

interface ResetDoneProps {
  readonly name: string;
  readonly given: ReplyOf<typeof identityRoutes.resetPassword> | null;
  readonly onClose: () => void;
}

/** The temporary password, to be written down this once. */
export default function ResetDone({ name, given, onClose }: ResetDoneProps): ReactNode {
  const w = useWords(myMessages);
  const { language } = useLanguage();
  return (
    <Modal open={given !== null} title={w('resetPassword.done', { name })} okText={w('resetPassword.close')} onOk={onClose} onCancel={onClose} mask={{ closable: false }} cancelButtonProps={{ hidden: true }}>
      {given && (
        <>
          <Typography.Text code copyable style={{ fontSize: 20 }}>{given.password}</Typography.Text>
          <p>{w('resetPassword.once', { until: formatInstant(given.until, 'minute', language) })}</p>
        </>
      )}
    </Modal>
  );
}
