import { Injectable } from '@nestjs/common';
import type { InputOf, OutputOf, sittingCandidateRoutes } from '@kaowu/contracts';
import { RuleSets } from '@kaowu/catalogue';
import { Journal } from '@kaowu/journal';
import { Clock, idNumberFault, maskIdNumber, newId } from '@kaowu/kernel';
import { Database, found, refusal, Vault, type Actor } from '@kaowu/platform';
import { lastBarredDay } from '../domain/bar';

type BarEntry = InputOf<typeof sittingCandidateRoutes.addBar>['body'];
type BarView = OutputOf<typeof sittingCandidateRoutes.addBar>;

interface BarRow {
  readonly id: string;
  readonly name: string;
  readonly id_number_masked: string;
  readonly reason: string;
  readonly from_day: string;
  readonly until_day: string;
  readonly lifted_at: Date | null;
}

const COLUMNS = 'id, name, id_number_masked, reason, from_day::text, until_day::text, lifted_at';

const viewOf = (row: BarRow): BarView => ({
  id: row.id, name: row.name, idNumberMasked: row.id_number_masked, reason: row.reason, from: row.from_day, until: row.until_day,
  liftedAt: row.lifted_at?.toISOString() ?? null,
});

/** The list of persons who may not register for a time (D10). */
@Injectable()
export class Bars {
  constructor(
    private readonly db: Database,
    private readonly journal: Journal,
    private readonly clock: Clock,
    private readonly vault: Vault,
    private readonly ruleSets: RuleSets,
  ) {}

  /** Everybody who was ever barred, the latest first. */
  async list(): Promise<BarView[]> {
    return (await this.db.query<BarRow>(`SELECT ${COLUMNS} FROM bar_entry ORDER BY created_at DESC`)).map(viewOf);
  }

  /**
   * Bars a person from a day on, for as long as the rule set in force on that day says for the ground (three years for
   * false papers by the shipped one, N A-6). Refuses `bar.id-number-unsound`, `rule-set.none-in-force`.
   */
  async add(actor: Actor, entry: BarEntry): Promise<BarView> {
    if (idNumberFault(entry.idNumber)) throw refusal('bar.id-number-unsound', undefined, { field: 'body.idNumber' });
    const { values } = await this.ruleSets.current(entry.from);
    const id = newId();
    const until = lastBarredDay(entry.ground, entry.from, values.barred);
    return this.db.tx(async () => {
      const row = await this.db.one<BarRow>(
        `INSERT INTO bar_entry (id, id_number_lookup, id_number_masked, name, ground, reason, from_day, until_day, created_by, created_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) RETURNING ${COLUMNS}`,
        [
          id, this.vault.lookup(entry.idNumber, 'id-number'), maskIdNumber(entry.idNumber), entry.name, entry.ground, entry.reason,
          entry.from, until, actor.id, this.clock.now(),
        ],
      );
      await this.journal.record(actor, {
        action: 'bar.added', subject: { type: 'bar', id }, reason: entry.reason, data: { ground: entry.ground, from: entry.from, until },
      });
      return viewOf(found(row));
    });
  }

  /** Lifts a bar. Refuses `record.not-found`, `bar.lifted-already`. */
  lift(actor: Actor, id: string, reason: string): Promise<BarView> {
    return this.db.tx(async () => {
      const row = found(await this.db.one<BarRow>(`SELECT ${COLUMNS} FROM bar_entry WHERE id = $1 FOR UPDATE`, [id]));
      if (row.lifted_at) throw refusal('bar.lifted-already');
      const lifted = await this.db.query<BarRow>(`UPDATE bar_entry SET lifted_at = $2 WHERE id = $1 RETURNING ${COLUMNS}`, [
        id, this.clock.now(),
      ]);
      await this.journal.record(actor, { action: 'bar.lifted', subject: { type: 'bar', id }, reason });
      return viewOf(found(lifted[0]));
    });
  }
}
