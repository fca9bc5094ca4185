import { Button, Tabs } from 'antd';
import type { ReactNode } from 'react';
import { Link, useParams, useSearchParams } from 'react-router';
import { sittingRoutes, type RoundView } from '@kaowu/contracts';
import { DownloadButton, Page, ReasonButton, useAct, useApi, useLanguage, useSession, useWords } from '../../frame';
import { AnnouncementPanel } from './announcement-panel';
import { CandidatesPanel } from './candidates-panel';
import { EligibilityQueue } from './eligibility-queue';
import { districtName, KeyText, OpenPoints, Parts, RoundTag } from './labels';
import { messages } from './messages';
import { RoundPipeline } from './round-pipeline';
import { RoundSessions } from './round-sessions';
import './sitting.css';

function Actions({ round }: { round: RoundView }): ReactNode {
  const w = useWords(messages);
  const { can } = useSession();
  const confirm = useAct(sittingRoutes.confirmRound);
  const finish = useAct(sittingRoutes.finishRound);
  const params = { roundId: round.id };
  const { confirmed, refused, sessions, submitted, checked, ticketed } = round.counts;
  if (!can('sitting.manage')) return <Link to="/rounds"><Button>{w('back')}</Button></Link>;
  return (
    <>
      {ticketed > 0 && <DownloadButton route={sittingRoutes.ticketsPdf} call={{ params }} label={w('tickets.print')} />}
      {round.state === 'announced' && (
        <ReasonButton
          label={w('list.confirm')} title={w('list.confirm')} consequence={w('list.what', { confirmed, refused })}
          button={{ type: 'primary', disabled: confirmed === 0 || submitted + checked > 0 }} onConfirm={(reason) => confirm.mutateAsync({ params, body: { reason } })}
        />
      )}
      {round.state === 'finished' && can('results.read') && <Link to={`/results/${round.id}`}><Button type="primary">{w('round.toResults')}</Button></Link>}
      {round.state === 'running' && (
        <ReasonButton label={w('round.finish')} title={w('round.finish')} consequence={w('round.finishWhat', { sessions })} onConfirm={(reason) => finish.mutateAsync({ params, body: { reason } })} />
      )}
    </>
  );
}

/** One round: how far it is, what is not ready, and its candidates, eligibility, sessions and announcement. */
export default function RoundPage(): ReactNode {
  const w = useWords(messages);
  const { language } = useLanguage();
  const { can } = useSession();
  const { roundId = '' } = useParams();
  const [search, setSearch] = useSearchParams();
  const asked = useApi(sittingRoutes.roundDetail, { params: { roundId } });
  const round = asked.data?.round;
  const points = asked.data?.openPoints ?? [];
  const stage = can('eligibility.confirm') ? 'confirm' : 'check';
  return (
    <Page
      title={round?.name ?? w('rounds')} of={asked} actions={round && <Actions round={round} />}
      sub={round && <div className="k-row"><RoundTag state={round.state} /><span><KeyText occupationName={round.occupationName} occupation={round.key} /></span><span>{districtName(round.districtCode, language)}</span><span>{round.from === round.to ? round.from : `${round.from} – ${round.to}`}</span><span><Parts parts={round.parts} /></span></div>}
    >
      {round && (
        <div className="k-stack">
          <RoundPipeline round={round} />
          {points.length > 0 && (
            <section className="k-panel" aria-label={w('open')}>
              <div className="sitting-panel-head"><h2>{w('open')}</h2></div>
              <OpenPoints points={points} roundId={round.id} />
            </section>
          )}
          <div className="k-panel">
            <Tabs
              activeKey={search.get('tab') ?? (round.state === 'planned' ? 'announcement' : 'candidates')} onChange={(tab) => setSearch({ tab }, { replace: true })} destroyOnHidden
              items={[
                { key: 'announcement', label: w('announcement'), children: <AnnouncementPanel round={round} /> },
                { key: 'candidates', label: w('candidates'), children: <CandidatesPanel round={round} /> },
                { key: 'eligibility', label: w('eligibility'), children: <EligibilityQueue round={round} stage={stage} /> },
                { key: 'sessions', label: w('sessions'), children: <RoundSessions round={round} /> },
              ]}
            />
          </div>
        </div>
      )}
    </Page>
  );
}
