import { DndContext, PointerSensor, useDraggable, useSensor, useSensors, type DragEndEvent } from '@dnd-kit/core';
import { DesktopOutlined, LoginOutlined, ToolOutlined, VideoCameraOutlined } from '@ant-design/icons';
import { useRef, type KeyboardEvent, type ReactNode, type RefObject } from 'react';
import { useWords } from '../../frame';
import { planMessages } from './room-plan-messages';
import { isPlace, type Cell, type Item, type RoomDraft, type Thing } from './room-draft';

/** Width and height of a cell of the drawing, in pixels, with its gap. */
const PITCH = { x: 60, y: 48 } as const;

const ICONS: Readonly<Record<Thing, ReactNode>> = {
  seat: <DesktopOutlined aria-hidden />, station: <ToolOutlined aria-hidden />, spare: <DesktopOutlined aria-hidden />, door: <LoginOutlined aria-hidden />, camera: <VideoCameraOutlined aria-hidden />,
};

const STEPS: Readonly<Record<string, Cell>> = {
  ArrowUp: { row: -1, column: 0 }, ArrowDown: { row: 1, column: 0 }, ArrowLeft: { row: 0, column: -1 }, ArrowRight: { row: 0, column: 1 },
};

interface PieceProps {
  readonly item: Item;
  readonly chosen: boolean;
  readonly onChoose: () => void;
  readonly onStep: (by: Cell) => void;
  readonly onRemove: () => void;
}

/** A thing on the plan: dragged by pointer, moved by arrow keys. */
function Piece({ item, chosen, onChoose, onStep, onRemove }: PieceProps): ReactNode {
  const w = useWords(planMessages);
  const { listeners, setNodeRef, transform, isDragging } = useDraggable({ id: item.key });
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = STEPS[event.key];
    if (step) onStep(step);
    else if (event.key === 'Delete' || event.key === 'Backspace') onRemove();
    else return;
    event.preventDefault();
  };
  return (
    <button
      ref={setNodeRef} type="button" className="plan-piece" data-thing={item.thing} data-dragging={isDragging} aria-pressed={chosen}
      aria-label={w('at', { thing: w(item.thing), label: item.label, row: item.row, column: item.column })} aria-describedby="plan-grab"
      style={{ gridRow: item.row + 1, gridColumn: item.column + 1, ...(transform ? { transform: `translate(${transform.x}px, ${transform.y}px)` } : {}) }}
      {...listeners} onClick={onChoose} onFocus={onChoose} onKeyDown={onKeyDown}
    >
      {ICONS[item.thing]}
      <span>{isPlace(item.thing) ? item.label : w(item.thing)}</span>
    </button>
  );
}

/** Something to add: a click puts it into the first free cell, a drag where it is dropped. */
function Tool({ thing, onAdd }: { thing: Thing; onAdd: () => void }): ReactNode {
  const w = useWords(planMessages);
  const { listeners, setNodeRef, transform } = useDraggable({ id: `tool:${thing}` });
  return (
    <button ref={setNodeRef} type="button" className="plan-piece plan-tool" data-thing={thing} data-dragging={transform !== null} style={transform ? { transform: `translate(${transform.x}px, ${transform.y}px)` } : {}} {...listeners} onClick={onAdd}>
      {ICONS[thing]}<span>{w(thing)}</span>
    </button>
  );
}

interface BoardProps {
  readonly draft: RoomDraft;
  readonly tools: readonly Thing[];
  readonly chosen: string | null;
  readonly onChoose: (key: string) => void;
  readonly onMove: (key: string, to: Cell) => void;
  readonly onAdd: (thing: Thing, at?: Cell) => void;
  readonly onRemove: (key: string) => void;
}

/** The cell under the middle of what was dragged. */
function cellUnder(event: DragEndEvent, board: RefObject<HTMLDivElement | null>): Cell | null {
  const [piece, edge] = [event.active.rect.current.translated, board.current?.getBoundingClientRect()];
  if (!piece || !edge) return null;
  const [x, y] = [piece.left + piece.width / 2 - edge.left, piece.top + piece.height / 2 - edge.top];
  return { row: Math.floor(y / PITCH.y), column: Math.floor(x / PITCH.x) };
}

/** The room to draw on, its tools above it, the front at the top. */
export function PlanBoard({ draft, tools, chosen, onChoose, onMove, onAdd, onRemove }: BoardProps): ReactNode {
  const w = useWords(planMessages);
  const board = useRef<HTMLDivElement>(null);
  const sensors = useSensors(useSensor(PointerSensor, { activationConstraint: { distance: 4 } }));
  const end = (event: DragEndEvent): void => {
    const cell = cellUnder(event, board);
    const key = String(event.active.id);
    if (!cell) return;
    if (key.startsWith('tool:')) onAdd(key.slice('tool:'.length) as Thing, cell);
    else onMove(key, cell);
  };
  const size = { gridTemplateColumns: `repeat(${draft.columns + 2}, ${PITCH.x}px)`, gridTemplateRows: `repeat(${draft.rows + 2}, ${PITCH.y}px)` };
  return (
    // The library's own live region speaks English only: the page tells moves itself.
    <DndContext sensors={sensors} onDragEnd={end} accessibility={{ announcements: SILENT, screenReaderInstructions: { draggable: '' } }}>
      <div className="k-row plan-tools" role="group" aria-label={w('tools')}>
        {tools.map((thing) => <Tool key={thing} thing={thing} onAdd={() => onAdd(thing)} />)}
        <span className="k-muted">{w('tools.hint')}</span>
      </div>
      <span id="plan-grab" hidden>{w('grab')}</span>
      <div className="plan-scroll">
        <div className="plan-board" ref={board} role="group" aria-label={w('plan')} style={size}>
          <div className="plan-floor" style={{ gridRow: `2 / ${draft.rows + 2}`, gridColumn: `2 / ${draft.columns + 2}` }} />
          <div className="plan-front" style={{ gridRow: 1, gridColumn: `2 / ${draft.columns + 2}` }}>{w('front')}</div>
          {draft.items.map((item) => (
            <Piece
              key={item.key} item={item} chosen={item.key === chosen} onChoose={() => onChoose(item.key)} onRemove={() => onRemove(item.key)}
              onStep={(by) => onMove(item.key, { row: item.row + by.row, column: item.column + by.column })}
            />
          ))}
        </div>
      </div>
    </DndContext>
  );
}

const nothing = (): undefined => undefined;
const SILENT = { onDragStart: nothing, onDragOver: nothing, onDragEnd: nothing, onDragCancel: nothing };
