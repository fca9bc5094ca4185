/** @jsxImportSource preact */
import { useEffect, useRef, useState } from 'preact/hooks';
import { StateTag } from '../light/state-tag';
import { ask } from './http';
import { Instant, useWords } from './looks';
import { Facts, Field, Loading, Page, Problem } from './parts';
import { useAct } from './use-asked';

/** Whether a hand-in receipt is true: the answers arrived. */
export function ReceiptPage({ code: given = '' }: { readonly code?: string }) {
  const w = useWords();
  const [code, setCode] = useState(given);
  const act = useAct((of: string) => ask('receipt', { params: { code: of } }));
  const first = useRef(act.run);
  useEffect(() => {
    if (given !== '') first.current(given);
  }, [given]);
  const { data } = act;
  return (
    <Page title={w('receipt')} sub={w('receipt.sub')}>
      {act.busy && <Loading rows={2} />}
      {act.problem && <div class="o-panel"><Problem problem={act.problem} /></div>}
      {data && !act.busy && (
        <div class="o-panel" role="status">
          <div class="o-answer"><StateTag kind="handed-in">{w('receipt.valid')}</StateTag></div>
          <Facts of={[[w('handedInAt'), <Instant key="at" at={data.handedInAt} form="second" />], [w('answered'), data.answered], [w('state'), data.state === 'handed_in' || data.state === 'forced' ? w(`st.${data.state}`) : data.state]]} />
        </div>
      )}
      <form class="o-panel o-form" onSubmit={(e) => { e.preventDefault(); act.run(code.trim()); }}>
        <Field id="code" label={w('receipt.code')} value={code} minLength={8} maxLength={40} onValue={setCode} />
        <button class="o-main-button" disabled={act.busy}>{w(act.busy ? 'checking' : 'check')}</button>
      </form>
    </Page>
  );
}
