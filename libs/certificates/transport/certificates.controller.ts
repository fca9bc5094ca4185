import { Controller } from '@nestjs/common';
import { certificatesRoutes } from '@kaowu/contracts';
import type { InputOf, OutputOf } from '@kaowu/contracts';
import { Endpoint } from '@kaowu/platform';
import type { Actor } from '@kaowu/platform';
import { ChangeCertificate } from '../application/change-certificate';
import { CertificatePapers } from '../application/papers';
import { certificateViewOf } from '../persistence/certificate-rows';
import { CertificateStore } from '../persistence/certificate-store';

type In<R extends keyof typeof certificatesRoutes> = InputOf<(typeof certificatesRoutes)[R]>;
type Out<R extends keyof typeof certificatesRoutes> = Promise<OutputOf<(typeof certificatesRoutes)[R]>>;

/** Certificates: the register, previews and prints, voiding and reissuing. */
@Controller()
export class CertificatesController {
  constructor(private readonly store: CertificateStore, private readonly papers: CertificatePapers, private readonly changes: ChangeCertificate) {}

  @Endpoint(certificatesRoutes.certificates)
  async list({ query }: In<'certificates'>): Out<'certificates'> {
    const { total, rows } = await this.store.page(query);
    return { total, rows: rows.map(certificateViewOf) };
  }

  @Endpoint(certificatesRoutes.certificate)
  async one({ params }: In<'certificate'>): Out<'certificate'> {
    const certificate = await this.store.get(params.certificateId);
    const history = await this.store.events(params.certificateId);
    return { ...certificateViewOf(certificate), history: history.map((e) => ({ kind: e.kind, at: e.at.toISOString(), by: e.by_name, reason: e.reason })) };
  }

  @Endpoint(certificatesRoutes.preview)
  preview({ params }: In<'preview'>): Out<'preview'> {
    return this.papers.preview(params.certificateId);
  }

  @Endpoint(certificatesRoutes.look)
  look({ params }: In<'look'>): Out<'look'> {
    return this.papers.look(params.certificateId);
  }

  @Endpoint(certificatesRoutes.print)
  print({ params }: In<'print'>, actor: Actor): Out<'print'> {
    return this.papers.print(actor, params.certificateId);
  }

  @Endpoint(certificatesRoutes.voidCertificate)
  voidIt({ params, body }: In<'voidCertificate'>, actor: Actor): Out<'voidCertificate'> {
    return this.changes.voidIt(actor, params.certificateId, body.reason);
  }

  @Endpoint(certificatesRoutes.reissue)
  reissue({ params, body }: In<'reissue'>, actor: Actor): Out<'reissue'> {
    return this.changes.reissue(actor, params.certificateId, body.reason);
  }
}
