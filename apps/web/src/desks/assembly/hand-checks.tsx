import type { ReactNode } from 'react';
import { assemblyRoutes, CONSTRAINT_KINDS, type ConstraintKind, type HandCheck, type HandCheckLine, type HandSelection } from '@kaowu/contracts';
import { LoadingState, pick, ProblemBox, StateIcon, useApi, useLanguage, useWords } from '../../frame';
import { handMessages } from './hand-messages';

const rounded = (value: number): number => Math.round(value * 100) / 100;

function Line({ line }: { line: HandCheckLine }): ReactNode {
  const w = useWords(handMessages);
  const { language } = useLanguage();
  return (
    <li className="hand-line">
      <StateIcon kind={line.ok ? 'handed-in' : 'broken'} size={14} />
      <span>{pick(line, language)}{line.value !== null && <span className="k-muted"> · {w('checks.value', { value: rounded(line.value) })}</span>}</span>
    </li>
  );
}

/** How a choice stands: what is broken first, then everything that holds. */
export function CheckList({ check }: { check: HandCheck }): ReactNode {
  const w = useWords(handMessages);
  const { language } = useLanguage();
  const kinds = [...new Set(check.lines.map(({ kind }) => kind))];
  return (
    <div aria-live="polite">
      <div className="assembly-verdict">
        <StateIcon kind={check.broken + check.unusable.length === 0 ? 'handed-in' : 'attention'} size={16} />
        {check.broken === 0 && check.unusable.length === 0 ? w('checks.ok') : w('checks.broken', { count: check.broken })}
      </div>
      {check.unusable.length > 0 && <p className="assembly-short">{w('unusable', { count: check.unusable.length })}</p>}
      {kinds.map((kind) => {
        const lines = check.lines.filter((line) => line.kind === kind);
        return (
          <section key={kind}>
            <h3 className="hand-kind">{pick(CONSTRAINT_KINDS[kind as ConstraintKind], language)}</h3>
            <ul className="hand-lines">{[...lines].sort((a, b) => Number(a.ok) - Number(b.ok)).map((line) => <Line key={line.group} line={line} />)}</ul>
          </section>
        );
      })}
    </div>
  );
}

/** Holds the choice against the blueprint after every change. */
export function HandChecks({ versionId, selection }: { versionId: string; selection: HandSelection }): ReactNode {
  const w = useWords(handMessages);
  const asked = useApi(assemblyRoutes.handCheck, { params: { id: versionId }, body: { sections: selection } });
  return (
    <section className="k-panel assembly-scroll" aria-label={w('checks')} tabIndex={0} style={{ maxHeight: '78vh' }}>
      <h2 style={{ fontSize: 16, marginTop: 0 }}>{w('checks')}</h2>
      {asked.error && <ProblemBox error={asked.error} />}
      {!asked.error && (asked.data ? <CheckList check={asked.data} /> : <LoadingState rows={3} />)}
    </section>
  );
}
