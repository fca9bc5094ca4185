import { Alert, Tabs } from 'antd';
import { Link, useParams } from 'react-router';
import type { ReactNode } from 'react';
import { markingRoutes, OPENING_MINUTES, type MarkingSessionView } from '@kaowu/contracts';
import { formatInstant, Instant, message, Page, ReasonButton, useAct, useApi, useLanguage, useNow, useSession, useWords } from '../../frame';
import { GroupsPanel } from './groups-panel';
import { messages } from './messages';
import { MonitorPanel } from './monitor-panel';
import { PerformancesPanel } from './performances-panel';
import { PlanPanel } from './plan-panel';
import { RecusalsPanel } from './recusals-panel';
import { StageTag } from './states';
import { TheoryPanel } from './theory-panel';
import './marking.css';

function OpenButton({ view }: { view: MarkingSessionView }): ReactNode {
  const w = useWords(messages);
  const { language } = useLanguage();
  const minutes = Math.ceil((Date.parse(view.startsAt) - useNow(1_000)) / 60_000);
  const early = minutes > OPENING_MINUTES;
  const open = useAct(markingRoutes.openMarking, { onDone: () => message.success(w('open.done')) });
  const examiners = view.groupList.reduce((sum, g) => sum + g.members.length, 0);
  const what = { candidates: view.candidates, tasks: view.plan.length, works: view.candidates * view.plan.length, examiners, scorers: view.scorers };
  return (
    <ReasonButton
      label={w('open.do')} title={w('open.title')} withoutReason={!early} danger={early}
      consequence={`${w('open.what', what)}${early ? w('open.early', { planned: formatInstant(view.startsAt, 'minute', language), minutes }) : ''}`}
      button={{ type: 'primary', disabled: view.groupList.length === 0 }}
      onConfirm={(reason) => open.mutateAsync({ params: { sessionId: view.sessionId }, body: early ? { early: reason } : {} })}
    />
  );
}

function Practical({ view }: { view: MarkingSessionView }): ReactNode {
  const w = useWords(messages);
  const items = [
    { key: 'plan', label: w('tab.plan'), children: <PlanPanel key={view.stage} view={view} /> },
    { key: 'groups', label: `${w('tab.groups')} (${view.groupList.length})`, children: <GroupsPanel view={view} /> },
    { key: 'works', label: `${w('tab.works')} (${view.counts.works})`, children: <PerformancesPanel view={view} /> },
    { key: 'recusals', label: `${w('tab.recusals')} (${view.openRecusals})`, children: <RecusalsPanel view={view} /> },
    { key: 'monitor', label: w('tab.monitor'), children: <MonitorPanel view={view} /> },
  ];
  const first = view.stage === 'waiting' ? 'plan' : view.stage === 'planned' ? 'groups' : 'works';
  return <Tabs defaultActiveKey={first} items={items} destroyOnHidden />;
}

/** One session: for practical work plan, groups, works, recusals and monitor; for theory what came of marking. */
export default function SessionPage(): ReactNode {
  const w = useWords(messages);
  const { can } = useSession();
  const { sessionId = '' } = useParams();
  const asked = useApi(markingRoutes.markingSession, { params: { sessionId } }, { everyMs: 20_000 });
  const view = asked.data?.sessionId === sessionId ? asked.data : undefined;
  return (
    <Page
      title={view ? view.name : w('sessions')} of={asked}
      sub={view && <span className="k-row">{view.roundName} · {w(`mode.${view.mode}`)} · <Instant at={view.startsAt} /> <StageTag row={view} />{view.opened?.early && <span>{w('open.earlyAt')} <Instant at={view.opened.at} /></span>}</span>}
      actions={view?.stage === 'planned' && can('marking.manage') && <OpenButton view={view} />}
    >
      {view && view.countedBy !== null && <Alert type="info" showIcon title={w('counted', { no: view.countedBy })} style={{ marginBottom: 16 }} />}
      {view?.corrections.map((c) => (
        <Alert key={c.id} type="warning" showIcon title={<span className="k-row">{w('cor.waits', { name: c.candidateMasked })} <Link to={`/marking/corrections/${c.id}`}>{w('cor.go')}</Link></span>} style={{ marginBottom: 16 }} />
      ))}
      {view && (view.mode === 'theory' ? <TheoryPanel view={view} /> : <Practical view={view} />)}
    </Page>
  );
}
