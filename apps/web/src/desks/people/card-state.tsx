import type { ReactNode } from 'react';
import type { QualificationView } from '@kaowu/contracts';
import { type StateKind, StateTag, useWords } from '../../frame';
import { messages } from './messages';

const CARD_KINDS: Readonly<Record<QualificationView['state'], StateKind>> = { valid: 'answering', future: 'checked-in', lapsed: 'broken', revoked: 'absent' };

/** A card's state as icon, colour and word. */
export function CardState({ state }: { state: QualificationView['state'] }): ReactNode {
  const w = useWords(messages);
  return <StateTag kind={CARD_KINDS[state]}>{w(`state.${state}`)}</StateTag>;
}
