import { Injectable } from '@nestjs/common';
import type { ElementTableView, OutputOf, elementTableRoutes } from '@kaowu/contracts';
import { digestOf } from '@kaowu/kernel';
import { Database, found } from '@kaowu/platform';
import { importanceRatio } from '../domain/element-table';
import { approvedDigests, countByElement, findTable, keyOf, listSignOffs, listStages, listTables, loadContent, type TableRow } from '../persistence/element-tables';

type Head = Omit<ElementTableView, 'ranges' | 'elements' | 'ratio' | 'counts' | 'signOffs' | 'stages' | 'digest'>;

const headOf = (row: TableRow): Head => ({
  id: row.id,
  key: keyOf(row),
  mode: row.mode,
  occupationName: row.occupation_name,
  edition: row.label,
  standard: row.standard,
  state: row.state,
  maker: row.maker_name,
  madeAt: row.made_at.toISOString(),
  checker: row.checker_name,
  checkedAt: row.checked_at?.toISOString() ?? null,
  formerId: row.former_id,
});

/** Digest over the approved versions of a table: what a head of the body signs for. */
export const poolDigest = (versions: readonly { id: string; digest: string }[]): string => digestOf(versions.map(({ id, digest }) => [id, digest]));

/** Element tables for reading: nothing of them is secret. */
@Injectable()
export class ElementTables {
  constructor(private readonly db: Database) {}

  /** All tables with what they hold. */
  async list(): Promise<OutputOf<typeof elementTableRoutes.elementTables>['rows']> {
    const rows = await listTables(this.db);
    return rows.map((row) => ({
      ...headOf(row), ranges: row.ranges, elements: row.elements, items: row.items, approvedItems: row.approved_items, tasks: row.tasks,
    }));
  }

  /** A table with its ranges, elements, counts and sign-offs. Problem: `record.not-found`. */
  async view(id: string): Promise<ElementTableView> {
    const row = found(await findTable(this.db, id));
    const content = await loadContent(this.db, id);
    const now = poolDigest(await approvedDigests(this.db, id));
    const signOffs = await listSignOffs(this.db, id);
    const stages = await listStages(this.db, id);
    return {
      ...headOf(row),
      ...content,
      ratio: importanceRatio(content.elements),
      counts: await countByElement(this.db, id),
      signOffs: signOffs.map((s) => ({
        id: s.id, signer: s.signer_name, signedAt: s.signed_at.toISOString(), reason: s.reason, approvedItems: s.approved_items,
        poolDigest: s.pool_digest, current: s.pool_digest === now,
      })),
      stages: stages.map((s) => ({ id: s.id, stage: s.stage, note: s.note, recorder: s.recorder_name, at: s.at.toISOString() })),
      digest: row.digest,
    };
  }
}
