import { Button, Radio, Segmented, Timeline } from 'antd';
import { useRef, useState, type ReactNode } from 'react';
import { eligibilityState, sittingRoutes, type CandidateImportReport, type CandidateView, type EligibilityState, type RoundView } from '@kaowu/contracts';
import { DataTable, DownloadButton, Drawer, Instant, message, ProblemDetails, StateTag, TraceLink, UploadButton, useAct, useApi, useSession, useWords } from '../../frame';
import { EligibilityTag } from './labels';
import { messages } from './messages';

function Report({ report, strict }: { report: CandidateImportReport; strict: boolean }): ReactNode {
  const w = useWords(messages);
  const { rows, good, taken, problems, dryRun } = report;
  if (!dryRun) return <p>{w('import.done', { taken })}</p>;
  return (
    <>
      <p>{w('import.found', { rows, good, problems: problems.length })}</p>
      {problems.length === 0 && <StateTag kind="handed-in">{w('import.clean')}</StateTag>}
      {problems.length > 0 && strict && <p><StateTag kind="attention">{w('import.refused')}</StateTag></p>}
      {problems.length > 0 && <ProblemDetails details={problems} />}
    </>
  );
}

/** Choose a file, read what is wrong with it cell by cell, then take all of it or the good rows. */
export function ImportCandidates({ roundId }: { roundId: string }): ReactNode {
  const w = useWords(messages);
  const [onProblems, setOnProblems] = useState<'refuse' | 'take-good'>('refuse');
  return (
    <UploadButton
      route={sittingRoutes.importCandidates} label={w('import')} accept=".xlsx,.csv"
      call={(dryRun) => ({ params: { roundId }, body: { dryRun, onProblems } })} report={(report) => <Report report={report} strict={onProblems === 'refuse'} />}
      takeable={(report) => report.good > 0 && (onProblems === 'take-good' || report.problems.length === 0)}
    >
      <div className="k-row" style={{ marginBottom: 12 }}>
        <span>{w('import.onProblems')}</span>
        <Radio.Group value={onProblems} onChange={(e) => setOnProblems(e.target.value as typeof onProblems)} options={(['refuse', 'take-good'] as const).map((value) => ({ value, label: w(`import.${value}`) }))} />
        <DownloadButton route={sittingRoutes.candidateTemplate} label={w('template')} />
      </div>
    </UploadButton>
  );
}

function Seats({ candidate }: { candidate: CandidateView }): ReactNode {
  const w = useWords(messages);
  return candidate.seats.map((seat) => (
    <div key={seat.sessionId}>{w(seat.mode)} {seat.roomName} {seat.placeLabel}{seat.turn > 1 || seat.mode === 'practical' ? ` · ${w('turn', { turn: seat.turn })}` : ''}</div>
  ));
}

/** A candidate with every decision about the eligibility. */
export function CandidateDrawer({ candidateId, onClose }: { candidateId: string | null; onClose: () => void }): ReactNode {
  const w = useWords(messages);
  const { can } = useSession();
  const asked = useApi(sittingRoutes.eligibilityHistory, { params: { candidateId: candidateId ?? '' } }, { enabled: candidateId !== null });
  const candidate = asked.data?.candidate;
  const facts = candidate && [
    ['ticketNo', candidate.ticketNo ?? w('none')], ['idNumber', candidate.idNumberMasked], ['sex', w(candidate.sex)], ['employer', candidate.employer],
    ['trainingBody', candidate.trainingBody ?? w('none')], ['phone', candidate.phoneMasked ?? w('none')], ['condition', candidate.condition],
  ] as const;
  return (
    <Drawer open={candidateId !== null} onClose={onClose} title={candidate?.name} loading={asked.isPending} size={480}>
      {candidate && facts && (
        <div className="k-stack">
          <EligibilityTag state={candidate.eligibility} />
          <CandidatePhoto candidate={candidate} />
          <dl className="sitting-facts">{facts.map(([key, value]) => <div key={key}><dt>{w(key)}</dt><dd>{value}</dd></div>)}</dl>
          {candidate.seats.length > 0 && <div><div className="k-muted">{w('seats')}</div><Seats candidate={candidate} /></div>}
          {candidate.ticketNo !== null && can('sitting.manage') && <div><DownloadButton route={sittingRoutes.ticketsPdf} call={{ params: { roundId: candidate.roundId }, query: { candidateId: candidate.id } }} label={w('ticket.print')} /></div>}
          <div>
            <div className="k-row"><h3>{w('history')}</h3><TraceLink type="candidate" id={candidate.id} /></div>
            {asked.data?.decisions.length === 0 && <p className="k-muted">{w('history.none')}</p>}
            <Timeline
              items={(asked.data?.decisions ?? []).map((d) => ({
                content: (
                  <>
                    <div>{w(`decision.${d.stage}`)}{d.outcome === 'reopen' ? '' : ` · ${w(`decision.${d.outcome}`)}`}</div>
                    {d.reason && <div>{d.reason}</div>}
                    <div className="k-muted">{d.decidedBy} <Instant at={d.decidedAt} form="second" /></div>
                  </>
                ),
              }))}
            />
          </div>
        </div>
      )}
    </Drawer>
  );
}

/** Photographs as one archive, named by ID number; what does not fit is told file by file. */
function ImportPhotos({ roundId }: { roundId: string }): ReactNode {
  const w = useWords(messages);
  const [onProblems, setOnProblems] = useState<'refuse' | 'take-good'>('take-good');
  const told = ({ rows, good, taken, problems, dryRun }: CandidateImportReport): ReactNode => (
    <>
      <p>{dryRun ? w('photos.found', { rows, good, problems: problems.length }) : w('photos.done', { taken })}</p>
      {problems.length > 0 && <ProblemDetails details={problems} />}
    </>
  );
  return (
    <UploadButton
      route={sittingRoutes.importPhotos} label={w('photos.import')} accept=".zip" call={(dryRun) => ({ params: { roundId }, body: { dryRun, onProblems } })} report={told}
      takeable={(report) => report.good > 0 && (onProblems === 'take-good' || report.problems.length === 0)}
    >
      <p className="k-muted">{w('photos.hint')}</p>
      <Radio.Group value={onProblems} onChange={(e) => setOnProblems(e.target.value as typeof onProblems)} options={(['refuse', 'take-good'] as const).map((value) => ({ value, label: w(`photos.${value}`) }))} style={{ marginBottom: 12 }} />
    </UploadButton>
  );
}

/** One candidate's photograph, with the way to add or replace it. */
function CandidatePhoto({ candidate }: { candidate: CandidateView }): ReactNode {
  const w = useWords(messages);
  const { can } = useSession();
  const [version, setVersion] = useState(0);
  const add = useAct(sittingRoutes.addPhoto, { onDone: () => { setVersion((n) => n + 1); message.success(w('photo.added')); } });
  const file = useRef<HTMLInputElement>(null);
  const send = (chosen: File | undefined): void => {
    if (chosen) add.mutate({ params: { candidateId: candidate.id }, file: chosen });
    if (file.current) file.current.value = '';
  };
  return (
    <div className="sitting-photo">
      {candidate.hasPhoto
        ? <img src={`/api/candidates/${candidate.id}/photo?v=${version}`} alt={w('photo.of', { name: candidate.name })} width={108} height={150} />
        : <span className="k-muted">{w('photo.none')}</span>}
      {can('sitting.manage') && (
        <>
          <Button size="small" loading={add.isPending} onClick={() => file.current?.click()}>{w(candidate.hasPhoto ? 'photo.replace' : 'photo.add')}</Button>
          <input ref={file} type="file" hidden accept=".jpg,.jpeg,.png" aria-label={w('photo.add')} onChange={(e) => send(e.target.files?.[0])} />
        </>
      )}
    </div>
  );
}

/** The candidates of a round, with import. */
export function CandidatesPanel({ round }: { round: RoundView }): ReactNode {
  const w = useWords(messages);
  const { can } = useSession();
  const [state, setState] = useState<EligibilityState | 'all'>('all');
  const [shown, setShown] = useState<string | null>(null);
  const takes = round.state === 'announced';
  const tools = (
    <>
      <Segmented<EligibilityState | 'all'> aria-label={w('show.state')} value={state} onChange={setState} options={['all' as const, ...eligibilityState.options].map((value) => ({ value, label: value === 'all' ? w('all') : `${w(value)} ${round.counts[value]}` }))} />
      <DownloadButton route={sittingRoutes.exportCandidates} call={{ params: { roundId: round.id }, query: state === 'all' ? {} : { eligibility: state } }} label={w('export')} />
      {can('sitting.manage') && <ImportPhotos roundId={round.id} />}
      {can('sitting.manage') && (takes ? <ImportCandidates roundId={round.id} /> : <span className="k-muted">{w('candidates.closed')}</span>)}
    </>
  );
  return (
    <>
      <DataTable
        route={sittingRoutes.listCandidates} rowKey="id" searchable tools={tools} pageSize={50} call={{ params: { roundId: round.id }, query: state === 'all' ? {} : { eligibility: state } }}
        empty={{ title: w('candidates.empty'), hint: w('candidates.emptyHint') }}
        columns={[
          { title: w('name'), render: (_, c) => <Button type="link" style={{ padding: 0 }} onClick={() => setShown(c.id)}>{c.name}</Button> },
          { title: w('ticketNo'), render: (_, c) => c.ticketNo ?? '' },
          { title: w('idNumber'), render: (_, c) => <code>{c.idNumberMasked}</code> },
          { title: w('employer'), dataIndex: 'employer' },
          { title: w('condition'), dataIndex: 'condition', ellipsis: true, width: 220 },
          { title: w('seats'), render: (_, c) => <Seats candidate={c} /> },
          { title: w('photo'), render: (_, c) => (c.hasPhoto ? w('photo.there') : <span className="k-muted">{w('none')}</span>) },
          { title: w('eligibility'), render: (_, c) => <EligibilityTag state={c.eligibility} /> },
        ]}
      />
      <CandidateDrawer candidateId={shown} onClose={() => setShown(null)} />
    </>
  );
}
