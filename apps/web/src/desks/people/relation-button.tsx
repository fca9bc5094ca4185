import type { ReactNode } from 'react';
import { DialogButton, lazySoon, useWords } from '../../frame';
import { messages } from './messages';

const RelationForm = lazySoon(() => import('./relation-form'));

/** Declares a relation of a person of the register, or (without `person`) of one's own. */
export function RelationButton({ person = null }: { person?: { readonly id: string; readonly name: string } | null }): ReactNode {
  const w = useWords(messages);
  return <DialogButton label={w('relation.declare')} button={{ size: 'small' }} dialog={RelationForm} of={{ person }} />;
}
