import type { ReactNode } from 'react';
import { catalogueRoutes, type ImportReport, type WeightsReport } from '@kaowu/contracts';
import { UploadButton, useWords } from '../../frame';
import { messages } from './messages';

function EditionReports({ report }: { report: ImportReport }): ReactNode {
  const w = useWords(messages);
  return (
    <ul className="k-details">
      {report.editions.map((e) => (
        <li key={e.edition}>
          <div>
            {w('import.row', { edition: e.edition, title: e.title, occupations: e.occupations, offers: e.offers })}（{w(`import.${e.outcome}`)}）
          </div>
          {e.difference && (
            <div className="k-muted">
              {w('import.difference', {
                added: e.difference.occupationsAdded.length, removed: e.difference.occupationsRemoved.length,
                recoded: e.difference.recoded.length, renamed: e.difference.renamed.length,
              })}
              {e.difference.recoded.map((r) => <div key={r.toCode}>{r.name} {r.fromCode} → {r.toCode}</div>)}
            </div>
          )}
        </li>
      ))}
    </ul>
  );
}

function WeightsReports({ report }: { report: WeightsReport }): ReactNode {
  const w = useWords(messages);
  return (
    <>
      <p>{w('weights.report', { standards: report.standardsAdded + report.standardsUnchanged, added: report.standardsAdded, tables: report.tables, left: report.leftOut.length })}</p>
      <ul className="k-details">
        {report.leftOut.map((l) => (
          <li key={`${l.name}${l.level}`}>
            <span className="k-where">{l.name} {l.level}</span>
            {w(`weights.${l.reason}`, { sum: l.sum ?? '' })}
          </li>
        ))}
      </ul>
    </>
  );
}

/** Imports published lists: first a dry run with the differences, then for good. */
export function ImportLists(): ReactNode {
  const w = useWords(messages);
  return (
    <UploadButton
      route={catalogueRoutes.importEditions} label={w('import')} accept=".json"
      call={(dryRun) => ({ body: { dryRun } })} report={(report) => <EditionReports report={report} />}
      takeable={(report) => report.editions.some((e) => e.outcome === 'imported')}
    />
  );
}

/** Imports skill weights of standards. */
export function ImportWeights(): ReactNode {
  const w = useWords(messages);
  return (
    <UploadButton
      route={catalogueRoutes.importWeights} label={w('importWeights')} accept=".json"
      call={(dryRun) => ({ body: { dryRun } })} report={(report) => <WeightsReports report={report} />}
    />
  );
}
