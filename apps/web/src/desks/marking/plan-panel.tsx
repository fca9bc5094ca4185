import { useState } from 'react';
import { Alert, Button, Checkbox, InputNumber, Select, Table } from 'antd';
import type { ReactNode } from 'react';
import { markingRoutes, PAPER_SET_STATES, type MarkingSessionView, type MarkingSet, type ReplyOf } from '@kaowu/contracts';
import { EmptyState, ErrorState, Instant, LoadingState, message, pick, PointsText, StateTag, useAct, useApi, useLanguage, useSession, useUnsaved, useWords } from '../../frame';
import { messages } from './messages';

type Choice = ReplyOf<typeof markingRoutes.planChoices>['tasks'][number];
type Weights = Readonly<Record<string, number>>;

const SCORERS = [2, 3, 5, 7] as const;

const sameWeights = (a: Weights, b: Weights): boolean => Object.keys(a).length === Object.keys(b).length && Object.entries(a).every(([id, weight]) => b[id] === weight);

/** The practical papers whose draw says who does which task. */
function SetFacts({ set }: { set: MarkingSet }): ReactNode {
  const w = useWords(messages);
  const { language } = useLanguage();
  return (
    <div className="k-stack">
      <div className="k-row">
        <strong>{set.name}</strong>
        <StateTag kind={set.state === 'released' ? 'handed-in' : 'attention'}>{pick(PAPER_SET_STATES[set.state], language)}</StateTag>
        <span>{w(set.drawBy === 'session' ? 'plan.setOne' : 'plan.setEach', { papers: set.papers, tasks: set.tasks })}</span>
        <span className="k-muted">{w('plan.setOpens')} <Instant at={set.opensAt} /></span>
      </div>
      <p className="k-muted" style={{ margin: 0 }}>{w(set.state === 'released' ? 'plan.setReady' : 'plan.setSealed')}</p>
    </div>
  );
}

function Frozen({ view }: { view: MarkingSessionView }): ReactNode {
  const w = useWords(messages);
  return (
    <div className="k-panel k-stack">
      {view.stage !== 'waiting' && view.stage !== 'planned' && <Alert type="info" showIcon title={w('plan.frozen')} />}
      {view.practicalSet && <SetFacts set={view.practicalSet} />}
      <Table
        rowKey="taskVersionId" size="middle" pagination={false} dataSource={[...view.plan]}
        columns={[
          { title: w('plan.task'), dataIndex: 'name' },
          { title: w('plan.minutes'), render: (_, t) => w('plan.minutesValue', { n: t.minutes }) },
          { title: w('plan.fullPoints'), align: 'right', render: (_, t) => <PointsText value={t.fullPoints} /> },
          { title: w('plan.weight'), align: 'right', dataIndex: 'weightPercent' },
        ]}
      />
      <div>{w('plan.scorers')}: <strong>{view.scorers}</strong></div>
    </div>
  );
}

function Editor({ view, choices, sets }: { view: MarkingSessionView; choices: readonly Choice[]; sets: readonly MarkingSet[] }): ReactNode {
  const w = useWords(messages);
  const save = useAct(markingRoutes.savePlan, { onDone: () => message.success(w('plan.saved')) });
  const [setId, setSetId] = useState(view.practicalSet?.id ?? null);
  const chosen = sets.find(({ id }) => id === setId);
  const planned = (view.practicalSet ? [] : view.plan).map((t) => [t.taskVersionId, t.weightPercent] as const);
  const suggested = choices.map((c) => [c.taskVersionId, c.weightPercent ?? 0] as const);
  const [weights, setWeights] = useState<Weights>(() => Object.fromEntries(planned.length > 0 ? planned : suggested));
  const [scorers, setScorers] = useState(view.scorers);
  useUnsaved(scorers !== view.scorers || setId !== (view.practicalSet?.id ?? null) || !sameWeights(weights, Object.fromEntries(planned.length > 0 ? planned : suggested)));
  const sum = Object.values(weights).reduce((a, b) => a + b, 0);
  const set = (id: string, weight: number | null): void => {
    const { [id]: _gone, ...others } = weights;
    setWeights(weight === null ? others : { ...others, [id]: weight });
  };
  // In the order of the bank, which is the order of the tasks' codes.
  const tasks = choices.filter((c) => weights[c.taskVersionId] !== undefined).map((c) => ({ taskVersionId: c.taskVersionId, weightPercent: weights[c.taskVersionId] ?? 0 }));
  return (
    <div className="k-panel k-stack">
      {sets.length > 0 && (
        <label className="k-stack">{w('plan.source')}
          <Select
            aria-label={w('plan.source')} value={setId ?? ''} onChange={(value) => setSetId(value === '' ? null : value)} style={{ maxWidth: 560 }}
            options={[{ value: '', label: w('plan.byHand') }, ...sets.map(({ id, name, papers }) => ({ value: id, label: w('plan.bySet', { name, papers }) }))]}
          />
        </label>
      )}
      {chosen ? <SetFacts set={chosen} /> : <Table<Choice>
        rowKey="taskVersionId" size="middle" pagination={false} dataSource={[...choices]} scroll={{ x: 'max-content' }}
        columns={[
          { title: w('plan.use'), width: 64, render: (_, t) => <Checkbox aria-label={`${w('plan.use')} ${t.name}`} checked={weights[t.taskVersionId] !== undefined} onChange={(e) => set(t.taskVersionId, e.target.checked ? (t.weightPercent ?? 0) : null)} /> },
          { title: w('plan.task'), dataIndex: 'name' },
          { title: w('plan.minutes'), render: (_, t) => w('plan.minutesValue', { n: t.minutes }) },
          { title: w('plan.fullPoints'), align: 'right', render: (_, t) => <PointsText value={t.fullPoints} /> },
          {
            title: w('plan.weight'),
            render: (_, t) => (
              <InputNumber aria-label={`${w('plan.weight')} ${t.name}`} min={1} max={100} precision={0} disabled={weights[t.taskVersionId] === undefined} value={weights[t.taskVersionId] ?? null} onChange={(value) => set(t.taskVersionId, value ?? 0)} />
            ),
          },
        ]}
      />}
      <div className="k-row">
        {!chosen && <StateTag kind={sum === 100 ? 'handed-in' : 'attention'}>{w('plan.sum', { sum })}</StateTag>}
        <label className="k-row">{w('plan.scorers')}<Select aria-label={w('plan.scorers')} value={scorers} onChange={setScorers} options={SCORERS.map((value) => ({ value, label: value }))} /></label>
        <Button type="primary" loading={save.isPending} onClick={() => save.mutate({ params: { sessionId: view.sessionId }, body: { tasks: chosen ? [] : tasks, scorers, practicalSetId: chosen?.id ?? null } })}>{w('plan.save')}</Button>
      </div>
    </div>
  );
}

/** A review panel has no tasks to choose: how many score each candidate is all. */
function PanelEditor({ view, choices }: { view: MarkingSessionView; choices: readonly Choice[] }): ReactNode {
  const w = useWords(messages);
  const save = useAct(markingRoutes.savePlan, { onDone: () => message.success(w('plan.saved')) });
  const [scorers, setScorers] = useState(view.scorers);
  return (
    <div className="k-panel k-stack">
      <div><strong>{choices[0]?.name}</strong> <PointsText value={choices[0]?.fullPoints} /></div>
      <p className="k-muted">{w('plan.panelHint')}</p>
      <div className="k-row">
        <label className="k-row">{w('plan.panel')}<Select aria-label={w('plan.panel')} value={scorers} onChange={setScorers} options={SCORERS.filter((n) => n > 2).map((value) => ({ value, label: value }))} /></label>
        <Button type="primary" loading={save.isPending} onClick={() => save.mutate({ params: { sessionId: view.sessionId }, body: { tasks: [], scorers } })}>{w('plan.save')}</Button>
      </div>
    </div>
  );
}

/** Tasks and weights of a practical session, or the size of a review panel; frozen once scoring is open. */
export function PlanPanel({ view }: { view: MarkingSessionView }): ReactNode {
  const w = useWords(messages);
  const { can } = useSession();
  const open = can('marking.manage') && (view.stage === 'waiting' || view.stage === 'planned');
  const asked = useApi(markingRoutes.planChoices, { params: { sessionId: view.sessionId } }, { enabled: open });
  if (!open) return <Frozen view={view} />;
  if (asked.error && !asked.data) return <ErrorState error={asked.error} retry={() => void asked.refetch()} />;
  if (!asked.data) return <LoadingState rows={4} />;
  if (view.mode === 'review') return <PanelEditor view={view} choices={asked.data.tasks} />;
  if (asked.data.tasks.length === 0 && asked.data.sets.length === 0) return <EmptyState title={w('plan.none')} hint={w('plan.noneHint')} />;
  return <Editor view={view} choices={asked.data.tasks} sets={asked.data.sets} />;
}
