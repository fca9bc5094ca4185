import { Alert, Button } from 'antd';
import { useState, type ReactNode } from 'react';
import { useSearchParams } from 'react-router';
import { journalRoutes } from '@kaowu/contracts';
import { DataTable, Instant, lazySoon, Once, Page, useAct, useWords } from '../../frame';
import { ActionWords, ActorName, SubjectWords, type Entry } from './entry-words';
import { messages } from './messages';

const EntryDrawer = lazySoon(() => import('./entry-drawer'));

function VerifyResult({ check }: { check: { ok: boolean; entries: number; headHash: string; firstBad: { seq: number; fault: 'hash' | 'link' | 'gap' | 'head' } | null } }): ReactNode {
  const w = useWords(messages);
  if (check.firstBad) return <Alert type="error" showIcon title={w('bad', { seq: check.firstBad.seq, fault: w(`fault.${check.firstBad.fault}`) })} />;
  return <Alert type="success" showIcon title={w('verified', { entries: check.entries })} description={w('head', { hash: check.headHash })} />;
}

/** The journal: newest first, by act, person or subject; the whole chain can be verified here. */
export default function JournalPage(): ReactNode {
  const w = useWords(messages);
  const [open, setOpen] = useState<Entry | null>(null);
  const [address, setAddress] = useSearchParams();
  const verify = useAct(journalRoutes.verify);
  const [subjectType, subjectId] = [address.get('subject') ?? undefined, address.get('id') ?? undefined];
  const filter = { ...(subjectType ? { subjectType } : {}), ...(subjectId ? { subjectId } : {}) };
  return (
    <Page title={w('title')} sub={w('sub')} actions={<Button loading={verify.isPending} onClick={() => verify.mutate({})}>{w('verify')}</Button>}>
      <div className="k-stack">
        {verify.data && <VerifyResult check={verify.data} />}
        {subjectType && (
          <Alert type="info" title={w('filtered', { subject: `${subjectType} ${subjectId ?? ''}` })} action={<Button size="small" onClick={() => setAddress({})}>{w('all')}</Button>} />
        )}
        <DataTable
          route={journalRoutes.list}
          call={{ query: filter }}
          rowKey="id"
          searchable
          empty={{ title: w('empty') }}
          onRow={setOpen}
          columns={[
            { title: w('seq'), dataIndex: 'seq', width: 80, className: 'k-number' },
            { title: w('at'), width: 180, render: (_, entry) => <Instant at={entry.at} form="second" /> },
            { title: w('actor'), width: 140, render: (_, entry) => <ActorName entry={entry} /> },
            { title: w('action'), width: 200, render: (_, entry) => <ActionWords action={entry.action} /> },
            { title: w('reason'), render: (_, entry) => entry.reason ?? '' },
            { title: w('subject'), render: (_, entry) => <span className="k-muted"><SubjectWords type={entry.subjectType} /> …{entry.subjectId.slice(-8)}</span> },
            { title: w('hash'), width: 110, render: (_, entry) => <code>{entry.hash.slice(0, 8)}</code> },
          ]}
        />
      </div>
      <Once open={open !== null}><EntryDrawer entry={open} close={() => setOpen(null)} /></Once>
    </Page>
  );
}
