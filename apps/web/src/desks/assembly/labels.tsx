import type { ReactNode } from 'react';
import type { PaperSetState } from '@kaowu/contracts';
import { StateTag, useWords, type StateKind } from '../../frame';
import { messages } from './messages';

const KINDS: Readonly<Record<PaperSetState, StateKind>> = { drawn: 'absent', sealed: 'checked-in', released: 'answering', void: 'broken' };

/** A set's state; between the two releases it asks for attention. */
export function SetState({ state, releases }: { state: PaperSetState; releases: number }): ReactNode {
  const w = useWords(messages);
  if (state === 'sealed' && releases > 0) return <StateTag kind="attention">{w('set.state.waiting')}</StateTag>;
  return <StateTag kind={KINDS[state]}>{w(`set.state.${state}`)}</StateTag>;
}

/** Whether a blueprint version is signed. */
export function VersionState({ state }: { state: 'draft' | 'approved' }): ReactNode {
  const w = useWords(messages);
  return <StateTag kind={state === 'approved' ? 'handed-in' : 'attention'}>{w(state === 'approved' ? 'blueprint.approved' : 'blueprint.draft')}</StateTag>;
}
