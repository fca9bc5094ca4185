import { Injectable } from '@nestjs/common';
import { skillWeightsFile, type WeightsReport } from '@kaowu/contracts';
import { digestOf } from '@kaowu/kernel';
import { Journal } from '@kaowu/journal';
import { Database, refusal, type Actor } from '@kaowu/platform';
import { standardsOfFile, type StandardEntry } from '../domain/weights';
import { ensureStandard, findStandards, replaceWeights } from '../persistence/standard-rows';
import { readJson } from './read-json';

/** Imports skill weights (技能要求权重) of occupational standards (D2). */
@Injectable()
export class ImportWeights {
  constructor(private readonly db: Database, private readonly journal: Journal) {}

  /**
   * Takes each level whose weights make 100 %, and names what it leaves out. Levels that are registered alike stay; a
   * registered level with other values is refused (`standard.weights-differ`), since a person may have corrected it.
   */
  async run(actor: Actor, bytes: Uint8Array, { dryRun }: { readonly dryRun: boolean }): Promise<WeightsReport> {
    const file = readJson(bytes, skillWeightsFile);
    const { standards, leftOut } = standardsOfFile(file);
    const digest = digestOf(standards);
    const tables = standards.reduce((n, s) => n + s.levels.length, 0);
    return this.db.tx(async () => {
      const known = await findStandards(this.db);
      const isKnown = (s: StandardEntry): boolean => known.some((k) => k.code === s.code && k.standardEdition === s.standardEdition);
      const fresh = standards.filter((s) => !isKnown(s)).length;
      let written = 0;
      if (!dryRun) for (const standard of standards) written += await this.take(standard);
      if (written > 0) {
        await this.journal.record(actor, {
          action: 'catalogue.weights-imported',
          subject: { type: 'standard', id: digest },
          after: standards,
          data: { standards: standards.length, tables: written, leftOut: leftOut.length },
        });
      }
      return { dryRun, digest, standardsAdded: fresh, standardsUnchanged: standards.length - fresh, tables, leftOut };
    });
  }

  /** Stores the levels that are new; gives how many. */
  private async take(standard: StandardEntry): Promise<number> {
    const { id } = await ensureStandard(this.db, standard);
    const [stored] = await findStandards(this.db, { id });
    let written = 0;
    for (const { level, rows } of standard.levels) {
      const there = stored?.tables.find((t) => t.mode === 'practical' && t.level === level);
      if (!there) {
        await replaceWeights(this.db, { standardId: id, mode: 'practical', level, source: standard.source }, rows);
        written += 1;
      } else if (digestOf(there.rows) !== digestOf(rows)) {
        throw refusal('standard.weights-differ', { name: standard.name, level });
      }
    }
    return written;
  }
}
