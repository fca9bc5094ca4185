import type { KeyboardCoordinateGetter, CollisionDetection } from '@dnd-kit/core';
import type { BoardCard, VersionAct, WorkflowView } from '@kaowu/contracts';

/** A column of the board: a status of the body's workflow. */
export type Column = WorkflowView['statuses'][number];

/** The columns of the board in their order; replaced versions are history. */
export const columnsOf = ({ statuses }: Pick<WorkflowView, 'statuses'>): Column[] => statuses.filter((s) => s.standing !== 'replaced');

/** The acts that bring a card from its status to another, of those that its reader may do; the first is meant. */
export const actsTo = (workflow: Pick<WorkflowView, 'steps'>, card: Pick<BoardCard, 'acts'>, from: string, to: string): VersionAct[] =>
  from === to ? [] : workflow.steps.filter((s) => s.from === from && s.to === to && card.acts.includes(s.act)).map((s) => s.act);

const centre = (rect: { readonly left: number; readonly width: number }): number => rect.left + rect.width / 2;

/** Columns are of different heights, so only the way across counts: the column under the card's middle, else the nearest. */
export const overColumn: CollisionDetection = ({ collisionRect, droppableRects, droppableContainers }) =>
  droppableContainers
    .flatMap((container) => {
      const rect = droppableRects.get(container.id);
      return rect ? [{ id: container.id, data: { droppableContainer: container, value: -Math.abs(centre(rect) - centre(collisionRect)) } }] : [];
    })
    .sort((a, b) => b.data.value - a.data.value);

/** Left and right go from column to column. */
export const columnByKey: KeyboardCoordinateGetter = (event, { context: { collisionRect, droppableRects } }) => {
  const step = event.code === 'ArrowRight' ? 1 : event.code === 'ArrowLeft' ? -1 : 0;
  if (step === 0 || !collisionRect) return undefined;
  event.preventDefault();
  const columns = [...droppableRects.values()].sort((a, b) => a.left - b.left);
  const nearest = columns.reduce((best, rect, i) => (Math.abs(centre(rect) - centre(collisionRect)) < Math.abs(centre(columns[best] ?? rect) - centre(collisionRect)) ? i : best), 0);
  const target = columns[Math.min(columns.length - 1, Math.max(0, nearest + step))];
  return target && { x: centre(target) - collisionRect.width / 2, y: collisionRect.top };
};
