import type { ReactNode } from 'react';
import type { RuleSetValues } from '@kaowu/contracts';
import { useWords } from '../../frame';
import { ruleMessages } from './rule-messages';

export type ReviewCriterion = NonNullable<RuleSetValues['review']>['criteria'][number];

/** What a review panel scores, with its points. */
export function ReviewCriteriaList({ criteria }: { criteria: readonly ReviewCriterion[] }): ReactNode {
  const w = useWords(ruleMessages);
  return criteria.map((c) => <div key={c.name}>{c.name} {c.points / 100} {w('points')}<div className="k-muted">{c.standard}</div></div>);
}
