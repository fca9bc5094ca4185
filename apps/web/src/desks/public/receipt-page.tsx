import { Button, Input } from 'antd';
import { useState } from 'react';
import { useParams } from 'react-router';
import type { ReactNode } from 'react';
import { deliveryRoutes } from '@kaowu/contracts';
import { Instant, LoadingState, ProblemBox, StateTag, useApi, useWords } from '../../frame';
import { messages } from './messages';
import { Facts, PublicPage } from './public-page';

/** Whether a hand-in receipt is true: the answers arrived. */
export default function ReceiptPage(): ReactNode {
  const w = useWords(messages);
  const { code: given = '' } = useParams();
  const [typed, setTyped] = useState(given);
  const [code, setCode] = useState(given);
  const reply = useApi(deliveryRoutes.publicReceipt, { params: { code } }, { enabled: code !== '' });
  const settled = code !== '' && !reply.isFetching;
  const state = reply.data?.state;
  return (
    <PublicPage title={w('receipt')} sub={w('receipt.sub')}>
      <div className="k-stack">
        {reply.isFetching && <LoadingState rows={2} />}
        {settled && reply.error && <div className="k-panel"><ProblemBox error={reply.error} /></div>}
        {settled && !reply.error && reply.data && (
          <div className="k-panel" role="status">
            <div className="public-answer"><StateTag kind="handed-in">{w('receipt.valid')}</StateTag></div>
            <Facts of={[[w('handedInAt'), <Instant key="at" at={reply.data.handedInAt} form="second" />], [w('answered'), reply.data.answered], [w('state'), state === 'handed_in' || state === 'forced' ? w(`st.${state}`) : (state ?? '')]]} />
          </div>
        )}
        <form className="k-panel public-form" onSubmit={(e) => { e.preventDefault(); setCode(typed.trim()); }}>
          <label>{w('code')}<Input size="large" required minLength={8} maxLength={40} autoComplete="off" value={typed} onChange={(e) => setTyped(e.target.value)} /></label>
          <Button type="primary" size="large" htmlType="submit">{w('check')}</Button>
        </form>
      </div>
    </PublicPage>
  );
}
