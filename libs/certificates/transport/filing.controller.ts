import { Controller } from '@nestjs/common';
import { certificatesRoutes } from '@kaowu/contracts';
import type { InputOf, OutputOf } from '@kaowu/contracts';
import { Endpoint } from '@kaowu/platform';
import type { Actor } from '@kaowu/platform';
import { BatchActs } from '../application/batch-acts';
import { FilingChecklist } from '../application/checklist';
import { FilePassed } from '../application/file-passed';
import { Mappings } from '../application/mappings';
import { CertificatePapers } from '../application/papers';
import { batchViewOf, certificateViewOf } from '../persistence/certificate-rows';
import { CertificateStore } from '../persistence/certificate-store';
import type { MappingRow } from '../persistence/certificate-store';

type In<R extends keyof typeof certificatesRoutes> = InputOf<(typeof certificatesRoutes)[R]>;
type Out<R extends keyof typeof certificatesRoutes> = Promise<OutputOf<(typeof certificatesRoutes)[R]>>;

const mappingView = (m: MappingRow) => ({ version: m.version, source: m.source, columns: m.columns, createdAt: m.created_at.toISOString() });

/** Filings: the checklist, the batch and its way through the bureau, the workbook and its columns. */
@Controller()
export class FilingController {
  constructor(
    private readonly store: CertificateStore,
    private readonly checklists: FilingChecklist,
    private readonly filing: FilePassed,
    private readonly acts: BatchActs,
    private readonly papers: CertificatePapers,
    private readonly mappings: Mappings,
  ) {}

  @Endpoint(certificatesRoutes.checklist)
  checklist({ params }: In<'checklist'>): Out<'checklist'> {
    return this.checklists.of(params.roundId);
  }

  @Endpoint(certificatesRoutes.mapping)
  async mapping(): Out<'mapping'> {
    const [current, ...earlier] = await this.store.mappings();
    return { current: mappingView(current as MappingRow), earlier: earlier.map(mappingView) };
  }

  @Endpoint(certificatesRoutes.addMapping)
  addMapping({ body }: In<'addMapping'>, actor: Actor): Out<'addMapping'> {
    return this.mappings.add(actor, body.source, body.columns);
  }

  @Endpoint(certificatesRoutes.file)
  file({ body }: In<'file'>, actor: Actor): Out<'file'> {
    return this.filing.run(actor, body.roundId, body.issueOn);
  }

  @Endpoint(certificatesRoutes.batches)
  async batches({ query }: In<'batches'>): Out<'batches'> {
    const { total, rows } = await this.store.batches(query);
    return { total, rows: rows.map(batchViewOf) };
  }

  @Endpoint(certificatesRoutes.batch)
  async batch({ params }: In<'batch'>): Out<'batch'> {
    const rows = await this.store.ofBatch(params.batchId);
    return { ...batchViewOf(await this.store.batch(params.batchId)), rows: rows.map(certificateViewOf) };
  }

  @Endpoint(certificatesRoutes.workbook)
  workbook({ params }: In<'workbook'>, actor: Actor): Out<'workbook'> {
    return this.papers.workbook(actor, params.batchId);
  }

  @Endpoint(certificatesRoutes.printBatch)
  printBatch({ params }: In<'printBatch'>, actor: Actor): Out<'printBatch'> {
    return this.papers.printBatch(actor, params.batchId);
  }

  @Endpoint(certificatesRoutes.returnBatch)
  returnBatch({ params, body }: In<'returnBatch'>, actor: Actor): Out<'returnBatch'> {
    return this.acts.return(actor, params.batchId, body.reason);
  }

  @Endpoint(certificatesRoutes.refile)
  refile({ params, body }: In<'refile'>, actor: Actor): Out<'refile'> {
    return this.acts.refile(actor, params.batchId, body.reason);
  }

  @Endpoint(certificatesRoutes.accept)
  accept({ params, body }: In<'accept'>, actor: Actor): Out<'accept'> {
    return this.acts.accept(actor, params.batchId, body);
  }

  @Endpoint(certificatesRoutes.issue)
  issue({ params, body }: In<'issue'>, actor: Actor): Out<'issue'> {
    return this.acts.issue(actor, params.batchId, body.reason);
  }
}
