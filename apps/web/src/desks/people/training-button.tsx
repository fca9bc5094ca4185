import { Button } from 'antd';
import type { ReactNode } from 'react';
import { lazySoon, Once, useModalForm, useWords } from '../../frame';
import { messages } from './messages';

const TrainingForm = lazySoon(() => import('./training-form'));

/** Logs one training for these persons. */
export function TrainingButton({ personIds, size = 'middle', onDone }: { personIds: readonly string[]; size?: 'small' | 'middle'; onDone?: () => void }): ReactNode {
  const w = useWords(messages);
  const modal = useModalForm();
  return (
    <>
      <Button size={size} disabled={personIds.length === 0} onClick={modal.show}>{w('training.log')}</Button>
      <Once open={modal.open}><TrainingForm modal={modal} personIds={personIds} onDone={onDone} /></Once>
    </>
  );
}
