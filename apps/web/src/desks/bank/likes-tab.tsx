import type { ReactNode } from 'react';
import { bankRoutes, type ItemView } from '@kaowu/contracts';
import { ErrorState, LoadingState, ReasonButton, useAct, useApi, useSession, useWords } from '../../frame';
import { itemMessages } from './item-messages';
import { VersionStatusTag } from './labels';

/** Items like the one that is open, each suggested as an enemy. */
export default function LikesTab({ item }: { item: ItemView }): ReactNode {
  const w = useWords(itemMessages);
  const { can } = useSession();
  const asked = useApi(bankRoutes.likeItem, { params: { id: item.id } });
  const act = useAct(bankRoutes.pairEnemies);
  if (asked.error) return <ErrorState error={asked.error} retry={() => void asked.refetch()} />;
  if (!asked.data) return <LoadingState />;
  if (asked.data.rows.length === 0) return <p className="k-muted">{w('like.none')}</p>;
  return (
    <ul className="bank-list">
      {asked.data.rows.map((like) => (
        <li key={like.versionId}>
          <div className="k-row">
            <strong>{w('like.other', { serial: like.serial })}</strong><VersionStatusTag of={like} /><span>{w('like.percent', { percent: Math.round(like.likeness * 100) })}</span>
            {like.tableId !== item.tableId ? <span className="k-muted">{w('like.otherTable')}</span> : like.enemy ? <span className="k-muted">{w('like.enemy')}</span> : can('bank.write') && (
              <ReasonButton
                label={w('like.makeEnemy')} title={w('like.makeEnemy')} button={{ size: 'small' }} consequence={w('like.makeEnemy.what', { a: item.serial, b: like.serial })}
                onConfirm={(reason) => act.mutateAsync({ body: { pairs: [{ a: item.id, b: like.id }], enemies: true, reason } })}
              />
            )}
          </div>
          <div className="bank-text">{like.excerpt}</div>
        </li>
      ))}
    </ul>
  );
}
