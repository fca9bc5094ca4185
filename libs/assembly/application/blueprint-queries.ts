import { Injectable } from '@nestjs/common';
import type { assemblyRoutes, OutputOf } from '@kaowu/contracts';
import { Bank, type ElementTableHead } from '@kaowu/bank';
import { Database, found } from '@kaowu/platform';
import { listBlueprints, versionsOf, versionView } from '../persistence/blueprint-rows';
import { headOf } from '../domain/draw';

type Routes = typeof assemblyRoutes;

/** Blueprints and the element tables behind them, for the desk. */
@Injectable()
export class BlueprintQueries {
  constructor(private readonly db: Database, private readonly bank: Bank) {}

  /** A page of blueprints, each with its newest version. */
  async list(page: { readonly offset: number; readonly limit: number; readonly search?: string | undefined }): Promise<OutputOf<Routes['blueprints']>> {
    const { total, rows } = await listBlueprints(this.db, page);
    return {
      total,
      rows: rows.map((row) => {
        const { id, version, state, spec, createdAt } = versionView(row.newest);
        const questions = spec.sections.reduce((sum, { count }) => sum + count, 0);
        const { title, totalPoints, durationMinutes } = headOf(spec);
        return {
          id: row.id, title, elementTableId: row.element_table_id, versions: row.versions, sets: row.sets, approvedVersionId: row.approved_version_id,
          newest: { id, version, state, questions, totalPoints, durationMinutes, createdAt },
        };
      }),
    };
  }

  /** A blueprint with all its versions, newest first. Problem: record.not-found. */
  async view(id: string): Promise<OutputOf<Routes['blueprint']>> {
    const versions = await versionsOf(this.db, id);
    found(versions[0]);
    return { id, versions: versions.map(versionView) };
  }

  /** The theory tables that are in use. */
  async tables(): Promise<OutputOf<Routes['blueprintTables']>> {
    const tables = await this.bank.tables();
    return { rows: tables.filter(({ mode, state }) => mode === 'theory' && state !== 'retired').map(tableRow) };
  }

  /** Items whose element or id begins with the text, and those with these ids; nothing of what they ask. Problem: record.not-found. */
  async items(id: string, { search, ids }: { readonly search: string; readonly ids: readonly string[] }): Promise<OutputOf<Routes['blueprintItems']>> {
    const pool = await this.bank.pool(id);
    const named = new Set(ids);
    const text = search.toLowerCase();
    const chosen = pool.filter(({ itemId }) => named.has(itemId));
    const found = pool.filter(({ itemId, elementCode }) => !named.has(itemId) && (elementCode.toLowerCase().startsWith(text) || itemId.startsWith(text))).slice(0, SHOWN);
    return { rows: [...chosen, ...found].map(({ itemId, type, elementCode, difficulty }) => ({ itemId, type, elementCode, difficulty })) };
  }

  /** A table's ranges, and the approved items by type. Problem: record.not-found. */
  async table(id: string): Promise<OutputOf<Routes['blueprintTable']>> {
    const table = await this.bank.elementTable(id);
    const counts = new Map<string, { type: (typeof pool)[number]['type']; count: number }>();
    const pool = await this.bank.pool(id);
    for (const { type } of pool) counts.set(type, { type, count: (counts.get(type)?.count ?? 0) + 1 });
    return { ...tableRow(table), ranges: table.ranges, items: [...counts.values()] };
  }
}

/** Items that a search shows. */
const SHOWN = 50;

const tableRow = ({ id, key, occupationName, edition, state }: ElementTableHead): OutputOf<Routes['blueprintTables']>['rows'][number] => ({
  id, key, occupationName, edition, state,
});
