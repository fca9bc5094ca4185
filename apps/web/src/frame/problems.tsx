import { useCallback } from 'react';
import type { ReactNode } from 'react';
import type { WireDetail } from '@kaowu/contracts';
import { asProblem } from './api';
import { frameMessages } from './messages';
import { notification } from './notices';
import { problemText, useLanguage, useWords } from './words';

/** Where each thing is wrong (sheet, row, column or field) and what, for refused files and forms. */
export function ProblemDetails({ details, limit = 200 }: { details: readonly WireDetail[]; limit?: number }): ReactNode {
  const w = useWords(frameMessages);
  const { language } = useLanguage();
  return (
    <ul className="k-details">
      {details.slice(0, limit).map((detail, i) => (
        <li key={i}>
          <Where detail={detail} />
          {problemText(detail, language)}
        </li>
      ))}
      {details.length > limit && <li>{w('problem.more', { count: details.length - limit })}</li>}
    </ul>
  );
}

function Where({ detail }: { detail: WireDetail }): ReactNode {
  const w = useWords(frameMessages);
  if (detail.row !== undefined) {
    const where = w('problem.where', { sheet: detail.sheet ?? '', row: detail.row, column: detail.column ?? '' });
    return <span className="k-where">{where.trim()}</span>;
  }
  return detail.field === undefined ? null : <code className="k-where">{detail.field}</code>;
}

/** Anything thrown, as a sentence with its details and the code to quote. */
export function ProblemBox({ error }: { error: unknown }): ReactNode {
  const w = useWords(frameMessages);
  const { language } = useLanguage();
  const problem = asProblem(error);
  return (
    <div role="alert">
      <div>{problemText(problem, language)}</div>
      {problem.details && problem.details.length > 0 && <ProblemDetails details={problem.details} />}
      <div className="k-muted">{w('state.code', { code: problem.code })}</div>
    </div>
  );
}

// A mutation and the modal around it both report; the person is told once.
const told = new WeakSet<object>();

/** Shows a refusal in a corner, with its details; the same error is told once. */
export function useTellProblem(): (error: unknown) => void {
  const w = useWords(frameMessages);
  return useCallback(
    (error: unknown) => {
      if (typeof error === 'object' && error !== null) {
        if (told.has(error)) return;
        told.add(error);
      }
      notification.error({ title: w('problem.title'), description: <ProblemBox error={error} />, duration: 8, placement: 'topRight' });
    },
    [w],
  );
}
