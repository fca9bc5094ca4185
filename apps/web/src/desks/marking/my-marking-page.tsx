import { useCallback, useEffect, useState } from 'react';
import { Alert, Button, Checkbox, Progress } from 'antd';
import { Link } from 'react-router';
import type { ReactNode } from 'react';
import { markingRoutes, type MyGroup, type MyPerformanceRow } from '@kaowu/contracts';
import { Instant, Page, PointsText, StateTag, useApi, useRenew, useSession, useWords } from '../../frame';
import { LinkButton } from './link-button';
import { messages } from './messages';
import { MyStateTag } from './states';
import { sendSigned, unsentOf } from './unsent';
import './marking.css';

const RETRY_EVERY_MS = 5_000;

/** Sheets that wait on this device; they are sent again until they arrive. */
function useUnsent(personId: string): { ids: readonly string[]; retry: () => void } {
  const renew = useRenew();
  const [ids, setIds] = useState<readonly string[]>(() => unsentOf(personId));
  const retry = useCallback(() => {
    const waiting = unsentOf(personId);
    if (waiting.length === 0) return;
    void Promise.allSettled(waiting.map((id) => sendSigned(personId, id))).then(() => {
      setIds(unsentOf(personId));
      return renew([markingRoutes.myMarking]);
    });
  }, [personId, renew]);
  useEffect(() => {
    retry();
    const every = setInterval(retry, RETRY_EVERY_MS);
    addEventListener('online', retry);
    return () => {
      clearInterval(every);
      removeEventListener('online', retry);
    };
  }, [retry]);
  return { ids, retry };
}

function GroupCard({ group }: { group: MyGroup }): ReactNode {
  const w = useWords(messages);
  const percent = group.assigned === 0 ? 0 : Math.round((group.submitted / group.assigned) * 100);
  return (
    <div className="k-panel k-stack">
      <div className="k-row">
        <strong>{w('mine.group', { name: group.name, session: group.sessionName })}</strong>
        <span className="k-muted">{group.roundName} · <Instant at={group.startsAt} /></span>
      </div>
      <div className="k-row">
        {group.briefedAt ? <StateTag kind="handed-in">{w('mine.briefed')}</StateTag> : <StateTag kind="attention">{w('mine.notBriefed')}</StateTag>}
        <span className="k-muted">{w('mine.leader', { name: group.leaderName })}</span>
        {group.leader && <LinkButton to={`/marking/groups/${group.id}`} type={group.briefedAt ? 'default' : 'primary'} className="marking-button">{w('mine.leadHere')}</LinkButton>}
      </div>
      {group.assigned > 0 && <Progress aria-label={w('mine.progress', { done: group.submitted, all: group.assigned })} percent={percent} format={() => w('mine.progress', { done: group.submitted, all: group.assigned })} />}
    </div>
  );
}

function WorkCard({ row, unsent }: { row: MyPerformanceRow; unsent: boolean }): ReactNode {
  const w = useWords(messages);
  return (
    <Link className="marking-work" to={`/marking/performances/${row.id}`}>
      <span className="marking-work-head">
        <span className="marking-work-code">{row.code}</span>
        <MyStateTag state={unsent ? 'unsent' : row.state} />
      </span>
      <span>{row.station} · {w('work.task', { no: row.taskNo, name: row.taskName })}</span>
      {row.total !== null && <span className="k-muted"><PointsText value={row.total} /> {w('score.of', { points: row.fullPoints / 100 })}</span>}
    </Link>
  );
}

function Works({ rows, unsent }: { rows: readonly MyPerformanceRow[]; unsent: readonly string[] }): ReactNode {
  const w = useWords(messages);
  const [onlyOpen, setOnlyOpen] = useState(true);
  const shown = rows.filter((r) => !onlyOpen || unsent.includes(r.id) || (r.state !== 'submitted' && r.state !== 'absent'));
  const turns = [...new Set(shown.map((r) => r.turn))].sort((a, b) => a - b);
  return (
    <div className="k-stack">
      <Checkbox className="marking-step" checked={onlyOpen} onChange={(e) => setOnlyOpen(e.target.checked)}>{w('mine.onlyOpen')}</Checkbox>
      {shown.length === 0 && <Alert type="success" showIcon title={w('mine.noneOpen')} />}
      {turns.map((turn) => (
        <section key={turn} aria-label={w('mine.turn', { turn })}>
          <h2 className="marking-turn">{w('mine.turn', { turn })}</h2>
          <div className="marking-works">
            {shown.filter((r) => r.turn === turn).map((row) => <WorkCard key={row.id} row={row} unsent={unsent.includes(row.id)} />)}
          </div>
        </section>
      ))}
    </div>
  );
}

/** The examiner's queue: groups with briefing and progress, then works by turn. */
export default function MyMarkingPage(): ReactNode {
  const w = useWords(messages);
  const { who } = useSession();
  const asked = useApi(markingRoutes.myMarking, {}, { everyMs: 15_000 });
  const { ids, retry } = useUnsent(who?.account.id ?? '');
  const { groups = [], performances = [] } = asked.data ?? {};
  return (
    <Page title={w('mine')} sub={w('mine.sub')} of={asked} empty={groups.length === 0 && { title: w('mine.empty'), hint: w('mine.emptyHint') }}>
      <div className="k-stack">
        {ids.length > 0 && <Alert type="warning" showIcon title={w('unsent.some', { count: ids.length })} action={<Button onClick={retry}>{w('unsent.retry')}</Button>} />}
        {groups.map((group) => <GroupCard key={group.id} group={group} />)}
        {performances.length > 0 && <Works rows={performances} unsent={ids} />}
      </div>
    </Page>
  );
}
