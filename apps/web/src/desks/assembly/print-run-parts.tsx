import { Steps, Timeline } from 'antd';
import type { ReactNode } from 'react';
import { assemblyRoutes, CUSTODY_STEPS, PRINT_DOCUMENTS, type EnvelopeView, type PrintDocument, type PrintRunView } from '@kaowu/contracts';
import { formatInstant, Instant, pick, ReasonButton, saveFile, StateTag, useAct, useLanguage, useNow, useRenew, useSession, useWords } from '../../frame';
import { printMessages } from './print-messages';

function Authorise({ run }: { run: PrintRunView }): ReactNode {
  const w = useWords(printMessages);
  const { can, who } = useSession();
  const { language } = useLanguage();
  const now = useNow(5_000);
  const give = useAct(assemblyRoutes.authorisePrintRun);
  if (run.authorisations.some(({ person }) => person.id === who?.account.id)) return <p className="k-muted">{w('authorise.done')}</p>;
  if (!can('paper.release')) return null;
  if (now < new Date(run.printFrom).getTime()) return <p className="k-muted">{w('authorise.early', { from: formatInstant(run.printFrom, 'minute', language) })}</p>;
  return (
    <ReasonButton
      label={w('authorise')} button={{ type: 'primary' }} title={`${w('authorise')} · ${run.setName}`} withCode
      consequence={run.authorisations.length === 0 ? w('authorise.what1') : w('authorise.what2', { copies: run.copies })}
      onConfirm={(reason, code) => give.mutateAsync({ params: { id: run.id }, body: { reason, ...(code === undefined ? {} : { code }) } })}
    />
  );
}

/** Who ordered the run, who has agreed, and who is awaited. */
export function Authorisations({ run }: { run: PrintRunView }): ReactNode {
  const w = useWords(printMessages);
  const step = (n: number) => {
    const given = run.authorisations[n];
    const title = w(n === 0 ? 'authorise.first' : 'authorise.second');
    if (given) return { title, status: 'finish' as const, content: <>{w('authorise.by', { name: given.person.name, reason: given.reason })}<br /><Instant at={given.at} form="second" /></> };
    if (n !== run.authorisations.length || run.state !== 'ordered') return { title, status: 'wait' as const, content: '' };
    return { title, status: 'process' as const, content: <><p>{w('authorise.awaited', { names: run.awaited.map(({ name }) => name).join('、') })}</p><Authorise run={run} /></> };
  };
  return (
    <section className="k-panel" aria-label={w('progress')}>
      <h2 style={{ fontSize: 16, marginTop: 0 }}>{w('progress')}</h2>
      {run.secondFactorRequired && <p><StateTag kind="attention">{w('secondFactor')}</StateTag></p>}
      <Steps
        orientation="vertical" items={[
          { title: w('order'), status: 'finish', content: <>{w('orderedBy', { name: run.orderedBy.name, copies: run.copies, envelopes: run.envelopes })}<br /><Instant at={run.orderedAt} form="second" /><br />{run.reason}</> },
          step(0), step(1),
        ]}
      />
    </section>
  );
}

interface DocumentProps {
  readonly run: PrintRunView;
  readonly document: PrintDocument;
  readonly envelope?: EnvelopeView;
  readonly small?: boolean;
}

/** A button that gets a document as PDF, after asking why. */
export function DocumentButton({ run, document, envelope, small }: DocumentProps): ReactNode {
  const w = useWords(printMessages);
  const { language } = useLanguage();
  const { can } = useSession();
  const renew = useRenew();
  if (!can('paper.manage')) return null;
  const secret = document === 'copies' || document === 'keys' || document === 'answer-sheets';
  const name = pick(PRINT_DOCUMENTS[document], language);
  const get = async (reason: string): Promise<void> => {
    await saveFile(assemblyRoutes.issuePrintDocument, { params: { id: run.id }, body: { document, reason, ...(envelope === undefined ? {} : { envelopeId: envelope.id }) } });
    await renew([assemblyRoutes.printRun]);
  };
  return (
    <ReasonButton
      label={small ? name : w('doc.get', { name })} button={{ size: small ? 'small' : 'middle', disabled: secret && run.state !== 'authorised', ...(secret && run.state !== 'authorised' ? { title: w('doc.wait') } : {}) }}
      title={`${w('doc.get', { name })}${envelope === undefined ? '' : ` · ${envelope.code}`}`} consequence={w(secret ? 'doc.what' : 'doc.plain')} onConfirm={get}
    />
  );
}

/** Everything that happened to an envelope, in order. */
export function EnvelopeTimeline({ envelope }: { envelope: EnvelopeView }): ReactNode {
  const w = useWords(printMessages);
  const { language } = useLanguage();
  if (envelope.steps.length === 0) return <p className="k-muted">{w('step.none')}</p>;
  return (
    <Timeline
      items={envelope.steps.map((step) => {
        const { copies, sealNo, used, unused = 0, spoiled = 0 } = step.figures;
        const figures = [
          copies === undefined ? '' : w('fig', { copies }), sealNo === undefined ? '' : w('fig.seal', { seal: sealNo }),
          used === undefined ? '' : w('fig.back', { used, unused, spoiled }), step.note,
        ].filter(Boolean).join(' · ');
        return {
          key: step.id, color: step.witness !== null && step.witnessedAt === null ? 'gray' : 'blue',
          content: (
            <>
              <strong>{pick(CUSTODY_STEPS[step.step], language)}</strong> <Instant at={step.at} form="second" />
              <div>
                {step.actor.name}{step.witness !== null && ` ${w('with', { name: step.witness.name })}`}
                {step.witness !== null && step.witnessedAt === null && <> <StateTag kind="attention">{w('unconfirmed')}</StateTag></>}
              </div>
              {figures !== '' && <div className="k-muted">{figures}</div>}
            </>
          ),
        };
      })}
    />
  );
}
