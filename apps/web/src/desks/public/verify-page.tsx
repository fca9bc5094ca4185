import { Button, Input } from 'antd';
import { useState } from 'react';
import { useParams, useSearchParams } from 'react-router';
import type { ReactNode } from 'react';
import { certificatesRoutes } from '@kaowu/contracts';
import type { ReplyOf } from '@kaowu/contracts';
import { LoadingState, ProblemBox, StateTag, asProblem, formatInstant, saveFile, useApi, useLanguage, useTellProblem, useWords } from '../../frame';
import { messages } from './messages';
import { Facts, PublicPage } from './public-page';

type Answer = ReplyOf<typeof certificatesRoutes.verify>;

function Shown({ answer }: { answer: Answer & { details: NonNullable<Answer['details']> } }): ReactNode {
  const w = useWords(messages);
  const { language } = useLanguage();
  const [at] = useState(() => new Date().toISOString());
  const d = answer.details;
  const ok = answer.answer === 'valid';
  return (
    <div className="k-panel" role="status">
      <div className="public-answer"><StateTag kind={ok ? 'handed-in' : 'broken'}>{w(ok ? 'valid' : 'void')}</StateTag></div>
      <Facts
        of={[
          [w('name'), d.name], [w('idNumber'), d.idNumberMasked], [w('occupation'), d.occupationName], [w('direction'), d.direction], [w('level'), d.levelWords],
          [w('number'), answer.number], [w('body'), d.bodyName], [w('issueOn'), d.issueOn], [w('reissuedOn'), d.reissuedOn], [w('voidedOn'), d.voidedOn],
        ]}
      />
      <p className="k-muted">{w('verify.time', { at: formatInstant(at, 'second', language) })}</p>
    </div>
  );
}

/** The holder's own electronic certificate. */
function Download({ number, name }: { number: string; name: string }): ReactNode {
  const w = useWords(messages);
  const tell = useTellProblem();
  const [idNumber, setIdNumber] = useState('');
  const [busy, setBusy] = useState(false);
  const save = async (): Promise<void> => {
    setBusy(true);
    await saveFile(certificatesRoutes.download, { params: { number }, body: { name, idNumber } }).catch(tell);
    setBusy(false);
  };
  return (
    <form className="k-panel public-form" onSubmit={(e) => { e.preventDefault(); void save(); }}>
      <p className="k-muted">{w('download.hint')}</p>
      <label>{w('fullId')}<Input size="large" required minLength={15} maxLength={20} autoComplete="off" value={idNumber} onChange={(e) => setIdNumber(e.target.value.trim().toUpperCase())} /></label>
      <Button htmlType="submit" size="large" loading={busy}>{w('download')}</Button>
    </form>
  );
}

interface Asked {
  readonly number: string;
  readonly name?: string;
  readonly t?: string;
}

/** One answer: valid, void, or no such certificate. A QR code carries the token and needs no field at all. */
export default function VerifyPage(): ReactNode {
  const w = useWords(messages);
  const { number = '' } = useParams();
  const [search] = useSearchParams();
  const token = search.get('t');
  const [typed, setTyped] = useState({ number, name: '' });
  const [asked, setAsked] = useState<Asked | null>(number && token ? { number, t: token } : null);
  const { number: of = '', ...query } = asked ?? { number: '' };
  const reply = useApi(certificatesRoutes.verify, { params: { number: of }, query }, { enabled: asked !== null });
  const answer = asked && !reply.isFetching ? reply.data : undefined;
  const failed = asked && !reply.isFetching ? reply.error : null;
  const unknown = failed && asProblem(failed).code === 'certificate.not-verified';
  return (
    <PublicPage title={w('verify')} sub={w('verify.sub')}>
      <div className="k-stack">
        {reply.isFetching && <LoadingState rows={4} />}
        {unknown && <div className="k-panel" role="status"><div className="public-answer"><StateTag kind="broken">{w('invalid')}</StateTag></div></div>}
        {failed && !unknown && <div className="k-panel"><ProblemBox error={failed} /></div>}
        {answer?.details && !failed && <Shown answer={{ ...answer, details: answer.details }} />}
        {answer?.answer === 'valid' && answer.details && !failed && <Download number={answer.number} name={answer.details.name} />}
        <form className="k-panel public-form" onSubmit={(e) => { e.preventDefault(); setAsked({ number: typed.number.trim(), name: typed.name.trim() }); }}>
          {number === '' && <label>{w('number')}<Input size="large" required maxLength={60} autoComplete="off" value={typed.number} onChange={(e) => setTyped({ ...typed, number: e.target.value })} /></label>}
          {number !== '' && <Facts of={[[w('number'), number]]} />}
          <label>{w('holder')}<Input size="large" required maxLength={60} autoComplete="off" value={typed.name} onChange={(e) => setTyped({ ...typed, name: e.target.value })} /></label>
          <Button type="primary" size="large" htmlType="submit">{w('check')}</Button>
        </form>
      </div>
    </PublicPage>
  );
}
