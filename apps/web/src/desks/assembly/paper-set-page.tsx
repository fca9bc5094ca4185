import { Alert, Button } from 'antd';
import { useNavigate, useParams } from 'react-router';
import type { ReactNode } from 'react';
import { assemblyRoutes } from '@kaowu/contracts';
import { ActsHeading, DataTable, Instant, Page, ReasonButton, StateTag, useAct, useApi, useSession, useWords, type RowOf } from '../../frame';
import { CustodyPanel, type SetView } from './custody-panel';
import { Digest } from './digest';
import { SetState } from './labels';
import { constraintMessages } from './constraint-messages';
import { messages } from './messages';
import { OrderPrintButton } from './order-print-button';
import { CoveragePanel, letterOf, QualityPanel } from './set-reports';
import './assembly.css';

function Facts({ set }: { set: SetView }): ReactNode {
  const w = useWords(messages);
  const { lowest, mean, highest } = set.difficulty;
  return (
    <section className="k-panel" aria-label={w('figures')}>
      <h2 style={{ fontSize: 16, marginTop: 0 }}>{w('figures')}</h2>
      <div className="k-number">{mean.toFixed(3)}</div>
      <div>{w('figures.difficulty')} · {w('figures.target', { target: set.spec.difficulty.target, tolerance: set.spec.difficulty.tolerance })}</div>
      <p className="k-muted">{w('figures.spread', { spread: (highest - lowest).toFixed(4) })}</p>
      <h2 style={{ fontSize: 16 }}>{w('recipe')}</h2>
      <dl className="assembly-facts">
        <dt>{w('algorithm')}</dt><dd>{set.algorithm}</dd>
        <dt>{w('recipeDigest')}</dt><dd><Digest value={set.recipeDigest} /></dd>
        <dt>{w('setDigest')}</dt><dd><Digest value={set.digest} /></dd>
        <dt>{w('replay.last')}</dt><dd><Instant at={set.replayedAt} form="second" /></dd>
      </dl>
    </section>
  );
}

function Replay({ setId }: { setId: string }): ReactNode {
  const w = useWords(messages);
  const replay = useAct(assemblyRoutes.replayPaperSet);
  const report = replay.data;
  const sound = report !== undefined && report.matching === report.papers && report.setDigestMatches;
  return (
    <div className="k-stack">
      <div className="k-row">
        <Button loading={replay.isPending} onClick={() => replay.mutate({ params: { id: setId } })}>{w('replay')}</Button>
        <span className="k-muted">{w('replay.what')}</span>
      </div>
      {report && (
        <Alert
          showIcon type={sound ? 'success' : 'error'}
          title={sound ? w('replay.ok', { papers: report.papers, ms: report.milliseconds }) : w('replay.bad', { count: report.papers - report.matching })}
        />
      )}
    </div>
  );
}

type Row = RowOf<typeof assemblyRoutes.papersOfSet>;

function PaperTable({ set }: { set: SetView }): ReactNode {
  const w = useWords(messages);
  const c = useWords(constraintMessages);
  const go = useNavigate();
  const readable = set.state === 'released';
  return (
    <DataTable
      route={assemblyRoutes.papersOfSet} call={{ params: { id: set.id } }} rowKey="id"
      columns={[
        { title: w('paper.no'), dataIndex: 'no', width: 70 },
        ...(set.kind === 'forms' ? [{ title: c('form'), width: 70, render: (_: unknown, row: Row) => letterOf(row.figures.form ?? 0) }] : []),
        { title: w('paper.digest'), render: (_, row) => <Digest value={row.digest} chars={24} /> },
        { title: w('questions'), width: 80, render: (_, row) => row.figures.questions },
        { title: w('paper.difficulty'), width: 110, render: (_, row) => row.figures.meanDifficulty.toFixed(4) },
        { title: w('paper.elements'), width: 90, render: (_, row) => row.figures.elements },
        {
          title: w('paper.coverage'), width: 130,
          render: (_, { figures }) => {
            const off = figures.byRange.filter(({ count, wanted }) => count !== wanted).length;
            return <StateTag kind={off === 0 ? 'handed-in' : 'broken'}>{off === 0 ? w('coverage.ok') : w('coverage.off', { count: off })}</StateTag>;
          },
        },
        { title: w('state'), width: 130, render: (_, row) => (readable ? w(row.opened ? 'paper.opened' : 'paper.notOpened') : w('locked')) },
        { title: <ActsHeading />, width: 90, render: (_, row) => readable && <Button size="small" onClick={() => void go(`/papers/${set.id}/${row.id}`)}>{w('paper.view')}</Button> },
      ]}
    />
  );
}

function VoidButton({ set }: { set: SetView }): ReactNode {
  const w = useWords(messages);
  const { can } = useSession();
  const act = useAct(assemblyRoutes.voidPaperSet);
  if (!can('paper.manage') || (set.state !== 'sealed' && set.state !== 'released')) return null;
  return (
    <ReasonButton
      label={w('void')} title={`${w('void')} · ${set.name}`} danger consequence={w('void.what', { count: set.paperCount })}
      onConfirm={(reason) => act.mutateAsync({ params: { id: set.id }, body: { reason } })}
    />
  );
}

/** One set: its seal, the two releases, its quality and recipe, and the papers without their content. */
export default function PaperSetPage(): ReactNode {
  const w = useWords(messages);
  const c = useWords(constraintMessages);
  const { setId = '' } = useParams();
  const asked = useApi(assemblyRoutes.paperSet, { params: { id: setId } }, { everyMs: 10_000 });
  const set = asked.data;
  const sub = set && <span className="k-row"><SetState state={set.state} releases={set.releases} /> {c(`kind.${set.kind}`)} · {set.blueprintTitle} v{set.blueprintVersion} · {w('total', { questions: set.questions, points: set.totalPoints / 100 })}</span>;
  return (
    <Page title={set?.name ?? w('sets')} sub={sub} of={asked} actions={set && <><OrderPrintButton set={set} /><VoidButton set={set} /></>}>
      {set && (
        <div className="k-stack">
          <div className="assembly-set"><CustodyPanel set={set} /><Facts set={set} /></div>
          <Replay setId={set.id} />
          <CoveragePanel set={set} />
          <QualityPanel set={set} />
          <PaperTable set={set} />
        </div>
      )}
    </Page>
  );
}
