import type { ReactNode } from 'react';
import type { MarkingSessionRow, MyPerformanceRow, PerformanceRow } from '@kaowu/contracts';
import { StateTag, useWords, type StateKind } from '../../frame';
import { messages } from './messages';

const MINE: Readonly<Record<MyPerformanceRow['state'], StateKind>> = {
  todo: 'absent', draft: 'answering', submitted: 'handed-in', blocked: 'attention', absent: 'absent',
};

/** How far the examiner's own sheet is. `unsent` is known to this device only. */
export function MyStateTag({ state }: { state: MyPerformanceRow['state'] | 'unsent' }): ReactNode {
  const w = useWords(messages);
  return <StateTag kind={state === 'unsent' ? 'attention' : MINE[state]}>{w(`state.${state}`)}</StateTag>;
}

const PERFORMANCE: Readonly<Record<PerformanceRow['state'], StateKind>> = {
  blind: 'answering', third: 'attention', adjudication: 'broken', final: 'handed-in', absent: 'absent',
};

/** Where a performance stands. */
export function PerformanceTag({ state }: { state: PerformanceRow['state'] }): ReactNode {
  const w = useWords(messages);
  return <StateTag kind={PERFORMANCE[state]}>{w(`pstate.${state}`)}</StateTag>;
}

const STAGES: Readonly<Record<MarkingSessionRow['stage'], StateKind>> = {
  waiting: 'absent', planned: 'checked-in', scoring: 'answering', reviewing: 'attention', settled: 'handed-in',
};

/** How far the marking of a session is. */
export function StageTag({ row }: { row: Pick<MarkingSessionRow, 'stage' | 'mode'> }): ReactNode {
  const w = useWords(messages);
  const word = row.mode === 'theory' && row.stage === 'waiting' ? 'stage.theoryWaiting' : (`stage.${row.stage}` as const);
  return <StateTag kind={STAGES[row.stage]}>{w(word)}</StateTag>;
}
