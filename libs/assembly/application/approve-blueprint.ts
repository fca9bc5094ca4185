import { Injectable } from '@nestjs/common';
import type { BlueprintVersionView } from '@kaowu/contracts';
import { Clock } from '@kaowu/kernel';
import { Journal } from '@kaowu/journal';
import { accept, Database, type Actor } from '@kaowu/platform';
import { canApprove } from '../domain/approval';
import { getVersion, lockVersion, versionView } from '../persistence/blueprint-rows';

/** Signs a blueprint version off before papers are drawn from it (D21). Problems: record.not-found and those of `canApprove`. */
@Injectable()
export class ApproveBlueprint {
  constructor(
    private readonly db: Database,
    private readonly journal: Journal,
    private readonly clock: Clock,
  ) {}

  run(actor: Actor, versionId: string, reason: string): Promise<BlueprintVersionView> {
    return this.db.tx(async () => {
      const row = await lockVersion(this.db, versionId);
      accept(canApprove({ version: row.version, authorId: row.author_id, approverId: row.approver_id }, actor.id));
      await this.db.query('UPDATE blueprint_version SET approver_id = $2, approver_name = $3, approved_at = $4, approval_reason = $5 WHERE id = $1', [
        versionId, actor.id, actor.name, this.clock.now(), reason,
      ]);
      await this.journal.record(actor, {
        action: 'blueprint.approved', subject: { type: 'blueprint', id: row.blueprint_id }, reason,
        data: { versionId, version: row.version, digest: row.digest },
      });
      return versionView(await getVersion(this.db, versionId));
    });
  }
}
