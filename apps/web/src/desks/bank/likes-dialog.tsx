import { Button, Checkbox, Modal } from 'antd';
import { useState, type ReactNode } from 'react';
import { bankRoutes, type ItemDraft, type LikeItem } from '@kaowu/contracts';
import { LoadingState, useApi, useWords } from '../../frame';
import { itemMessages } from './item-messages';
import { VersionStatusTag } from './labels';
import { ContentDifference } from './version-difference';

interface LikesDialogProps {
  readonly likes: readonly LikeItem[];
  readonly draft: ItemDraft;
  readonly tableId: string;
  readonly busy: boolean;
  /** Saves; the ids are of the items that are to be enemies. */
  readonly onSave: (enemies: readonly string[]) => void;
  readonly onBack: () => void;
}

/** Before saving: the items that are nearly the same, one beside the draft, and what to do about them. */
export function LikesDialog({ likes, draft, tableId, busy, onSave, onBack }: LikesDialogProps): ReactNode {
  const w = useWords(itemMessages);
  const [shownId, setShownId] = useState(likes[0]?.versionId ?? '');
  const [enemies, setEnemies] = useState<ReadonlySet<string>>(new Set(likes.filter((l) => l.tableId === tableId).map((l) => l.id)));
  const other = useApi(bankRoutes.itemVersion, { params: { id: shownId } }, { enabled: shownId !== '' });
  const toggle = (id: string, on: boolean): void => setEnemies((before) => new Set(on ? [...before, id] : [...before].filter((e) => e !== id)));
  return (
    <Modal
      open width={960} title={w('like.title', { count: likes.length })} onCancel={onBack}
      footer={[
        <Button key="back" type="primary" onClick={onBack}>{w('like.back')}</Button>,
        <Button key="enemies" disabled={enemies.size === 0} loading={busy} onClick={() => onSave([...enemies])}>{w('like.saveEnemies')}</Button>,
        <Button key="save" loading={busy} onClick={() => onSave([])}>{w('like.save')}</Button>,
      ]}
    >
      <p>{w('like.what')}</p>
      <div className="bank-likes">
        <ul className="bank-list">
          {likes.map((like) => (
            <li key={like.versionId} className="bank-like" aria-current={like.versionId === shownId}>
              {like.tableId === tableId ? <Checkbox checked={enemies.has(like.id)} aria-label={w('list.choose', { serial: like.serial })} onChange={(event) => toggle(like.id, event.target.checked)} /> : <span />}
              <button type="button" className="bank-row-open bank-like-open" onClick={() => setShownId(like.versionId)}>
                <span className="k-row"><strong>{w('like.other', { serial: like.serial })}</strong><VersionStatusTag of={like} /><span>{w('like.percent', { percent: Math.round(like.likeness * 100) })}</span>{like.tableId !== tableId && <span className="k-muted">{w('like.otherTable')}</span>}</span>
                <span>{like.excerpt}</span>
              </button>
            </li>
          ))}
        </ul>
        <section className="k-panel" aria-live="polite">
          {other.data && other.data.id === shownId ? (
            <>
              <div className="k-muted">{w('like.other', { serial: likes.find((l) => l.versionId === shownId)?.serial ?? 0 })} → {w('like.own')}</div>
              <ContentDifference older={other.data.content} newer={draft} />
            </>
          ) : <LoadingState />}
        </section>
      </div>
    </Modal>
  );
}
