import type { ReactNode } from 'react';
import { DialogButton, lazySoon, useWords } from '../../frame';
import { messages } from './messages';

const DrawDialog = lazySoon(() => import('./draw-dialog'));

/** A button that has papers drawn; the blueprint's version is given where the button stands on its page. */
export function DrawButton({ versionId }: { versionId?: string }): ReactNode {
  const w = useWords(messages);
  return <DialogButton label={w('draw')} button={{ type: 'primary' }} dialog={DrawDialog} of={versionId === undefined ? {} : { versionId }} />;
}
