import { Button, Input } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { PART_WORDS, VERDICT_WORDS, resultsRoutes } from '@kaowu/contracts';
import { formatPoints, pointsFromHundredths } from '@kaowu/kernel/points';
import { PointsText, ProblemBox, StateTag, pick, useAct, useLanguage, useWords } from '../../frame';
import { messages } from './messages';
import { Objection } from './objection';
import { Facts, PublicPage } from './public-page';
import type { Result, TicketAndId } from './types';

const VERDICT_KIND = { passed: 'handed-in', failed: 'broken', absent: 'absent', incomplete: 'attention' } as const;

function Parts({ result }: { result: Result }): ReactNode {
  const w = useWords(messages);
  const { language } = useLanguage();
  return (
    <div className="public-parts">
      {result.parts.map((p) => (
        <div key={p.part}>
          <div className="k-muted">{pick(PART_WORDS[p.part], language)}</div>
          <div className="k-number">{p.status === 'scored' ? <PointsText value={p.points} /> : w(p.status)}</div>
          <StateTag kind={p.passed ? 'handed-in' : 'broken'}>{w(p.passed ? 'passed' : 'failed')}</StateTag>
        </div>
      ))}
    </div>
  );
}

function Shown({ result, by, renew }: { result: Result; by: TicketAndId; renew: () => void }): ReactNode {
  const w = useWords(messages);
  const { language } = useLanguage();
  return (
    <div className="k-stack">
      <div className="k-panel">
        <div className="public-answer"><StateTag kind={VERDICT_KIND[result.verdict]}>{pick(VERDICT_WORDS[result.verdict], language)}</StateTag></div>
        <Parts result={result} />
        <p className="k-muted">{w('pass', { points: formatPoints(pointsFromHundredths(result.passHundredths)) })}</p>
        <Facts of={[[w('name'), result.name], [w('idNumber'), result.idNumberMasked], [w('ticketNo'), result.ticketNo], [w('occupation'), [result.occupationName, result.direction, result.levelWords].filter(Boolean).join(' · ')]]} />
      </div>
      <Objection result={result} by={by} onSent={renew} />
    </div>
  );
}

/** A candidate's own result by ticket and ID number. */
export default function ResultPage(): ReactNode {
  const w = useWords(messages);
  const [by, setBy] = useState<TicketAndId>({ ticketNo: '', idNumber: '' });
  const ask = useAct(resultsRoutes.ownResult, { silent: true, renews: [] });
  const send = (): void => ask.mutate({ body: by });
  return (
    <PublicPage title={w('result')} sub={w('result.sub')}>
      {ask.data ? (
        <div className="k-stack">
          <Shown result={ask.data} by={by} renew={send} />
          <Button onClick={() => { ask.reset(); setBy({ ticketNo: '', idNumber: '' }); }}>{w('again')}</Button>
        </div>
      ) : (
        <form className="k-panel public-form" onSubmit={(e) => { e.preventDefault(); send(); }}>
          <label>{w('ticketNo')}<Input size="large" required minLength={4} maxLength={40} autoComplete="off" value={by.ticketNo} onChange={(e) => setBy({ ...by, ticketNo: e.target.value.trim() })} /></label>
          <label>{w('fullId')}<Input size="large" required minLength={15} maxLength={20} autoComplete="off" value={by.idNumber} onChange={(e) => setBy({ ...by, idNumber: e.target.value.trim().toUpperCase() })} /></label>
          {ask.error && <ProblemBox error={ask.error} />}
          <Button type="primary" size="large" htmlType="submit" loading={ask.isPending}>{w('ask')}</Button>
        </form>
      )}
    </PublicPage>
  );
}
