import { Button, Input, InputNumber } from 'antd';
import type { ReactNode } from 'react';
import { StateTag, useWords } from '../../frame';
import type { ReviewCriterion } from './review-criteria';
import { ruleMessages } from './rule-messages';

interface InputProps {
  readonly id?: string;
  readonly value?: readonly ReviewCriterion[] | undefined;
  readonly onChange?: (value: readonly ReviewCriterion[] | undefined) => void;
}

/** Enters the criteria; none at all means that the rule set does not say them. */
export function ReviewCriteriaInput({ id, value = [], onChange }: InputProps): ReactNode {
  const w = useWords(ruleMessages);
  const put = (at: number, change: Partial<ReviewCriterion>): void => onChange?.(value.map((c, i) => (i === at ? { ...c, ...change } : c)));
  const sum = value.reduce((total, c) => total + c.points, 0);
  return (
    <div id={id} className="k-stack">
      {value.map((c, i) => (
        <div key={i} className="k-row">
          <Input aria-label={w('criteria.name')} style={{ width: 200 }} maxLength={60} value={c.name} onChange={(e) => put(i, { name: e.target.value })} />
          <InputNumber aria-label={`${c.name} ${w('points')}`} min={0.01} max={100} precision={2} suffix={w('points')} value={c.points / 100} onChange={(points) => put(i, { points: Math.round(Number(points) * 100) })} />
          <Input aria-label={`${c.name} ${w('criteria.standard')}`} style={{ width: 320 }} maxLength={500} value={c.standard} onChange={(e) => put(i, { standard: e.target.value })} />
          <Button size="small" onClick={() => onChange?.(value.length === 1 ? undefined : value.filter((_, at) => at !== i))}>{w('criteria.remove')}</Button>
        </div>
      ))}
      <div className="k-row">
        <Button size="small" onClick={() => onChange?.([...value, { name: '', standard: '', points: Math.max(1, 10_000 - sum) }])}>{w('criteria.add')}</Button>
        {value.length > 0 && <StateTag kind={sum === 10_000 ? 'handed-in' : 'attention'}>{w('criteria.sum', { sum: sum / 100 })}</StateTag>}
      </div>
    </div>
  );
}
