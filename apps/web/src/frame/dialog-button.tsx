import { Button } from 'antd';
import type { ButtonProps } from 'antd';
import type { ComponentType, ReactNode } from 'react';
import { Once } from './dialogs';
import { useModalForm, type ModalForm } from './unsaved';

/** What a form in a dialog gets from the button that opens it. */
export interface DialogProps {
  readonly modal: ModalForm;
}

interface Props<P extends DialogProps> {
  readonly label: ReactNode;
  readonly button?: ButtonProps;
  /** Made by `lazySoon`: the page does not wait for it. */
  readonly dialog: ComponentType<P>;
  /** What else the dialog needs to know. */
  readonly of: Omit<P, 'modal'>;
}

/** A button with a form in a dialog behind it, of which nothing is there before it opens first. */
export function DialogButton<P extends DialogProps>({ label, button, dialog: Dialog, of }: Props<P>): ReactNode {
  const modal = useModalForm();
  return <><Button {...button} onClick={modal.show}>{label}</Button><Once open={modal.open}><Dialog {...({ ...of, modal } as unknown as P)} /></Once></>;
}
