import { useCallback, useEffect, useState } from 'react';
import { useBlocker } from 'react-router';
import type { ReactNode } from 'react';
import { Modal } from './dialogs';
import { findMessages } from './find-messages';
import { confirmFirst } from './notices';
import { useWords } from './words';

// Forms with unsaved work on the screen. A router takes one blocker, so that one asks for all of them.
const dirtyForms = new Set<symbol>();

/** Closes or leaves at once when nothing would be lost, and asks first otherwise. */
export type Leave = (leave: () => void) => void;

/**
 * While `dirty`, leaving the page (menu, back, search, closing the tab) asks first. The function it returns asks the
 * same before a modal or a drawer is closed: `onCancel={() => leave(close)}`.
 */
export function useUnsaved(dirty: boolean): Leave {
  const ask = useAskToLeave();
  useEffect(() => {
    if (!dirty) return;
    const mark = Symbol('unsaved');
    dirtyForms.add(mark);
    return () => void dirtyForms.delete(mark);
  }, [dirty]);
  return useCallback((leave) => (dirty ? ask(leave) : leave()), [dirty, ask]);
}

function useAskToLeave(): Leave {
  const w = useWords(findMessages);
  return useCallback(
    (leave) => confirmFirst({ title: w('unsaved.title'), content: w('unsaved.what'), okText: w('unsaved.leave'), cancelText: w('unsaved.stay'), okButtonProps: { danger: true }, onOk: leave }),
    [w],
  );
}

/** A form in a modal or drawer, whose closing asks first once something was entered. */
export interface ModalForm {
  readonly open: boolean;
  readonly show: () => void;
  /** For the form's `onValuesChange`. */
  readonly entered: () => void;
  /** For `onCancel` and `onClose`; with `mask={{ closable: false }}` nothing closes by a slip. */
  readonly cancel: () => void;
  /** Closes at once: what was entered is saved. A page may be left right after it. */
  readonly close: () => void;
}

/** Keeps whether a form in a modal is open and whether it holds unsaved work. */
export function useModalForm(): ModalForm {
  const [open, setOpen] = useState(false);
  const ask = useAskToLeave();
  const [mark] = useState(() => Symbol('modal form'));
  useEffect(() => () => void dirtyForms.delete(mark), [mark]);
  const close = (): void => {
    dirtyForms.delete(mark);
    setOpen(false);
  };
  return {
    open, close,
    show: () => setOpen(true),
    entered: () => void dirtyForms.add(mark),
    cancel: () => (dirtyForms.has(mark) ? ask(close) : close()),
  };
}

/** Stands once in the frame and asks for every form that `useUnsaved` knows of. */
export function UnsavedGuard(): ReactNode {
  const w = useWords(findMessages);
  const blocker = useBlocker(({ currentLocation, nextLocation }) => dirtyForms.size > 0 && currentLocation.pathname !== nextLocation.pathname);
  useEffect(() => {
    const ask = (event: BeforeUnloadEvent): void => {
      if (dirtyForms.size > 0) event.preventDefault();
    };
    addEventListener('beforeunload', ask);
    return () => removeEventListener('beforeunload', ask);
  }, []);
  return (
    <Modal
      open={blocker.state === 'blocked'} title={w('unsaved.title')} okText={w('unsaved.leave')} cancelText={w('unsaved.stay')} okButtonProps={{ danger: true }}
      onOk={() => blocker.proceed?.()} onCancel={() => blocker.reset?.()}
    >
      <p>{w('unsaved.what')}</p>
    </Modal>
  );
}
