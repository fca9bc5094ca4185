import { Button, Select } from 'antd';
import { useState, type ReactNode } from 'react';
import { assemblyRoutes, sittingRoutes, type SittingSessionDetail } from '@kaowu/contracts';
import { Instant, Modal, ProblemBox, StateTag, useAct, useApi, useSession, useWords, type StateKind } from '../../frame';
import { messages } from './messages';

const KINDS: Readonly<Record<'drawn' | 'sealed' | 'released' | 'void', StateKind>> = { drawn: 'attention', sealed: 'checked-in', released: 'handed-in', void: 'broken' };

function Attach({ session }: { session: SittingSessionDetail }): ReactNode {
  const w = useWords(messages);
  const [open, setOpen] = useState(false);
  const [chosen, setChosen] = useState<string | null>(null);
  const sets = useApi(assemblyRoutes.paperSets, { query: { state: 'sealed', limit: 200 } }, { enabled: open });
  const act = useAct(sittingRoutes.attachPaperSet, { silent: true, onDone: () => setOpen(false) });
  const free = sets.data?.rows.filter((set) => set.sessionId === null) ?? [];
  return (
    <>
      <Button type={session.paperSet ? 'default' : 'primary'} onClick={() => setOpen(true)}>{w('papers.attach')}</Button>
      <Modal
        open={open} title={w('papers.attach')} okText={w('papers.attach')} cancelText={w('cancel')} confirmLoading={act.isPending} okButtonProps={{ disabled: chosen === null }}
        onCancel={() => { setOpen(false); act.reset(); }} onOk={() => chosen !== null && act.mutate({ params: { sessionId: session.id }, body: { paperSetId: chosen } })}
      >
        <div className="k-consequence">{w('papers.what')}</div>
        <Select
          aria-label={w('papers')} style={{ width: '100%' }} loading={sets.isPending && open} value={chosen} onChange={setChosen} placeholder={w('chooseOne')} notFoundContent={w('papers.free')}
          options={free.map((set) => ({ value: set.id, label: `${set.name} · ${w('papers.count', { count: set.paperCount })} · ${w('session.minutes', { minutes: set.durationMinutes })}` }))}
        />
        {act.error && <ProblemBox error={act.error} />}
      </Modal>
    </>
  );
}

/** The sealed papers of a theory session. */
export function SessionPapers({ session }: { session: SittingSessionDetail }): ReactNode {
  const w = useWords(messages);
  const { can } = useSession();
  const set = session.paperSet;
  const state = set && (['drawn', 'sealed', 'released', 'void'] as const).find((s) => s === set.state);
  return (
    <div className="k-stack">
      {set && state ? (
        <dl className="sitting-facts">
          <div><dt>{w('round.state')}</dt><dd><StateTag kind={KINDS[state]}>{w(`papers.state.${state}`)}</StateTag></dd></div>
          <div><dt>{w('papers')}</dt><dd>{w('papers.count', { count: set.paperCount })}</dd></div>
          <div><dt>{w('papers.opens')}</dt><dd><Instant at={set.opensAt} /></dd></div>
          <div><dt>{w('papers.digest')}</dt><dd><code>{set.digest.slice(0, 16)}</code></dd></div>
        </dl>
      ) : <StateTag kind="broken">{w('papers.none')}</StateTag>}
      {session.state === 'planned' && can('sitting.manage') && can('paper.read') && <div><Attach session={session} /></div>}
    </div>
  );
}
