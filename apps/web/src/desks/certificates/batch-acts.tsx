import { Input } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { certificatesRoutes } from '@kaowu/contracts';
import type { ReplyOf } from '@kaowu/contracts';
import { DownloadButton, ReasonButton, useAct, useSession, useWords, today } from '../../frame';
import { messages } from './messages';

export type Batch = Omit<ReplyOf<typeof certificatesRoutes.batch>, 'rows'>;

const PRIMARY = { type: 'primary' } as const;

function Accept({ batch }: { batch: Batch }): ReactNode {
  const w = useWords(messages);
  const act = useAct(certificatesRoutes.accept);
  const [receiptNo, setReceiptNo] = useState('');
  const [acceptedOn, setAcceptedOn] = useState(today());
  return (
    <ReasonButton
      label={w('accept')} title={w('accept')} withoutReason button={PRIMARY} ready={receiptNo.trim().length >= 3 && acceptedOn !== ''} consequence={w('accept.what', { count: batch.certificates })}
      onConfirm={() => act.mutateAsync({ params: { batchId: batch.id }, body: { receiptNo, acceptedOn } })}
    >
      <div className="k-stack">
        <label>{w('receiptNo')}<Input value={receiptNo} maxLength={60} onChange={(e) => setReceiptNo(e.target.value)} /></label>
        <label>{w('acceptedOn')}<Input type="date" value={acceptedOn} max={today()} onChange={(e) => setAcceptedOn(e.target.value)} /></label>
      </div>
    </ReasonButton>
  );
}

/** What may be done with a filing where it stands. */
export function BatchActs({ batch }: { batch: Batch }): ReactNode {
  const w = useWords(messages);
  const { can } = useSession();
  const back = useAct(certificatesRoutes.returnBatch);
  const again = useAct(certificatesRoutes.refile);
  const issue = useAct(certificatesRoutes.issue);
  const call = (reason: string) => ({ params: { batchId: batch.id }, body: { reason } });
  const count = batch.certificates;
  return (
    <>
      {can('certificate.file') && <DownloadButton route={certificatesRoutes.workbook} call={{ params: { batchId: batch.id } }} label={w('workbook')} />}
      {can('certificate.file') && batch.state === 'filed' && (
        <>
          <ReasonButton label={w('return')} title={w('return')} danger consequence={w('return.what', { count })} onConfirm={(reason) => back.mutateAsync(call(reason))} />
          <Accept batch={batch} />
        </>
      )}
      {can('certificate.file') && batch.state === 'returned' && (
        <ReasonButton label={w('refile')} title={w('refile')} button={PRIMARY} consequence={w('refile.what', { count })} onConfirm={(reason) => again.mutateAsync(call(reason))} />
      )}
      {can('certificate.issue') && batch.state === 'accepted' && (
        <ReasonButton label={w('issue')} title={w('issue')} button={PRIMARY} consequence={w('issue.what', { count })} onConfirm={(reason) => issue.mutateAsync(call(reason))} />
      )}
      {can('certificate.file') && batch.state === 'issued' && <DownloadButton route={certificatesRoutes.printBatch} call={{ params: { batchId: batch.id } }} label={w('printBatch')} />}
    </>
  );
}
