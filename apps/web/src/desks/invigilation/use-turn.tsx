import { Segmented } from 'antd';
import { useState, type ReactNode } from 'react';
import type { WallSnapshot } from '@kaowu/contracts';
import { useWords } from '../../frame';
import { messages } from './messages';

/** The turn that the wall shows: the one that runs or comes next, until another is chosen. */
export function useTurn({ turns }: WallSnapshot, nowMs: number): { turn: number; choice: ReactNode } {
  const w = useWords(messages);
  const [chosen, setChosen] = useState<number | null>(null);
  const present = turns.find(({ endsAt }) => Date.parse(endsAt) > nowMs) ?? turns.at(-1);
  const turn = chosen ?? (turns.length > 1 ? (present?.turn ?? 1) : 1);
  const choice = turns.length > 1
    ? <Segmented aria-label={w('turns')} value={turn} onChange={setChosen} options={turns.map((one) => ({ value: one.turn, label: w('turn', { turn: one.turn }) }))} />
    : null;
  return { turn, choice };
}
