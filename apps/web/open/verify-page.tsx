/** @jsxImportSource preact */
import { useEffect, useRef, useState } from 'preact/hooks';
import { StateTag } from '../light/state-tag';
import { ask, save, type Reply } from './http';
import { showInstant, useLanguage, useWords } from './looks';
import { Facts, Field, Loading, Page, Problem } from './parts';
import { useAct } from './use-asked';

type Answer = Reply<'verify'>;
interface Given { readonly number: string; readonly name?: string; readonly t?: string }

function Shown({ answer, details: d, at }: { readonly answer: Answer; readonly details: NonNullable<Answer['details']>; readonly at: string }) {
  const w = useWords();
  const language = useLanguage();
  const valid = answer.answer === 'valid';
  return (
    <div class="o-panel" role="status">
      <div class="o-answer"><StateTag kind={valid ? 'handed-in' : 'broken'}>{w(valid ? 'valid' : 'void')}</StateTag></div>
      <Facts
        of={[
          [w('name'), d.name], [w('idNumber'), d.idNumberMasked], [w('occupation'), d.occupationName], [w('direction'), d.direction], [w('level'), d.levelWords],
          [w('number'), answer.number], [w('body'), d.bodyName], [w('issueOn'), d.issueOn], [w('reissuedOn'), d.reissuedOn], [w('voidedOn'), d.voidedOn],
        ]}
      />
      <p class="o-note">{w('verify.time', { at: showInstant(at, 'second', language) })}</p>
    </div>
  );
}

/** The holder's own electronic certificate. */
function Download({ number, name }: { readonly number: string; readonly name: string }) {
  const w = useWords();
  const [idNumber, setIdNumber] = useState('');
  const act = useAct(() => save('certificate', { params: { number }, body: { name, idNumber } }));
  return (
    <form class="o-panel o-form" onSubmit={(e) => { e.preventDefault(); act.run(); }}>
      <p class="o-note">{w('download.hint')}</p>
      <Field id="id-number" label={w('fullId')} value={idNumber} minLength={15} maxLength={20} onValue={(value) => setIdNumber(value.trim().toUpperCase())} />
      <Problem problem={act.problem} />
      <button class="o-button" disabled={act.busy}>{w('download')}</button>
    </form>
  );
}

function Answered({ answer, at }: { readonly answer: Answer; readonly at: string }) {
  const w = useWords();
  const { details } = answer;
  if (!details) return <div class="o-panel" role="status"><div class="o-answer"><StateTag kind="attention">{w('ask.name')}</StateTag></div></div>;
  return (
    <>
      <Shown answer={answer} details={details} at={at} />
      {answer.answer === 'valid' && <Download number={answer.number} name={details.name} />}
    </>
  );
}

/** One answer: valid, void, or no such certificate. A QR code carries number and token and needs no field at all. */
export function VerifyPage({ number = '', token }: { readonly number?: string; readonly token: string | null }) {
  const w = useWords();
  const [typed, setTyped] = useState({ number, name: '' });
  const act = useAct(async ({ number: of, ...query }: Given) => ({ answer: await ask('verify', { params: { number: of }, query }), at: new Date().toISOString() }));
  const first = useRef(act.run);
  useEffect(() => {
    if (number !== '' && token !== null) first.current({ number, t: token });
  }, [number, token]);
  const unknown = act.problem?.code === 'certificate.not-verified';
  return (
    <Page title={w('verify')} sub={w('verify.sub')}>
      {act.busy && <Loading />}
      {unknown && <div class="o-panel" role="status"><div class="o-answer"><StateTag kind="broken">{w('invalid')}</StateTag></div></div>}
      {act.problem && !unknown && <div class="o-panel"><Problem problem={act.problem} /></div>}
      {act.data && !act.busy && <Answered answer={act.data.answer} at={act.data.at} />}
      <form class="o-panel o-form" onSubmit={(e) => { e.preventDefault(); act.run({ number: typed.number.trim(), name: typed.name.trim() }); }}>
        {number === '' ? <Field id="number" label={w('number')} value={typed.number} maxLength={60} onValue={(value) => setTyped({ ...typed, number: value })} /> : <Facts of={[[w('number'), number]]} />}
        <Field id="holder" label={w('holder')} value={typed.name} maxLength={60} onValue={(name) => setTyped({ ...typed, name })} />
        <button class="o-main-button" disabled={act.busy}>{w(act.busy ? 'checking' : 'check')}</button>
      </form>
    </Page>
  );
}
