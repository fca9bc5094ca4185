import { useState, type ReactNode } from 'react';
import { bankRoutes, type ItemView } from '@kaowu/contracts';
import { api, lazySoon, ReasonButton, useAct, useWords } from '../../frame';
import { messages } from './messages';

const EnemiesField = lazySoon(() => import('./enemies-field'));

const numbersOf = (text: string): number[] => [...new Set(text.split(/[^\d]+/).filter((part) => part !== '').map(Number))];

/** Sets by their numbers which items may not meet this one in a paper. */
export function EnemiesButton({ item }: { item: ItemView }): ReactNode {
  const w = useWords(messages);
  const [text, setText] = useState(item.enemies.map((e) => e.serial).join(', '));
  const act = useAct(bankRoutes.setEnemies);
  const [unknown, setUnknown] = useState<number | null>(null);
  const numbers = numbersOf(text);
  const save = async (reason: string): Promise<void> => {
    const known = new Map(item.enemies.map((e) => [e.serial, e.id] as const));
    for (const serial of numbers.filter((n) => !known.has(n))) {
      const { rows } = await api(bankRoutes.items, { query: { tableId: item.tableId, serial, limit: 1 } });
      const [row] = rows;
      if (!row) {
        setUnknown(serial);
        throw new Error(w('item.enemies.unknown', { serial }));
      }
      known.set(serial, row.id);
    }
    await act.mutateAsync({ params: { id: item.id }, body: { enemyIds: numbers.map((n) => known.get(n) ?? ''), reason } });
  };
  return (
    <ReasonButton
      label={w('item.enemies.edit')} title={w('item.enemies.edit')} button={{ size: 'small' }}
      consequence={w('item.enemies.what', { serial: item.serial, count: numbers.length })} onConfirm={save}
    >
      <EnemiesField text={text} unknown={unknown} onChange={(next) => { setText(next); setUnknown(null); }} />
    </ReasonButton>
  );
}
