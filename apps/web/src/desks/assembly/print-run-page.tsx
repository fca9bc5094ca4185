import { useState } from 'react';
import { Button, Table } from 'antd';
import { useNavigate, useParams } from 'react-router';
import type { ReactNode } from 'react';
import { assemblyRoutes, CUSTODY_FINDINGS, CUSTODY_STEPS, PRINT_DOCUMENTS, type CustodyStep, type EnvelopeView, type PrintRunView } from '@kaowu/contracts';
import { ActsHeading, Instant, Page, pick, ReasonButton, StateTag, useAct, useApi, useLanguage, useSession, useRowChoice, useWords } from '../../frame';
import { CustodyStepForm } from './custody-step-form';
import { printMessages } from './print-messages';
import { Authorisations, DocumentButton, EnvelopeTimeline } from './print-run-parts';
import { RunState } from './print-runs-page';
import './assembly.css';

/** Steps that all the chosen envelopes can take. */
const inCommon = (envelopes: readonly EnvelopeView[]): CustodyStep[] =>
  (envelopes[0]?.next ?? []).filter((step) => envelopes.every(({ next }) => next.includes(step)));

function Confirmations({ run }: { run: PrintRunView }): ReactNode {
  const w = useWords(printMessages);
  const { language } = useLanguage();
  const { who } = useSession();
  const witness = useAct(assemblyRoutes.witnessCustody);
  const mine = run.envelopeList.filter(({ awaited }) => awaited !== null && awaited.id === who?.account.id);
  const last = mine[0]?.steps.at(-1);
  if (!last) return null;
  const stepIds = mine.flatMap(({ steps }) => steps.at(-1)?.id ?? []);
  const what = w('confirm.what', { name: last.actor.name, step: pick(CUSTODY_STEPS[last.step], language), count: mine.length });
  return (
    <div className="k-panel k-row" role="status">
      <span>{what}</span>
      <ReasonButton
        label={w('confirm', { count: mine.length })} button={{ type: 'primary' }} title={w('confirm', { count: mine.length })} consequence={what} withoutReason
        onConfirm={() => witness.mutateAsync({ params: { id: run.id }, body: { stepIds, agrees: true } })}
      />
      <ReasonButton
        label={w('dispute')} title={w('dispute')} danger consequence={w('dispute.what')}
        onConfirm={(reason) => witness.mutateAsync({ params: { id: run.id }, body: { stepIds, agrees: false, reason } })}
      />
    </div>
  );
}

function Envelopes({ run }: { run: PrintRunView }): ReactNode {
  const w = useWords(printMessages);
  const choice = useRowChoice();
  const { language } = useLanguage();
  const { can } = useSession();
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [step, setStep] = useState<CustodyStep | null>(null);
  const envelopes = run.envelopeList.filter(({ id }) => chosen.includes(id));
  const next = inCommon(envelopes);
  const close = (): void => {
    setStep(null);
    setChosen([]);
  };
  return (
    <section className="k-panel k-stack" aria-label={w('envelope')}>
      <div className="k-row">
        <h2 style={{ fontSize: 16, margin: 0 }}>{w('envelope')}</h2>
        {can('custody.record') && (
          <>
            <span className="k-muted">{envelopes.length === 0 ? w('next.select') : next.length === 0 ? w('next.none') : w('selected', { count: envelopes.length })}</span>
            {next.map((one) => <Button key={one} type="primary" onClick={() => setStep(one)}>{w('next.of', { step: pick(CUSTODY_STEPS[one], language) })}</Button>)}
          </>
        )}
      </div>
      <Table<EnvelopeView>
        size="small" rowKey="id" pagination={false} dataSource={run.envelopeList} scroll={{ x: 'max-content' }}
        {...(can('custody.record') ? { rowSelection: { ...choice, selectedRowKeys: [...chosen], onChange: (keys) => setChosen(keys.map(String)), getCheckboxProps: (row) => ({ 'aria-label': `${w('envelope')} ${row.code}` }) } } : {})}
        expandable={{ columnTitle: w('timeline'), columnWidth: 90, expandedRowRender: (row) => <EnvelopeTimeline envelope={row} />, defaultExpandedRowKeys: run.envelopeList.length <= 2 ? run.envelopeList.map(({ id }) => id) : [] }}
        columns={[
          { title: w('envelope'), dataIndex: 'code', width: 100 },
          { title: w('label'), dataIndex: 'label' },
          { title: w('copies'), render: (_, row) => <>{row.copies} <span className="k-muted">{w('copies.range', { from: row.firstCopy, to: row.firstCopy + row.copies - 1 })}{row.byForm.length > 0 && ` · ${row.byForm.map((n, i) => `${String.fromCharCode(65 + i)} ${n}`).join(' ')}`}</span></> },
          { title: w('step'), render: (_, row) => <>{row.step === null ? w('step.none') : pick(CUSTODY_STEPS[row.step], language)}{row.awaited !== null && <> <StateTag kind="attention">{w('awaited', { name: row.awaited.name })}</StateTag></>}</> },
          { title: w('findings'), width: 90, render: (_, row) => (row.openFindings === 0 ? 0 : <StateTag kind="broken">{row.openFindings}</StateTag>) },
          { title: <ActsHeading />, render: (_, row) => <span className="k-row"><DocumentButton run={run} document="copies" envelope={row} small /><DocumentButton run={run} document="answer-sheets" envelope={row} small /></span> },
        ]}
      />
      {step !== null && <CustodyStepForm run={run} step={step} envelopes={envelopes} onClose={close} />}
    </section>
  );
}

function Findings({ run }: { run: PrintRunView }): ReactNode {
  const w = useWords(printMessages);
  const { language } = useLanguage();
  const { can } = useSession();
  const close = useAct(assemblyRoutes.closeCustodyFinding);
  if (run.findings.length === 0) return null;
  return (
    <section className="k-panel k-stack" aria-label={w('findings.title')}>
      <h2 style={{ fontSize: 16, margin: 0 }}>{w('findings.title')}</h2>
      <Table<PrintRunView['findings'][number]>
        size="small" rowKey="id" pagination={false} dataSource={run.findings} scroll={{ x: 'max-content' }}
        columns={[
          { title: w('envelope'), dataIndex: 'envelope', width: 100 },
          { title: w('kind'), render: (_, row) => `${pick(CUSTODY_STEPS[row.step], language)} · ${pick(CUSTODY_FINDINGS[row.kind], language)}` },
          { title: w('expected'), dataIndex: 'expected' },
          { title: w('found'), dataIndex: 'found' },
          { title: w('explanation'), render: (_, row) => <>{row.explanation}<div className="k-muted">{w('raised', { name: row.raisedBy.name })} · <Instant at={row.raisedAt} /></div></> },
          {
            title: <ActsHeading />,
            render: (_, row) => (row.closedAt !== null
              ? <StateTag kind="handed-in">{w('settled', { name: row.closedBy?.name ?? '', reason: row.closingReason ?? '' })}</StateTag>
              : can('paper.release') && <ReasonButton label={w('settle')} button={{ size: 'small' }} title={w('settle')} consequence={w('settle.what')} onConfirm={(reason) => close.mutateAsync({ params: { id: row.id }, body: { reason } })} />),
          },
        ]}
      />
    </section>
  );
}

function Documents({ run }: { run: PrintRunView }): ReactNode {
  const w = useWords(printMessages);
  const { language } = useLanguage();
  return (
    <section className="k-panel k-stack" aria-label={w('documents')}>
      <h2 style={{ fontSize: 16, margin: 0 }}>{w('documents')}</h2>
      <p className="k-muted" style={{ margin: 0 }}>{w('documents.sub')}</p>
      <div className="k-row">{(['labels', 'record', 'keys'] as const).map((document) => <DocumentButton key={document} run={run} document={document} />)}</div>
      <Table<PrintRunView['issued'][number]>
        size="small" rowKey={(row) => `${row.at} ${row.document}`} pagination={{ pageSize: 8, hideOnSinglePage: true }} dataSource={run.issued} scroll={{ x: 'max-content' }} locale={{ emptyText: w('documents.none') }}
        columns={[
          { title: w('document'), render: (_, row) => `${pick(PRINT_DOCUMENTS[row.document], language)} ${row.envelope ?? ''}` },
          { title: w('by'), render: (_, row) => row.by.name },
          { title: w('at'), render: (_, row) => <Instant at={row.at} form="second" /> },
          { title: w('reason'), render: (_, row) => <>{row.reason} <span className="k-muted">{w('pages', { count: row.pages })}</span></> },
        ]}
      />
    </section>
  );
}

/** A print run: who agreed, every envelope with its way, what did not add up, and what was handed out. */
export default function PrintRunPage(): ReactNode {
  const w = useWords(printMessages);
  const go = useNavigate();
  const { can } = useSession();
  const { runId = '' } = useParams();
  const asked = useApi(assemblyRoutes.printRun, { params: { id: runId } }, { everyMs: 10_000 });
  const cancel = useAct(assemblyRoutes.cancelPrintRun);
  const run = asked.data;
  const forms = run && (run.forms === null ? w('forms.each') : run.forms === 1 ? w('forms.one') : w('forms.of', { forms: run.forms, last: String.fromCharCode(64 + run.forms) }));
  const sub = run && <span className="k-row"><RunState state={run.state} /> {String(run.serial).padStart(4, '0')} · {forms} · {w('opensAt')} <Instant at={run.opensAt} /></span>;
  const actions = run && (
    <>
      {can('paper.read') && <Button onClick={() => void go(`/papers/${run.setId}`)}>{w('back')}</Button>}
      {can('paper.manage') && run.state !== 'cancelled' && (
        <ReasonButton label={w('stop')} danger title={w('stop')} consequence={w('stop.what', { count: run.abroad })} onConfirm={(reason) => cancel.mutateAsync({ params: { id: run.id }, body: { reason } })} />
      )}
    </>
  );
  return (
    <Page title={run?.setName ?? w('runs')} sub={sub} of={asked} actions={actions}>
      {run && (
        <div className="k-stack">
          <Confirmations run={run} />
          <div className="assembly-set"><Documents run={run} /><Authorisations run={run} /></div>
          <Findings run={run} />
          <Envelopes run={run} />
        </div>
      )}
    </Page>
  );
}
