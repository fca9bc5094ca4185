import type { ReactNode } from 'react';
import { bankRoutes, type EnemyPair } from '@kaowu/contracts';
import { notification, ReasonButton, useAct, useWords } from '../../frame';
import { useTellUndo } from './bulk-outcome';
import { itemMessages } from './item-messages';

/** Items that may be made enemies of each other at once: the pairs grow with the square. */
const MOST = 60;

/** Every pair of these items. */
const pairsOf = (ids: readonly string[]): EnemyPair[] => ids.flatMap((a, i) => ids.slice(i + 1).map((b) => ({ a, b })));

/** Makes the chosen items enemies of each other; the notice takes it back. */
export function EnemiesOfSelection({ itemIds, onDone }: { itemIds: readonly string[]; onDone: () => void }): ReactNode {
  const w = useWords(itemMessages);
  const act = useAct(bankRoutes.pairEnemies);
  const tell = useTellUndo();
  const pairs = itemIds.length <= MOST ? pairsOf(itemIds) : [];
  const run = async (reason: string): Promise<void> => {
    const changed = await act.mutateAsync({ body: { pairs, enemies: true, reason } });
    onDone();
    const undo = async (): Promise<void> => {
      await act.mutateAsync({ body: { pairs: changed.pairs, enemies: false, reason: w('list.undo.reason') } });
      notification.success({ title: w('list.undone'), duration: 4 });
    };
    if (changed.pairs.length > 0) tell(w('list.enemies.done', { count: changed.pairs.length }), undo);
  };
  return (
    <ReasonButton
      label={w('list.enemies')} title={w('list.enemies')} consequence={w('list.enemies.what', { count: itemIds.length, pairs: pairs.length })}
      button={{ disabled: pairs.length === 0 }} onConfirm={run}
    />
  );
}
