import { Steps } from 'antd';
import type { ReactNode } from 'react';
import { assemblyRoutes, type ReplyOf } from '@kaowu/contracts';
import { formatInstant, Instant, ReasonButton, useAct, useLanguage, useNow, useSession, useWords } from '../../frame';
import { messages } from './messages';

/** A set as its page gets it. */
export type SetView = ReplyOf<typeof assemblyRoutes.paperSet>;

type Step = { title: string; content: ReactNode; status: 'finish' | 'process' | 'wait' | 'error' };

function ReleaseButton({ set }: { set: SetView }): ReactNode {
  const w = useWords(messages);
  const { can, who } = useSession();
  const { language } = useLanguage();
  const now = useNow(5_000);
  const release = useAct(assemblyRoutes.releasePaperSet);
  if (set.state !== 'sealed' || set.releaseFrom === null || !can('paper.release')) return null;
  if (set.releaseList.some(({ person }) => person.id === who?.account.id)) return <p>{w('release.done')}</p>;
  if (now < Date.parse(set.releaseFrom)) return <p className="k-muted">{w('release.early', { from: formatInstant(set.releaseFrom, 'minute', language) })}</p>;
  const last = set.releaseList.length + 1 >= set.releasesNeeded;
  return (
    <ReasonButton
      label={w('release')} button={{ type: 'primary' }} title={`${w('release')} · ${set.name}`} danger={last}
      consequence={last ? w('release.what2', { count: set.paperCount }) : w('release.what1')}
      withCode onConfirm={(reason, code) => release.mutateAsync({ params: { id: set.id }, body: { reason, ...(code === undefined ? {} : { code }) } })}
    />
  );
}

/** Seal, reservation and the two releases, with who is awaited. */
export function CustodyPanel({ set }: { set: SetView }): ReactNode {
  const w = useWords(messages);
  const { language } = useLanguage();
  const instant = (at: string | null): string => (at === null ? '—' : formatInstant(at, 'minute', language));
  const given = set.releaseList.length;
  const releaseStep = (n: number): Step => {
    const done = set.releaseList[n];
    const title = w(n === 0 ? 'custody.first' : 'custody.second');
    if (done) return { title, status: 'finish', content: <>{done.person.name} · <Instant at={done.at} form="second" /><br />{done.reason}</> };
    if (n !== given || set.state !== 'sealed' || set.sessionId === null) return { title, status: 'wait', content: '' };
    const names = set.awaited.map(({ name }) => name).join('、');
    return { title, status: 'process', content: <><p>{names === '' ? w('custody.nobody') : w('custody.awaited', { names })}</p><ReleaseButton set={set} /></> };
  };
  const steps: Step[] = [
    { title: w('custody.sealed'), status: 'finish', content: <>{w('custody.sealedBy', { name: set.drawnBy.name, count: set.paperCount })}<br /><Instant at={set.drawnAt} form="second" /></> },
    {
      title: w('custody.reserved'), status: set.sessionId === null ? 'process' : 'finish',
      content: set.sessionId === null ? w('custody.notReserved') : w('custody.reservedFor', { opens: instant(set.opensAt), from: instant(set.releaseFrom) }),
    },
    releaseStep(0),
    releaseStep(1),
  ];
  return (
    <section className="k-panel" aria-label={w('custody')}>
      <h2 style={{ fontSize: 16, marginTop: 0 }}>{w('custody')}</h2>
      <Steps orientation="vertical" items={steps} />
      {set.state === 'released' && <p><strong>{w('custody.released')}</strong> <Instant at={set.releasedAt} form="second" /></p>}
      {set.voidReason !== null && <p role="alert">{w('void.reason', { reason: set.voidReason })}</p>}
    </section>
  );
}
