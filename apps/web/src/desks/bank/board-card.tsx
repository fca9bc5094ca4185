import { useDraggable } from '@dnd-kit/core';
import { Button } from 'antd';
import { HolderOutlined } from '@ant-design/icons';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { BoardCard } from '@kaowu/contracts';
import { StateTag, useSession, useWords } from '../../frame';
import { AssignButton } from './assign-button';
import type { Column } from './board-moves';
import { expertMessages } from './expert-messages';
import { Difficulty, TypeName } from './labels';

interface CardProps {
  readonly card: BoardCard;
  readonly column: Column;
  readonly tableId: string;
  readonly today: string;
}

/** What a card says: the question's beginning, what its next step waits for, who is asked. */
export function CardFace({ card, column, tableId, today, handle }: CardProps & { handle?: ReactNode }): ReactNode {
  const w = useWords(expertMessages);
  const { can } = useSession();
  const reviewing = column.standing === 'in_review';
  const to = reviewing && can('bank.review') ? `/bank/review?table=${tableId}&item=${card.itemId}` : `/bank/tables/${tableId}?item=${card.itemId}`;
  return (
    <>
      <div className="bank-card-head">{handle}<Link to={to}>{w('item', { serial: card.serial })}</Link><span className="bank-code">{card.elementCode} · v{card.version}</span></div>
      <div>{card.excerpt}</div>
      <div className="bank-card-tags k-muted"><TypeName type={card.type} /><Difficulty facility={card.difficulty} /><span>{card.writer}</span></div>
      {(reviewing || card.openThreads > 0) && (
        <div className="bank-card-tags">
          {reviewing && <StateTag kind={card.passes >= column.reviews ? 'handed-in' : 'absent'}>{w('board.passes', { given: card.passes, needed: column.reviews })}</StateTag>}
          {reviewing && (column.judges > 0 || card.judges > 0) && <StateTag kind={card.judges >= column.judges ? 'handed-in' : 'absent'}>{column.judges > 0 ? w('board.judges', { given: card.judges, needed: column.judges }) : w('board.judged', { given: card.judges })}</StateTag>}
          {card.openThreads > 0 && <StateTag kind="attention">{w('board.threads', { count: card.openThreads })}</StateTag>}
          {reviewing && card.assigned.map((a) => (
            <StateTag key={a.reviewerId} kind={a.done ? 'handed-in' : a.dueOn < today ? 'broken' : 'checked-in'}>
              {a.done ? w('board.doneBy', { reviewer: a.reviewer }) : w(a.dueOn < today ? 'board.overdue' : 'board.due', { reviewer: a.reviewer, day: a.dueOn })}
            </StateTag>
          ))}
        </div>
      )}
      {reviewing && can('bank.approve') && <div><AssignButton versionIds={[card.versionId]} label={w('assign.button')} size="small" /></div>}
    </>
  );
}

/** A card with its handle; where nothing may be done with it, it has none. */
export function DraggableCard(props: CardProps): ReactNode {
  const w = useWords(expertMessages);
  const { card, column } = props;
  const { setNodeRef, attributes, listeners, isDragging } = useDraggable({ id: card.versionId, data: { card, column }, disabled: card.acts.length === 0, attributes: { roleDescription: w('board.roleCard') } });
  const label = w('board.move', { serial: card.serial });
  return (
    <article ref={setNodeRef} className={isDragging ? 'bank-card bank-card-lifted' : 'bank-card'} aria-label={w('item', { serial: card.serial })}>
      <CardFace {...props} handle={card.acts.length > 0 && <Button type="text" size="small" icon={<HolderOutlined />} aria-label={label} title={label} {...attributes} {...listeners} />} />
    </article>
  );
}
