import { useEffect } from 'react';
import { Alert, Button, Progress } from 'antd';
import { useNavigate, useParams } from 'react-router';
import type { ReactNode } from 'react';
import { assemblyRoutes, DRAW_JOB_STATES, DRAW_PHASES, type DrawJobView } from '@kaowu/contracts';
import { Instant, Page, pick, useAct, useApi, useLanguage, useSession, useWords } from '../../frame';
import { messages } from './messages';
import './assembly.css';

/** How far a job is, in percent. */
const percentOf = ({ state, done, total }: DrawJobView): number => (state === 'done' ? 100 : total === 0 ? 0 : Math.floor((done / total) * 100));

/** What a job is at, in words. */
export function JobWords({ job }: { job: DrawJobView }): ReactNode {
  const w = useWords(messages);
  const { language } = useLanguage();
  if (job.cancelAsked && job.endedAt === null) return w('job.cancelling');
  if (job.state !== 'running' || job.phase === null) return pick(DRAW_JOB_STATES[job.state], language);
  return `${pick(DRAW_PHASES[job.phase], language)} ${w('job.of', { done: job.done, total: job.total })}`;
}

/** A bar for a job. */
export function JobBar({ job }: { job: DrawJobView }): ReactNode {
  const ended = job.state === 'refused' || job.state === 'cancelled' || job.state === 'failed';
  return <Progress percent={percentOf(job)} status={job.state === 'done' ? 'success' : ended ? 'exception' : 'active'} aria-label={job.name} />;
}

/** A draw in the background: the page may be left, reloaded and shared; it goes to the papers once they are sealed. */
export default function DrawJobPage(): ReactNode {
  const w = useWords(messages);
  const go = useNavigate();
  const { language } = useLanguage();
  const { can } = useSession();
  const { jobId = '' } = useParams();
  const asked = useApi(assemblyRoutes.drawJob, { params: { id: jobId } }, { everyMs: 700 });
  const cancel = useAct(assemblyRoutes.cancelDraw, { renews: [assemblyRoutes.drawJob] });
  const job = asked.data;
  useEffect(() => {
    if (job?.state === 'done') void go(`/papers/${job.id}`, { replace: true });
  }, [job?.state, job?.id, go]);
  const open = job !== undefined && job.endedAt === null;
  const actions = (
    <>
      {open && can('paper.manage') && <Button danger disabled={job.cancelAsked} loading={cancel.isPending} onClick={() => cancel.mutate({ params: { id: jobId } })}>{w('job.cancel')}</Button>}
      <Button onClick={() => void go('/papers')}>{w('job.back')}</Button>
    </>
  );
  return (
    <Page title={job?.name ?? w('job')} of={asked} actions={actions} {...(job ? { sub: <>{w('job.asked', { name: job.askedBy.name, count: job.count })} <Instant at={job.askedAt} form="second" /></> } : {})}>
      {job && (
        <section className="k-panel k-stack" aria-live="polite">
          <strong><JobWords job={job} /></strong>
          <JobBar job={job} />
          {open && <p className="k-muted">{w('job.leave')}</p>}
          {job.state === 'cancelled' && <Alert type="info" showIcon title={w('job.cancelled')} />}
          {job.problem && (
            <Alert
              type="error" showIcon title={pick(job.problem, language)}
              description={<ul className="assembly-conflicts">{job.problem.details.map((detail, i) => <li key={i}>{pick(detail, language)}</li>)}</ul>}
            />
          )}
        </section>
      )}
    </Page>
  );
}
