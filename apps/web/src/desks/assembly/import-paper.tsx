import type { ReactNode } from 'react';
import { assemblyRoutes } from '@kaowu/contracts';
import { pick, UploadButton, useLanguage, useWords } from '../../frame';
import { CheckList } from './hand-checks';
import { handMessages } from './hand-messages';
import type { Forms } from './hand-forms';
import { letterOf } from './set-reports';

/** Takes whole papers from a spreadsheet or a QTI test: what it names is shown against the blueprint before it is taken over. */
export function ImportPaper({ versionId, onRead }: { versionId: string; onRead: (forms: Forms) => void }): ReactNode {
  const w = useWords(handMessages);
  const { language } = useLanguage();
  return (
    <UploadButton
      route={assemblyRoutes.importPaper} label={w('import')} accept=".xlsx,.csv,.xml,.zip" call={() => ({ params: { id: versionId }, body: {} })}
      takeable={({ forms }) => forms.length > 0} onDone={({ forms }) => onRead(forms)}
      report={({ problems, checks }) => (
        <div className="k-stack">
          {problems.length > 0 && <strong>{w('problems', { count: problems.length })}</strong>}
          {problems.length > 0 && <ul className="assembly-conflicts">{problems.slice(0, 30).map((one, i) => <li key={i}>{w('place', { row: one.row ?? '', column: one.column ?? '' })}：{pick(one, language)}</li>)}</ul>}
          {checks.map((check, f) => <section key={f}><h4>{w('form', { letter: letterOf(f) })}</h4><CheckList check={{ ...check, lines: check.lines.filter(({ ok }) => !ok) }} /></section>)}
        </div>
      )}
    />
  );
}
