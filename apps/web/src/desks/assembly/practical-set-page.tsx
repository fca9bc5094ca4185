import { Alert, Button, Steps, Table } from 'antd';
import { useParams } from 'react-router';
import type { ReactNode } from 'react';
import { assemblyRoutes, PRACTICAL_DOCUMENTS, type PracticalDocument, type PracticalSetView } from '@kaowu/contracts';
import { formatInstant, Instant, Page, pick, ReasonButton, saveFile, useAct, useApi, useLanguage, useNow, useSession, useWords } from '../../frame';
import { Digest } from './digest';
import { SetState } from './labels';
import { practicalMessages } from './practical-messages';
import './assembly.css';

function Release({ set }: { set: PracticalSetView }): ReactNode {
  const w = useWords(practicalMessages);
  const { can, who } = useSession();
  const { language } = useLanguage();
  const now = useNow(5_000);
  const give = useAct(assemblyRoutes.releasePractical);
  if (set.releases.some(({ person }) => person.id === who?.account.id)) return <p className="k-muted">{w('release.done')}</p>;
  if (!can('paper.release')) return null;
  if (now < new Date(set.releaseFrom).getTime()) return <p className="k-muted">{w('release.early', { from: formatInstant(set.releaseFrom, 'minute', language) })}</p>;
  return (
    <ReasonButton
      label={w('release')} button={{ type: 'primary' }} title={`${w('release')} · ${set.name}`} withCode consequence={w('release.what', { no: set.releases.length + 1 })}
      onConfirm={(reason, code) => give.mutateAsync({ params: { id: set.id }, body: { reason, ...(code === undefined ? {} : { code }) } })}
    />
  );
}

function Custody({ set }: { set: PracticalSetView }): ReactNode {
  const w = useWords(practicalMessages);
  const step = (n: number) => {
    const given = set.releases[n];
    const title = w(n === 0 ? 'first' : 'second');
    if (given) return { title, status: 'finish' as const, content: <>{given.person.name} · <Instant at={given.at} form="second" /><br />{given.reason}</> };
    if (n !== set.releases.length || set.state !== 'sealed') return { title, status: 'wait' as const, content: '' };
    return { title, status: 'process' as const, content: <><p>{w('awaited', { names: set.awaited.map(({ name }) => name).join('、') })}</p><Release set={set} /></> };
  };
  return (
    <section className="k-panel" aria-label={w('custody')}>
      <h2 style={{ fontSize: 16, marginTop: 0 }}>{w('custody')}</h2>
      <Steps orientation="vertical" items={[{ title: w('sealed'), status: 'finish', content: <>{w('sealedBy', { name: set.drawnBy.name, count: set.papers })}<br /><Instant at={set.drawnAt} form="second" /></> }, step(0), step(1)]} />
    </section>
  );
}

function DocumentButton({ set, document, no }: { set: PracticalSetView; document: PracticalDocument; no?: number }): ReactNode {
  const w = useWords(practicalMessages);
  const { language } = useLanguage();
  const { can } = useSession();
  if (!can('paper.manage')) return null;
  const name = pick(PRACTICAL_DOCUMENTS[document], language);
  const secret = document === 'tasks' || document === 'score-sheets';
  const wait = secret && set.state !== 'released';
  return (
    <ReasonButton
      label={no === undefined ? w('doc.get', { name }) : name} button={{ disabled: wait, size: no === undefined ? 'middle' : 'small', ...(wait ? { title: w('doc.wait') } : {}) }}
      title={w('doc.get', { name })} consequence={w(secret ? 'doc.open' : 'doc.plain')}
      onConfirm={(reason) => saveFile(assemblyRoutes.practicalDocument, { params: { id: set.id }, body: { document, reason, ...(no === undefined ? {} : { no }) } })}
    />
  );
}

function Groups({ set }: { set: PracticalSetView }): ReactNode {
  const w = useWords(practicalMessages);
  return (
    <section className="k-panel k-stack" aria-label={w('groups')}>
      <h2 style={{ fontSize: 16, margin: 0 }}>{w('groups')} <span className="k-muted">{w('minutes', set.minutes)}</span></h2>
      <table className="assembly-table">
        <thead><tr><th scope="col">{w('group')}</th><th scope="col">{w('take')}</th><th scope="col">{w('weight')}</th><th scope="col" style={{ textAlign: 'left' }}>{w('tasks')}</th></tr></thead>
        <tbody>
          {set.groups.map((group, i) => (
            <tr key={i}>
              <td>{group.title}</td>
              <td>{group.take === group.tasks.length ? w('group.must') : w('group.choose', { count: group.tasks.length, take: group.take })}</td>
              <td>{group.weightHundredths / 100}%</td>
              <td style={{ whiteSpace: 'normal', textAlign: 'left' }}>{group.tasks.map(({ code, name }) => `${code} ${name}`).join('；')}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <div className="k-row">{(['notice-venue', 'notice-candidate', 'tasks', 'score-sheets'] as const).map((document) => <DocumentButton key={document} set={set} document={document} />)}</div>
    </section>
  );
}

function Draws({ set }: { set: PracticalSetView }): ReactNode {
  const w = useWords(practicalMessages);
  const replay = useAct(assemblyRoutes.replayPractical, { renews: [] });
  const report = replay.data;
  const sound = report !== undefined && report.matching === report.papers && report.digestMatches;
  return (
    <section className="k-panel k-stack" aria-label={w('draws')}>
      <div className="k-row">
        <h2 style={{ fontSize: 16, margin: 0 }}>{w('draws')}</h2>
        <Button loading={replay.isPending} onClick={() => replay.mutate({ params: { id: set.id } })}>{w('replay')}</Button>
        <span className="k-muted">{w('digest')} <Digest value={set.digest} /></span>
      </div>
      {report && <Alert showIcon type={sound ? 'success' : 'error'} title={sound ? w('replay.ok', { papers: report.papers }) : w('replay.bad', { count: report.papers - report.matching })} />}
      {set.draws === null ? <p className="k-muted">{w('draws.sealed')}</p> : (
        <Table<NonNullable<PracticalSetView['draws']>[number]>
          size="small" rowKey="no" dataSource={set.draws} scroll={{ x: 'max-content' }} pagination={{ pageSize: 12, hideOnSinglePage: true, showSizeChanger: false }}
          columns={[
            { title: w('no'), dataIndex: 'no', width: 70 },
            { title: w('drawn'), render: (_, row) => row.tasks.map(({ code, name }) => `${code} ${name}`).join('；') },
            { title: w('documents'), render: (_, row) => <span className="k-row"><DocumentButton set={set} document="tasks" no={row.no} /><DocumentButton set={set} document="score-sheets" no={row.no} /></span> },
          ]}
        />
      )}
    </section>
  );
}

/** A set of practical papers: its groups, the two releases, the draw, and what is printed. */
export default function PracticalSetPage(): ReactNode {
  const w = useWords(practicalMessages);
  const { practicalId = '' } = useParams();
  const asked = useApi(assemblyRoutes.practicalSet, { params: { id: practicalId } }, { everyMs: 10_000 });
  const set = asked.data;
  const sub = set && <span className="k-row"><SetState state={set.state} releases={set.releases.length} /> {set.occupationName} · {w(`by.${set.drawBy}`)} · {w('opensAt')} <Instant at={set.opensAt} /></span>;
  return (
    <Page title={set?.name ?? w('title')} sub={sub} of={asked}>
      {set && (
        <div className="k-stack">
          <div className="assembly-set"><Groups set={set} /><Custody set={set} /></div>
          <Draws set={set} />
        </div>
      )}
    </Page>
  );
}
