import type { ReactNode } from 'react';
import type { GivenScoreView, ScoredTaskView } from '@kaowu/contracts';
import { PointsText, StateIcon, StateTag, useWords, type Words } from '../../frame';
import { messages } from './messages';

type W = Words<keyof typeof messages.zh & string>;

const titleOf = (w: W, score: GivenScoreView): string =>
  score.kind === 'blind' ? w('cmp.blind', { seq: score.seq }) : w(`cmp.${score.kind}`);

/** How far the blind scores lie apart, and whether that is within the tolerance. */
export function DifferenceTag({ difference, tolerance }: { difference: number | null; tolerance: number }): ReactNode {
  const w = useWords(messages);
  if (difference === null) return null;
  const over = difference > tolerance;
  return (
    <span className="k-row">
      <strong>{w('cmp.difference', { points: difference / 100 })}</strong>
      <span className="k-muted">{w('cmp.tolerance', { points: Math.round(tolerance) / 100 })}</span>
      {over ? <StateTag kind="broken">{w('cmp.over')}</StateTag> : <StateTag kind="handed-in">{w('cmp.within')}</StateTag>}
    </span>
  );
}

function UnlikeMark(): ReactNode {
  const w = useWords(messages);
  return <span className="marking-unlike-mark"><StateIcon kind="attention" /> {w('cmp.unlike')}</span>;
}

interface RowProps {
  readonly label: ReactNode;
  readonly cells: readonly ReactNode[];
  readonly unlike: boolean;
  readonly gap: ReactNode;
}

const Row = ({ label, cells, unlike, gap }: RowProps): ReactNode => (
  <tr className={unlike ? 'marking-unlike' : undefined}>
    <td>{label}</td>
    {cells.map((cell, i) => <td key={i} className="marking-num">{cell}</td>)}
    <td className="marking-num">{unlike ? <><UnlikeMark /> {gap}</> : null}</td>
  </tr>
);

/** Sheets side by side, one criterion a line; lines where they differ are marked with sign and word. */
export function ComparisonTable({ task, scores }: { task: ScoredTaskView; scores: readonly GivenScoreView[] }): ReactNode {
  const w = useWords(messages);
  const pointsOf = (code: string): readonly (number | undefined)[] => scores.map((s) => s.sheet.criteria.find((c) => c.code === code)?.points);
  return (
    <div className="marking-scroll">
      <table className="marking-table">
        <thead>
          <tr>
            <th>{w('sheet.criterion')}</th>
            {scores.map((s) => <th key={s.seq} className="marking-num">{titleOf(w, s)}<br />{s.examiner.name}</th>)}
            <th className="marking-num">{w('cmp.gap')}</th>
          </tr>
        </thead>
        <tbody>
          {task.criteria.map((criterion) => {
            const points = pointsOf(criterion.code);
            const known = points.filter((p): p is number => p !== undefined);
            const gap = known.length > 1 ? Math.max(...known) - Math.min(...known) : 0;
            const notes = scores.map((s) => s.sheet.criteria.find((c) => c.code === criterion.code)?.note ?? '');
            return (
              <Row
                key={criterion.code} unlike={gap > 0} gap={<PointsText value={gap} />}
                label={<>{criterion.code} {criterion.name} <span className="k-muted">{w('score.full', { points: criterion.points / 100 })}</span><br /><span className="k-muted">{criterion.standard}</span></>}
                cells={points.map((p, i) => <><strong><PointsText value={p} /></strong>{notes[i] && <><br /><span className="k-muted">{notes[i]}</span></>}</>)}
              />
            );
          })}
          {task.fatalItems.map((item) => {
            const hits = scores.map((s) => s.sheet.fatal.find((f) => f.code === item.code));
            return (
              <Row
                key={item.code} gap={null} unlike={new Set(hits.map((h) => h !== undefined)).size > 1}
                label={<>{w('score.fatal')}：{item.text}（{w(`score.${item.effect}`)}）</>}
                cells={hits.map((h) => (h ? <><strong>{w('sheet.fatalYes')}</strong> {h.note}</> : w('sheet.fatalNo')))}
              />
            );
          })}
          <Row
            label={<strong>{w('sheet.total')}</strong>} gap={null} unlike={false}
            cells={scores.map((s) => <strong key={s.seq}><PointsText value={s.total} /></strong>)}
          />
        </tbody>
      </table>
    </div>
  );
}
