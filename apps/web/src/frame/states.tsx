import { Button } from 'antd';
import { FileSearchOutlined, InboxOutlined, LockOutlined, WarningOutlined } from '@ant-design/icons';
import type { ReactNode } from 'react';
import { asProblem } from './api';
import { frameMessages } from './messages';
import { ProblemBox } from './problems';
import type { PageAccess } from './desk';
import { StateTag } from './state-tag';
import { pick, useLanguage, useWords } from './words';

interface StateProps {
  readonly icon: ReactNode;
  readonly title: string;
  readonly children?: ReactNode;
}

function State({ icon, title, children }: StateProps): ReactNode {
  return (
    <div className="k-state">
      <div className="k-state-icon" aria-hidden>{icon}</div>
      <h2>{title}</h2>
      {children}
    </div>
  );
}

/** Nothing here: says so and what to do. */
export function EmptyState({ title, hint, action }: { title?: string; hint?: string; action?: ReactNode }): ReactNode {
  const w = useWords(frameMessages);
  return (
    <State icon={<InboxOutlined />} title={title ?? w('state.empty')}>
      <p>{hint ?? w('state.emptyHint')}</p>
      {action}
    </State>
  );
}

/** The layout to come, in grey. */
export function LoadingState({ rows = 6 }: { rows?: number }): ReactNode {
  const w = useWords(frameMessages);
  return (
    <div role="status" aria-label={w('state.loading')} className="k-panel k-loading">
      {Array.from({ length: rows + 1 }, (_, i) => <div key={i} />)}
    </div>
  );
}

/** What happened, what is safe, what to do next, and a code to quote. */
export function ErrorState({ error, retry }: { error: unknown; retry?: (() => void) | undefined }): ReactNode {
  const w = useWords(frameMessages);
  const status = asProblem(error).status;
  return (
    <State icon={<WarningOutlined />} title={w('state.error')}>
      <ProblemBox error={error} />
      <p>{w('state.errorSafe')}</p>
      {retry && status !== 403 && <Button type="primary" onClick={retry}>{w('state.retry')}</Button>}
    </State>
  );
}

/** Above what was read before, when reading it anew failed: nothing old passes for new. */
export function StaleNote({ error, retry }: { error: unknown; retry: () => void }): ReactNode {
  const w = useWords(frameMessages);
  return (
    <div className="k-row k-stale" role="alert">
      <StateTag kind="attention">{w('state.stale')}</StateTag>
      <span className="k-muted">{pick(asProblem(error), useLanguage().language)}</span>
      <Button size="small" onClick={retry}>{w('state.retry')}</Button>
    </div>
  );
}

/** The account lacks the page's permission. */
export function DeniedState({ permission }: { permission: PageAccess }): ReactNode {
  const w = useWords(frameMessages);
  return (
    <State icon={<LockOutlined />} title={w('state.denied')}>
      <p>{w('state.deniedHint', { permission })}</p>
    </State>
  );
}

/** No page at this address. */
export function NotFoundState(): ReactNode {
  const w = useWords(frameMessages);
  return (
    <State icon={<FileSearchOutlined />} title={w('state.notFound')}>
      <p>{w('state.notFoundHint')}</p>
    </State>
  );
}
