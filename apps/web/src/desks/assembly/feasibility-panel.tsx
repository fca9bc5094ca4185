import { Spin } from 'antd';
import type { ReactNode } from 'react';
import { assemblyRoutes, ITEM_TYPES, type BlueprintSpec, type FeasibilityReport } from '@kaowu/contracts';
import { pick, PointsText, ProblemBox, StateIcon, useApi, useLanguage, useWords } from '../../frame';
import { ConflictBox } from './conflict-box';
import { messages } from './messages';

type Row = FeasibilityReport['rows'][number];

function Verdict({ report }: { report: FeasibilityReport }): ReactNode {
  const w = useWords(messages);
  const { language } = useLanguage();
  const { feasible, conflicts, difficulty, expectedOverlap } = report;
  return (
    <div aria-live="polite">
      <div className="assembly-verdict">
        <StateIcon kind={feasible ? 'handed-in' : 'broken'} size={16} />
        {w(feasible ? 'fit.ok' : 'fit.not')}
      </div>
      {report.conflict && <ConflictBox conflict={report.conflict} />}
      {conflicts.length > 0 && (!report.conflict || report.shortages.length > 0) && <ul className="assembly-conflicts">{conflicts.map((conflict, i) => <li key={i}>{pick(conflict, language)}</li>)}</ul>}
      <div className="k-muted">
        {difficulty !== null && <span>{w('fit.difficulty', { lowest: difficulty.lowest.toFixed(2), highest: difficulty.highest.toFixed(2) })}</span>}
        {expectedOverlap !== null && <span> · {w('fit.overlap', { percent: Math.round(expectedOverlap * 100) })}</span>}
      </div>
    </div>
  );
}

function Cell({ cell }: { cell: Row['cells'][number] }): ReactNode {
  const w = useWords(messages);
  if (cell.count === 0) return <span className="k-muted">0</span>;
  const missing = cell.count - cell.available;
  return (
    <span className={missing > 0 ? 'assembly-short' : ''}>
      {w('fit.cell', { count: cell.count, available: cell.available })}
      {missing > 0 && <> · {w('fit.short', { missing })}</>}
    </span>
  );
}

/** The two-way table 双向细目表: ranges × sections, what is taken and what the bank holds. */
export function TwoWayTable({ report, spec }: { report: FeasibilityReport; spec: BlueprintSpec }): ReactNode {
  const w = useWords(messages);
  const { language } = useLanguage();
  return (
    <div className="assembly-scroll" tabIndex={0} role="region" aria-label={w('fit')}>
      <table className="assembly-table">
        <thead>
          <tr>
            <th scope="col">{w('range')}</th>
            <th scope="col">{w('weight')}</th>
            {spec.sections.map((section, i) => <th scope="col" key={i}>{pick(ITEM_TYPES[section.type], language)}</th>)}
            <th scope="col">{w('count')}</th>
            <th scope="col">{w('fit.points')}</th>
          </tr>
        </thead>
        <tbody>
          {report.rows.map((row) => (
            <tr key={row.code}>
              <td>{row.code} {row.name}</td>
              <td>{row.weightHundredths / 100}%</td>
              {row.cells.map((cell, i) => <td key={i}><Cell cell={cell} /></td>)}
              <td>{row.count}</td>
              <td><PointsText value={row.points} /></td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <td>{w('sum')}</td>
            <td>{report.rows.reduce((sum, row) => sum + row.weightHundredths, 0) / 100}%</td>
            {spec.sections.map((_, i) => <td key={i}>{report.rows.reduce((sum, row) => sum + (row.cells[i]?.count ?? 0), 0)}</td>)}
            <td>{report.questions}</td>
            <td><PointsText value={report.totalPoints} /></td>
          </tr>
        </tfoot>
      </table>
    </div>
  );
}

/** Tells while a blueprint is edited whether the bank can fill it; `spec` is null until the form is complete. */
export function FeasibilityPanel({ spec }: { spec: BlueprintSpec | null }): ReactNode {
  const w = useWords(messages);
  const asked = useApi(assemblyRoutes.checkFeasibility, spec ? { body: spec } : {}, { enabled: spec !== null });
  const report = asked.data;
  const fits = report !== undefined && spec !== null && report.rows.every((row) => row.cells.length === spec.sections.length);
  return (
    <section className="k-panel k-stack">
      <h2 style={{ fontSize: 16, margin: 0 }}>{w('fit')} {asked.isFetching && <Spin size="small" />}</h2>
      {spec === null && <p className="k-muted">{w('fit.waiting')}</p>}
      {spec !== null && asked.error && <ProblemBox error={asked.error} />}
      {fits && !asked.error && <><Verdict report={report} /><TwoWayTable report={report} spec={spec} /></>}
    </section>
  );
}
