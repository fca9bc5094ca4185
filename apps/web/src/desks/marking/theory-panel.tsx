import type { ReactNode } from 'react';
import { markingRoutes, type MarkingSessionView } from '@kaowu/contracts';
import { Instant, message, PointsText, ReasonButton, StateTag, useAct, useApi, useSession, useWords } from '../../frame';
import { messages } from './messages';

/** What came of marking a theory session by its keys. */
export function TheoryPanel({ view }: { view: MarkingSessionView }): ReactNode {
  const w = useWords(messages);
  const { can } = useSession();
  const asked = useApi(markingRoutes.theoryOverview, { params: { sessionId: view.sessionId } }, { everyMs: 20_000 });
  const mark = useAct(markingRoutes.markTheory, { onDone: ({ marked }) => message.success(w('th.done', { marked })) });
  const overview = asked.data;
  if (!overview) return null;
  return (
    <div className="k-stack">
      <div className="k-panel marking-figures">
        <div><div className="k-muted">{w('th.papers')}</div><div className="k-number">{overview.papers}</div></div>
        <div><div className="k-muted">{w('th.questions')}</div><div className="k-number">{overview.questions}</div></div>
        <div><div className="k-muted">{w('th.unmarkable')}</div><div className="k-number">{overview.unmarkable}</div></div>
        <div><div className="k-muted">{w('th.mean')}</div><div className="k-number"><PointsText value={overview.meanPoints} /></div></div>
        <div><div className="k-muted">{w('th.at')}</div><div><Instant at={overview.markedAt} form="second" /></div></div>
      </div>
      <div className="k-row">
        {!overview.markedAt && <StateTag kind="attention">{w('th.waiting')}</StateTag>}
        {can('marking.manage') && view.countedBy === null && (
          <ReasonButton
            label={overview.markedAt ? w('th.again') : w('th.mark')} title={w('th.mark')} consequence={w('th.what')} withoutReason
            onConfirm={() => mark.mutateAsync({ params: { sessionId: view.sessionId } })}
          />
        )}
      </div>
    </div>
  );
}
