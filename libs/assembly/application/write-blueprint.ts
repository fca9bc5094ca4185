import { Injectable } from '@nestjs/common';
import type { BlueprintSpec, BlueprintVersionView } from '@kaowu/contracts';
import { Clock, digestOf, newId } from '@kaowu/kernel';
import { Journal } from '@kaowu/journal';
import { accept, Database, found, Refusal, type Actor } from '@kaowu/platform';
import { allocate } from '../domain/allocate';
import { faultOfConstraints } from '../domain/demands';
import { insertVersion, versionView, type BlueprintVersionRow } from '../persistence/blueprint-rows';
import { BankSupply } from './supply';

/**
 * Keeps blueprints: a new one, or a further version of one. A version never changes. Whether the bank can fill it is
 * told by `CheckFeasibility`; a blueprint may be written before the items are. Problems: record.not-found, and those of
 * `allocate`.
 */
@Injectable()
export class WriteBlueprint {
  constructor(
    private readonly db: Database,
    private readonly supply: BankSupply,
    private readonly journal: Journal,
    private readonly clock: Clock,
  ) {}

  /** A blueprint with its first version. `ids` fix the ids of seeded rows. */
  async create(actor: Actor, spec: BlueprintSpec, ids: { blueprint: string; version: string } = { blueprint: newId(), version: newId() }): Promise<BlueprintVersionView> {
    await this.check(spec);
    return this.db.tx(async () => {
      await this.db.query('INSERT INTO blueprint (id, element_table_id, author_id, created_at) VALUES ($1, $2, $3, $4)', [
        ids.blueprint, spec.elementTableId, actor.id, this.clock.now(),
      ]);
      return this.insert(actor, { id: ids.version, blueprintId: ids.blueprint, version: 1, spec }, 'blueprint.created');
    });
  }

  /** The next version; a spec that says what the newest says already gives that back. */
  async addVersion(actor: Actor, blueprintId: string, spec: BlueprintSpec): Promise<BlueprintVersionView> {
    await this.check(spec);
    return this.db.tx(async () => {
      found(await this.db.one('SELECT id FROM blueprint WHERE id = $1 FOR UPDATE', [blueprintId]));
      const newest = found(await this.db.one<BlueprintVersionRow>(
        'SELECT * FROM blueprint_version WHERE blueprint_id = $1 ORDER BY version DESC LIMIT 1', [blueprintId]));
      if (newest.digest === digestOf(spec)) return versionView(newest);
      return this.insert(actor, { id: newId(), blueprintId, version: newest.version + 1, spec }, 'blueprint.version-added');
    });
  }

  private async check(spec: BlueprintSpec): Promise<void> {
    const { table } = await this.supply.of(spec);
    accept(allocate(spec, table));
    const fault = faultOfConstraints(spec);
    if (fault) throw new Refusal(fault);
  }

  private async insert(
    actor: Actor,
    { id, blueprintId, version, spec }: { id: string; blueprintId: string; version: number; spec: BlueprintSpec },
    action: 'blueprint.created' | 'blueprint.version-added',
  ): Promise<BlueprintVersionView> {
    const digest = digestOf(spec);
    const row = await insertVersion(this.db, {
      id, blueprint_id: blueprintId, version, spec, digest, author_id: actor.id, author_name: actor.name, created_at: this.clock.now(),
    });
    await this.journal.record(actor, { action, subject: { type: 'blueprint', id: blueprintId }, data: { versionId: id, version, digest } });
    return versionView(row);
  }
}
