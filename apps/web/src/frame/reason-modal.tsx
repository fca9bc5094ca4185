import { useState } from 'react';
import { Button } from 'antd';
import type { ButtonProps } from 'antd';
import type { ReactNode } from 'react';
import { Once } from './dialogs';
import type { ReasonModalProps } from './reason-props';
import { lazySoon } from './soon';

const ReasonDialog = lazySoon(() => import('./reason-dialog'));

/** Asks a reason before an act that cannot be undone or that touches others. A problem is shown and the modal stays. */
export function ReasonModal(props: ReasonModalProps): ReactNode {
  return <Once open={props.open}><ReasonDialog {...props} /></Once>;
}

export interface ReasonButtonProps extends Omit<ReasonModalProps, 'open' | 'onClose'> {
  readonly label: string;
  readonly button?: ButtonProps;
}

/** A button that opens a ReasonModal. */
export function ReasonButton({ label, button, ...modal }: ReasonButtonProps): ReactNode {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button danger={modal.danger ?? false} {...button} onClick={() => setOpen(true)}>{label}</Button>
      <ReasonModal {...modal} open={open} onClose={() => setOpen(false)} />
    </>
  );
}
