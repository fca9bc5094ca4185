/** @jsxImportSource preact */
import { useState } from 'preact/hooks';
import { formatPoints, pointsFromHundredths } from '@kaowu/kernel/points';
import { PART_WORDS, VERDICT_WORDS } from '@kaowu/contracts/results/words';
import { StateTag } from '../light/state-tag';
import { ask, type Reply } from './http';
import { useLanguage, useWords } from './looks';
import { Objection } from './objection';
import { Facts, Page, Problem, TicketFields, type TicketAndId } from './parts';
import { VERDICT_KINDS } from './publication-page';
import { useAct } from './use-asked';

type Result = Reply<'ownResult'>;

function Parts({ of }: { readonly of: Result }) {
  const w = useWords();
  const language = useLanguage();
  return (
    <div class="o-parts">
      {of.parts.map((p) => (
        <div key={p.part}>
          <div class="o-note">{PART_WORDS[p.part][language]}</div>
          <div class="o-number">{p.status === 'scored' && p.points !== null ? formatPoints(pointsFromHundredths(p.points)) : w(p.status)}</div>
          <StateTag kind={p.passed ? 'handed-in' : 'broken'}>{w(p.passed ? 'passed' : 'failed')}</StateTag>
        </div>
      ))}
    </div>
  );
}

function Shown({ result }: { readonly result: Result }) {
  const w = useWords();
  const language = useLanguage();
  return (
    <div class="o-panel" role="status">
      {result.correcting ? <p class="o-answer"><StateTag kind="attention">{w('correcting')}</StateTag></p> : <div class="o-answer"><StateTag kind={VERDICT_KINDS[result.verdict]}>{VERDICT_WORDS[result.verdict][language]}</StateTag></div>}
      {result.correcting && <p>{w('correcting.what')}</p>}
      <Parts of={result} />
      <p class="o-note">{w('pass', { points: formatPoints(pointsFromHundredths(result.passHundredths)) })}</p>
      <Facts of={[[w('name'), result.name], [w('idNumber'), result.idNumberMasked], [w('ticketNo'), result.ticketNo], [w('occupation'), [result.occupationName, result.direction, result.levelWords].filter(Boolean).join(' · ')]]} />
    </div>
  );
}

/** A candidate's own result by ticket and ID number. */
export function ResultPage() {
  const w = useWords();
  const [by, setBy] = useState<TicketAndId>({ ticketNo: '', idNumber: '' });
  const look = useAct((body: TicketAndId) => ask('ownResult', { body }));
  const again = (): void => {
    look.reset();
    setBy({ ticketNo: '', idNumber: '' });
  };
  return (
    <Page title={w('result')} sub={w('result.sub')}>
      {look.data ? (
        <>
          <Shown result={look.data} />
          <Objection result={look.data} by={by} onSent={() => look.run(by)} />
          <div><button type="button" class="o-button" onClick={again}>{w('again')}</button></div>
        </>
      ) : (
        <form class="o-panel o-form" onSubmit={(e) => { e.preventDefault(); look.run(by); }}>
          <TicketFields of={by} onChange={setBy} />
          <Problem problem={look.problem} />
          <button class="o-main-button" disabled={look.busy}>{w(look.busy ? 'asking' : 'ask')}</button>
        </form>
      )}
    </Page>
  );
}
