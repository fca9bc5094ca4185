import { DndContext, DragOverlay, KeyboardSensor, PointerSensor, useDroppable, useSensor, useSensors, type Active, type DragEndEvent } from '@dnd-kit/core';
import { Button } from 'antd';
import { useState, type ReactNode } from 'react';
import { bankRoutes, type BoardCard, type WorkflowView } from '@kaowu/contracts';
import { ErrorState, LoadingState, message, Page, pick, ReasonModal, Select, StateIcon, today, useApi, useLanguage, useSession, useWords } from '../../frame';
import { AssignButton } from './assign-button';
import './bank.css';
import { CardFace, DraggableCard } from './board-card';
import { actsTo, columnByKey, columnsOf, overColumn, type Column } from './board-moves';
import { expertMessages } from './expert-messages';
import { useItemActs, type ItemAct } from './item-acts';
import { messages } from './messages';
import { useTheoryTable } from './table-choice';

interface Lifted {
  readonly card: BoardCard;
  readonly column: Column;
}

interface Asked extends Lifted {
  readonly acts: readonly ItemAct[];
}

const PAGE = 30;
const liftedOf = (active: Active | null): Lifted | null => (active?.data.current as Lifted | undefined) ?? null;

/** One status with its cards; as a place to drop it shows whether the lifted card may come here. */
function Lane({ column, tableId, workflow, lifted }: { column: Column; tableId: string; workflow: WorkflowView; lifted: Lifted | null }): ReactNode {
  const w = useWords(expertMessages);
  const { language } = useLanguage();
  const { can } = useSession();
  const [limit, setLimit] = useState(PAGE);
  const { setNodeRef, isOver } = useDroppable({ id: column.code });
  const asked = useApi(bankRoutes.boardCards, { query: { tableId, status: column.code, limit } });
  const cards = asked.data?.rows ?? [];
  const rest = (asked.data?.total ?? 0) - cards.length;
  const allowed = lifted !== null && actsTo(workflow, lifted.card, lifted.column.code, column.code).length > 0;
  const unassigned = column.standing === 'in_review' && can('bank.approve') ? cards.filter((c) => c.assigned.length === 0).map((c) => c.versionId) : [];
  return (
    <section ref={setNodeRef} className={`bank-lane${allowed ? ' bank-lane-allowed' : ''}${isOver ? ' bank-lane-over' : ''}`} aria-label={pick(column, language)}>
      <h2><span>{pick(column, language)}</span><span>{asked.data?.total ?? '…'}</span></h2>
      {asked.isPending && <LoadingState rows={3} />}
      {asked.isError && !asked.data && <ErrorState error={asked.error} retry={() => void asked.refetch()} />}
      {unassigned.length > 0 && <div><AssignButton versionIds={unassigned} label={w('assign.column', { count: unassigned.length })} size="small" /></div>}
      {asked.data && cards.length === 0 && <p className="k-muted">{w('board.empty')}</p>}
      {cards.map((card) => <DraggableCard key={card.versionId} card={card} column={column} tableId={tableId} today={today()} />)}
      {rest > 0 && limit < 200 && <Button size="small" onClick={() => setLimit(Math.min(200, limit + PAGE))}>{w('board.more', { count: Math.min(PAGE, rest) })}</Button>}
    </section>
  );
}

/** Asks the reason for the act that a drop means; where two acts lead there, which of them. */
function DropModal({ asked, onClose }: { asked: Asked; onClose: () => void }): ReactNode {
  const w = useWords(messages);
  const e = useWords(expertMessages);
  const run = useItemActs();
  const [act, setAct] = useState<ItemAct>(asked.acts[0] ?? 'submit');
  return (
    <ReasonModal
      open title={`${w(`act.${act}`)} · ${e('item', { serial: asked.card.serial })}`} consequence={w(`act.${act}.what`, { count: 1 })} danger={act === 'return' || act === 'retire'}
      onConfirm={(reason) => run(act, [asked.card.versionId], reason)} onClose={onClose}
    >
      {asked.acts.length > 1 && <Select aria-label={e('board.moveTo', { serial: asked.card.serial })} style={{ width: '100%', marginBottom: 12 }} value={act} onChange={setAct} options={asked.acts.map((value) => ({ value, label: w(`act.${value}`) }))} />}
    </ReasonModal>
  );
}

/** What a screen reader hears while a card is moved. */
function useAnnouncements(columns: readonly Column[]): NonNullable<NonNullable<Parameters<typeof DndContext>[0]['accessibility']>['announcements']> {
  const w = useWords(expertMessages);
  const { language } = useLanguage();
  const name = (id: string | number | undefined): string => {
    const column = columns.find((c) => c.code === id);
    return column ? pick(column, language) : '';
  };
  const picked = (active: Active): string => w('board.picked', { serial: liftedOf(active)?.card.serial ?? 0 });
  return {
    onDragStart: ({ active }) => picked(active),
    // Over its own column the card is where it was: how to go on is what helps.
    onDragOver: ({ active, over }) => (over?.id === liftedOf(active)?.column.code ? picked(active) : w('board.over', { column: name(over?.id) })),
    onDragEnd: ({ over }) => w('board.dropped', { column: name(over?.id) }),
    onDragCancel: () => w('board.cancelled'),
  };
}

function Board({ tableId, workflow }: { tableId: string; workflow: WorkflowView }): ReactNode {
  const w = useWords(expertMessages);
  const { language } = useLanguage();
  const [lifted, setLifted] = useState<Lifted | null>(null);
  const [asked, setAsked] = useState<Asked | null>(null);
  const columns = columnsOf(workflow);
  const announcements = useAnnouncements(columns);
  const sensors = useSensors(useSensor(PointerSensor, { activationConstraint: { distance: 6 } }), useSensor(KeyboardSensor, { coordinateGetter: columnByKey }));
  const drop = ({ active, over }: DragEndEvent): void => {
    setLifted(null);
    const from = liftedOf(active);
    const to = columns.find((c) => c.code === over?.id);
    if (!from || !to || to.code === from.column.code) return;
    const acts = actsTo(workflow, from.card, from.column.code, to.code).flatMap((act) => (act === 'replace' ? [] : [act]));
    if (acts.length > 0) setAsked({ ...from, acts });
    else message.warning(w('board.refused', { serial: from.card.serial, from: pick(from.column, language), to: pick(to, language) }));
  };
  return (
    <DndContext
      sensors={sensors} collisionDetection={overColumn} accessibility={{ announcements, screenReaderInstructions: { draggable: w('board.help') } }}
      onDragStart={({ active }) => setLifted(liftedOf(active))} onDragCancel={() => setLifted(null)} onDragEnd={drop}
    >
      <p className="k-row k-muted"><StateIcon kind="checked-in" />{w('board.sub')}</p>
      <div className="bank-board">{columns.map((column) => <Lane key={column.code} column={column} tableId={tableId} workflow={workflow} lifted={lifted} />)}</div>
      <DragOverlay dropAnimation={null}>
        {lifted && <article className="bank-card"><CardFace card={lifted.card} column={lifted.column} tableId={tableId} today={today()} /></article>}
      </DragOverlay>
      {asked && <DropModal key={asked.card.versionId} asked={asked} onClose={() => setAsked(null)} />}
    </DndContext>
  );
}

/** The board of a table: columns by status, cards to drag by mouse or keyboard. */
export default function BoardPage() {
  const w = useWords(expertMessages);
  const bank = useWords(messages);
  const { tables, rows, tableId, choose } = useTheoryTable();
  const workflow = useApi(bankRoutes.workflow);
  return (
    <Page title={w('board.title')} of={[tables, workflow]} actions={choose} empty={tables.data !== undefined && rows.length === 0 && { title: bank('tables.empty'), hint: bank('tables.emptyHint') }}>
      {workflow.data && tableId !== '' && <Board key={tableId} tableId={tableId} workflow={workflow.data} />}
    </Page>
  );
}
