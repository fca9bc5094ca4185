import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { DrawJobView } from '@kaowu/contracts';
import { useWords } from '../../frame';
import { JobBar, JobWords } from './draw-job-page';
import { messages } from './messages';

/** Draws with how far each has come; nothing where there is none. */
export default function DrawJobs({ jobs }: { jobs: readonly DrawJobView[] }): ReactNode {
  const w = useWords(messages);
  return jobs.length > 0 && (
    <section className="k-panel" aria-label={w('job.running')} style={{ marginBottom: 16 }}>
      {jobs.map((job) => (
        <div key={job.id} className="assembly-job"><Link to={`/paper-jobs/${job.id}`}>{job.name}</Link><span><JobWords job={job} /></span><JobBar job={job} /></div>
      ))}
    </section>
  );
}
