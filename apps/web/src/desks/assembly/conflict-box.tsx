import { Alert } from 'antd';
import type { ReactNode } from 'react';
import { IMPORTANCES, ITEM_TYPES, type ConflictReport } from '@kaowu/contracts';
import { pick, useLanguage, useWords } from '../../frame';
import { constraintMessages } from './constraint-messages';

function Mends({ mends }: { mends: ConflictReport['mends'] }): ReactNode {
  const w = useWords(constraintMessages);
  const { language } = useLanguage();
  if (mends.length === 0) return <p>{w('conflict.noMend')}</p>;
  return (
    <>
      <p><strong>{w('conflict.mend')}</strong></p>
      <table className="assembly-table">
        <thead>
          <tr>{(['mend.range', 'mend.type', 'mend.importance', 'mend.difficulty', 'mend.count'] as const).map((key) => <th key={key} scope="col">{w(key)}</th>)}</tr>
        </thead>
        <tbody>
          {mends.map((mend, i) => (
            <tr key={i}>
              <td>{mend.rangeCode} {mend.rangeName}</td>
              <td>{pick(ITEM_TYPES[mend.type], language)}</td>
              <td>{mend.importance === null ? w('any') : `${mend.importance} ${pick(IMPORTANCES[mend.importance], language)}`}</td>
              <td>{mend.difficulty === null ? w('any') : `${mend.difficulty.from}–${mend.difficulty.to}`}</td>
              <td>{mend.count}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

/** The smallest set of constraints that conflict, and the items that would mend it. */
export function ConflictBox({ conflict }: { conflict: ConflictReport }): ReactNode {
  const w = useWords(constraintMessages);
  const { language } = useLanguage();
  return (
    <Alert
      type="error" title={w(conflict.constraints.length === 1 ? 'conflict.alone' : 'conflict.smallest')}
      description={(
        <>
          <ul className="assembly-conflicts">{conflict.constraints.map((constraint, i) => <li key={i}>{pick(constraint, language)}</li>)}</ul>
          {!conflict.proven && <p className="k-muted">{w('conflict.unproven')}</p>}
          <Mends mends={conflict.mends} />
        </>
      )}
    />
  );
}
