import { Descriptions, Typography } from 'antd';
import type { ReactNode } from 'react';
import { Drawer, Instant, shownData, TraceLink, useLanguage, useWords } from '../../frame';
import { ActionWords, ActorName, SubjectWords, type Entry } from './entry-words';
import { messages } from './messages';

/** One entry with all that it holds. */
export default function EntryDrawer({ entry, close }: { entry: Entry | null; close: () => void }): ReactNode {
  const w = useWords(messages);
  const { language } = useLanguage();
  return (
    <Drawer open={entry !== null} onClose={close} size={560} title={entry && <ActionWords action={entry.action} />}>
      {entry && (
        <Descriptions column={1} size="small" bordered items={[
          { key: 'seq', label: w('seq'), children: entry.seq },
          { key: 'at', label: w('at'), children: <Instant at={entry.at} form="second" /> },
          { key: 'actor', label: w('actor'), children: <div className="k-row"><ActorName entry={entry} />{entry.actorKind === 'staff' && <TraceLink type="account" id={entry.actorId}>{w('actor.all')}</TraceLink>}</div> },
          { key: 'subject', label: w('subject'), children: <div className="k-row"><span><SubjectWords type={entry.subjectType} /> <Typography.Text code>{entry.subjectId}</Typography.Text></span><TraceLink type={entry.subjectType} id={entry.subjectId}>{w('subject.all')}</TraceLink></div> },
          { key: 'reason', label: w('reason'), children: entry.reason ?? '—' },
          { key: 'data', label: w('data'), children: <pre className="journal-data">{entry.data ? shownData(entry.data, language) : '—'}</pre> },
          { key: 'before', label: w('before'), children: <Typography.Text code>{entry.beforeDigest?.slice(0, 24) ?? '—'}</Typography.Text> },
          { key: 'after', label: w('after'), children: <Typography.Text code>{entry.afterDigest?.slice(0, 24) ?? '—'}</Typography.Text> },
          { key: 'hash', label: w('hash'), children: <Typography.Text code style={{ wordBreak: 'break-all' }}>{entry.hash}</Typography.Text> },
        ]} />
      )}
    </Drawer>
  );
}
