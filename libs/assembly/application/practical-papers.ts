import { Injectable } from '@nestjs/common';
import type { OccupationKey, PaperSetState, PracticalDraw } from '@kaowu/contracts';
import { Bank } from '@kaowu/bank';
import { accept, Database } from '@kaowu/platform';
import { canOpen } from '../domain/custody';
import { shareOf } from '../domain/practical';
import { getPractical, practicalSetsOf, type PracticalSetRow } from '../persistence/practical-rows';
import { PracticalQueries } from './practical-queries';

/** A set of practical papers as other libs see it: which tasks may be drawn, never which were. */
export interface PracticalSet {
  readonly id: string;
  readonly name: string;
  readonly state: PaperSetState;
  readonly drawBy: PracticalDraw;
  readonly papers: number;
  readonly opensAt: Date;
  readonly key: OccupationKey;
  /** Part of the practical score in percent, as much for whoever does the task; null where the group cannot be shared evenly. */
  readonly tasks: readonly { readonly taskVersionId: string; readonly weightPercent: number | null }[];
}

/** What one paper of a released set asks. */
export interface DrawnPaper {
  readonly no: number;
  readonly taskVersionIds: readonly string[];
}

/** Practical papers for the libs downstream. Nothing tells a draw before two people have released the set. */
@Injectable()
export class PracticalPapers {
  constructor(private readonly db: Database, private readonly bank: Bank, private readonly queries: PracticalQueries) {}

  /** A set; refuses `record.not-found`. */
  async get(id: string): Promise<PracticalSet> {
    return this.viewOf(await getPractical(this.db, id));
  }

  /** The sets for an occupation, direction and level that may still be used, by when they open. */
  async forKey({ edition, code, direction, level }: OccupationKey): Promise<PracticalSet[]> {
    const tables = (await this.bank.tables()).filter(
      ({ mode, key }) => mode === 'practical' && key.edition === edition && key.code === code && key.direction === direction && key.level === level);
    const rows = await practicalSetsOf(this.db, tables.map(({ id }) => id));
    const sets: PracticalSet[] = [];
    for (const row of rows) sets.push(await this.viewOf(row));
    return sets;
  }

  /** What each paper drew, by number. Refuses `record.not-found`, `paper.not-released`. */
  async draws(id: string): Promise<DrawnPaper[]> {
    accept(canOpen((await getPractical(this.db, id)).state));
    return (await this.queries.draws(id)).map(({ no, tasks }) => ({ no, taskVersionIds: tasks.flat() }));
  }

  private async viewOf(row: PracticalSetRow): Promise<PracticalSet> {
    const { key } = await this.bank.elementTable(row.element_table_id);
    return {
      id: row.id, name: row.name, state: row.state, drawBy: row.spec.drawBy, papers: row.papers, opensAt: row.opens_at, key,
      tasks: row.spec.groups.flatMap((group) => {
        const share = shareOf(group);
        return group.taskVersionIds.map((taskVersionId) => ({ taskVersionId, weightPercent: share === null ? null : share / 100 }));
      }),
    };
  }
}
