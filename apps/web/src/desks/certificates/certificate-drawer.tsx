import { Timeline } from 'antd';
import type { ReactNode } from 'react';
import { certificatesRoutes } from '@kaowu/contracts';
import type { ReplyOf } from '@kaowu/contracts';
import { DownloadButton, Drawer, ErrorState, Instant, LoadingState, ReasonButton, TraceLink, useAct, useApi, useSession, useWords } from '../../frame';
import { messages } from './messages';
import { CertificatePreview } from './certificate-preview';
import { CertificateTag } from './shared';
import './certificates.css';

type Certificate = ReplyOf<typeof certificatesRoutes.certificate>;

function Acts({ c }: { c: Certificate }): ReactNode {
  const w = useWords(messages);
  const { can } = useSession();
  const voidIt = useAct(certificatesRoutes.voidCertificate);
  const reissue = useAct(certificatesRoutes.reissue);
  const call = (reason: string) => ({ params: { certificateId: c.id }, body: { reason } });
  const who = { name: c.name, number: c.number };
  return (
    <span className="k-row">
      {can('certificate.file') && c.state === 'issued' && <DownloadButton route={certificatesRoutes.print} call={{ params: { certificateId: c.id } }} label={w('print')} />}
      {can('certificate.issue') && c.state === 'issued' && <ReasonButton label={w('reissue')} title={w('reissue')} consequence={w('reissue.what', who)} onConfirm={(r) => reissue.mutateAsync(call(r))} />}
      {can('certificate.issue') && c.state !== 'void' && <ReasonButton label={w('void')} title={w('void')} danger consequence={w('void.what', who)} onConfirm={(r) => voidIt.mutateAsync(call(r))} />}
    </span>
  );
}

/** One certificate: how it looks, what happened to it, what may be done. */
export function CertificateDrawer({ certificateId, onClose }: { certificateId: string | null; onClose: () => void }): ReactNode {
  const w = useWords(messages);
  const asked = useApi(certificatesRoutes.certificate, { params: { certificateId: certificateId ?? '' } }, { enabled: certificateId !== null });
  const c = asked.data?.id === certificateId ? asked.data : undefined;
  return (
    <Drawer open={certificateId !== null} onClose={onClose} size={920} title={c ? <span className="k-row">{c.name} <span className="certificates-number">{c.number}</span> <CertificateTag state={c.state} /></span> : w('certificates')} extra={c && <Acts c={c} />} destroyOnHidden>
      {asked.error && !c && <ErrorState error={asked.error} retry={() => void asked.refetch()} />}
      {!c && !asked.error && <LoadingState />}
      {c && (
        <div className="k-stack">
          <CertificatePreview id={c.id} title={`${w('preview')} ${c.number}`} />
          <span className="k-row"><DownloadButton route={certificatesRoutes.preview} call={{ params: { certificateId: c.id } }} label={w('previewFile')} /><TraceLink type="certificate" id={c.id} /></span>
          {c.state !== 'filed' && <a href={`/verify/${c.number}`} target="_blank" rel="noreferrer">{w('verifyPage')}</a>}
          {c.history.length > 0 && <h2>{w('history')}</h2>}
          <Timeline items={c.history.map((e, i) => ({ key: i, content: <>{w(`h.${e.kind}`)} · {e.by} · <Instant at={e.at} />{e.reason && ` · ${e.reason}`}</> }))} />
        </div>
      )}
    </Drawer>
  );
}
