import { lazy, Suspense, useMemo } from 'react';
import type { ReactNode } from 'react';
import { assemblyRoutes, type CoverageReport, type SetQuality } from '@kaowu/contracts';
import { DownloadButton, LoadingState, useApi, useWords } from '../../frame';
import { constraintMessages } from './constraint-messages';
import type { SetView } from './custody-panel';

const BarChart = lazy(() => import('../../frame/bar-chart'));

/** The letter of a fixed form: 0 is A. */
export const letterOf = (form: number): string => String.fromCharCode(65 + form);

function CoverageTable({ report, tolerance }: { report: CoverageReport; tolerance: number }): ReactNode {
  const w = useWords(constraintMessages);
  const withCells = report.rows.some(({ cells }) => cells !== null);
  return (
    <div className="assembly-scroll" tabIndex={0} role="region" aria-label={w('coverage')}>
      <table className="assembly-table">
        <thead>
          <tr>
            <th scope="col">{w('range')}</th><th scope="col">{w('weight')}</th><th scope="col">{w('wanted')}</th>
            <th scope="col">{w('lowest')}</th><th scope="col">{w('mean')}</th><th scope="col">{w('highest')}</th>
            {withCells && report.sections.map(({ title }, i) => <th scope="col" key={i}>{title}</th>)}
          </tr>
        </thead>
        <tbody>
          {report.rows.map((row) => (
            <tr key={row.code}>
              <td>{row.code} {row.name}</td><td>{row.weightHundredths / 100}%</td><td>{row.wanted}</td>
              <td className={row.lowest < row.wanted - tolerance ? 'assembly-short' : ''}>{row.lowest}</td><td>{row.mean}</td>
              <td className={row.highest > row.wanted + tolerance ? 'assembly-short' : ''}>{row.highest}</td>
              {withCells && (row.cells ?? report.sections.map(() => null)).map((cell, i) => <td key={i}>{cell ?? ''}</td>)}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** The two-way table of a set: what each range got against what the blueprint wanted. */
export function CoveragePanel({ set }: { set: SetView }): ReactNode {
  const w = useWords(constraintMessages);
  const asked = useApi(assemblyRoutes.paperSetCoverage, { params: { id: set.id } });
  const report = asked.data;
  if (!report) return <LoadingState rows={3} />;
  const facts = [
    ...report.importance.map(({ importance, mean }) => w('importance.row', { letter: importance, mean })),
    ...(report.minutes ? [w('minutes', report.minutes)] : []),
    ...report.information.map((row) => w('information.row', row)),
  ];
  return (
    <div className="k-panel k-stack">
      <div className="k-row">
        <h2 style={{ fontSize: 16, margin: 0 }}>{w('coverage')}</h2>
        <span className="k-muted">{w('coverage.what', { papers: report.papers })}</span>
        <DownloadButton route={assemblyRoutes.paperSetReport} call={{ params: { id: set.id } }} label={w('download')} />
      </div>
      <CoverageTable report={report} tolerance={set.spec.constraints?.rangeTolerance ?? 0} />
      {facts.length > 0 && <ul className="assembly-conflicts">{facts.map((fact) => <li key={fact}>{fact}</li>)}</ul>}
    </div>
  );
}

function Matrix({ matrix, label }: { matrix: SetQuality['matrix']; label: (n: number) => string }): ReactNode {
  const w = useWords(constraintMessages);
  return (
    <div className="assembly-scroll" tabIndex={0} role="region" aria-label={w('overlaps')}>
      <table className="assembly-table assembly-matrix">
        <thead><tr><th scope="col">{w('papers')}</th>{matrix.map((_, n) => <th scope="col" key={n}>{label(n)}</th>)}</tr></thead>
        <tbody>
          {matrix.map((row, a) => (
            <tr key={a}>
              <th scope="row">{label(a)}</th>
              {row.map((count, b) => <td key={b} className={a === b ? 'k-muted' : ''} title={w('overlaps.of', { a: label(a), b: label(b), count })}>{count}</td>)}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** How much the papers of a set share, and how often items are used in it; no item is named. */
export function QualityPanel({ set }: { set: SetView }): ReactNode {
  const w = useWords(constraintMessages);
  const { quality } = set;
  const bars = useMemo(() => (quality?.exposure ?? []).map(({ papers, items }) => ({ label: String(papers), value: items })), [quality]);
  if (quality === null) return <p className="k-muted">{w('report.older')}</p>;
  const label = (n: number): string => (set.kind === 'forms' ? w('form.no', { letter: letterOf(n) }) : w('paper', { no: n + 1 }));
  const text = bars.map((bar) => `${bar.label}: ${bar.value}`).join(', ');
  return (
    <div className="assembly-set">
      <div className="k-panel k-stack">
        <h2 style={{ fontSize: 16, margin: 0 }}>{w('overlaps')}</h2>
        <p>{w('overlaps.what', quality.overlap)}</p>
        <Matrix matrix={quality.matrix} label={label} />
      </div>
      <div className="k-panel k-stack">
        <h2 style={{ fontSize: 16, margin: 0 }}>{w('exposure.set')}</h2>
        <p className="k-muted">{w('exposure.unused', { count: quality.unused })}</p>
        <Suspense fallback={<LoadingState rows={3} />}>
          <BarChart bars={bars} xTitle={w('exposure.times')} yTitle={w('exposure.items')} alt={w('chart.alt', { title: w('exposure.set'), text })} />
        </Suspense>
      </div>
    </div>
  );
}
