import type { ReactNode } from 'react';
import type { ScoredTaskView, ScoreSheet } from '@kaowu/contracts';
import { PointsText, useWords } from '../../frame';
import { messages } from './messages';

/** A sheet as it is signed: criteria with points, fatal items, total. */
export function SheetView({ task, sheet, total }: { task: ScoredTaskView; sheet: ScoreSheet; total: number }): ReactNode {
  const w = useWords(messages);
  const sum = sheet.criteria.reduce((all, c) => all + c.points, 0);
  return (
    <div className="marking-scroll">
      <table className="marking-table">
        <thead>
          <tr>
            <th>{w('sheet.criterion')}</th><th className="marking-num">{w('sheet.full')}</th><th className="marking-num">{w('sheet.points')}</th><th>{w('sheet.note')}</th>
          </tr>
        </thead>
        <tbody>
          {task.criteria.map((criterion) => {
            const given = sheet.criteria.find((c) => c.code === criterion.code);
            return (
              <tr key={criterion.code}>
                <td>{criterion.code} {criterion.name}</td>
                <td className="marking-num"><PointsText value={criterion.points} /></td>
                <td className="marking-num"><strong><PointsText value={given?.points} /></strong></td>
                <td>{given?.note}</td>
              </tr>
            );
          })}
          {task.fatalItems.map((item) => {
            const hit = sheet.fatal.find((f) => f.code === item.code);
            return (
              <tr key={item.code}>
                <td colSpan={2}>{item.text}（{w(`score.${item.effect}`)}）</td>
                <td className="marking-num">{hit ? <strong>{w('sheet.fatalYes')}</strong> : w('sheet.fatalNo')}</td>
                <td>{hit?.note}</td>
              </tr>
            );
          })}
          <tr>
            <th>{w('sheet.total')}</th>
            <td className="marking-num"><PointsText value={task.fullPoints} /></td>
            <td className="marking-num"><strong><PointsText value={total} /></strong></td>
            <td>{sum === total ? sheet.comment : `${w('score.zeroed', { sum: sum / 100 })} ${sheet.comment}`}</td>
          </tr>
        </tbody>
      </table>
    </div>
  );
}
