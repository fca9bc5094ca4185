import { Controller } from '@nestjs/common';
import { journalRoutes, type InputOf, type OutputOf } from '@kaowu/contracts';
import { Database, Endpoint, type Actor } from '@kaowu/platform';
import { Journal } from '../application/journal';
import { VerifyChain } from '../application/verify-chain';
import { ENTRY_COLUMNS, entryOf, type EntryRow } from '../persistence/entry-row';

@Controller()
export class JournalController {
  constructor(private readonly db: Database, private readonly journal: Journal, private readonly verifyChain: VerifyChain) {}

  @Endpoint(journalRoutes.list)
  async list({ query }: InputOf<typeof journalRoutes.list>): Promise<OutputOf<typeof journalRoutes.list>> {
    const where = `($1::text IS NULL OR action = $1 OR action LIKE $1 || '.%') AND ($2::text IS NULL OR actor_id = $2)
      AND ($3::text IS NULL OR subject_type = $3) AND ($4::text IS NULL OR subject_id = $4)
      AND ($5::text IS NULL OR reason ILIKE '%' || $5 || '%' OR actor_name ILIKE '%' || $5 || '%')`;
    const params = [query.action ?? null, query.actorId ?? null, query.subjectType ?? null, query.subjectId ?? null, query.search || null];
    const total = await this.db.one<{ n: string }>(`SELECT count(*) AS n FROM journal_entry WHERE ${where}`, params);
    const rows = await this.db.query<EntryRow>(
      `SELECT ${ENTRY_COLUMNS} FROM journal_entry WHERE ${where} ORDER BY seq DESC LIMIT $6 OFFSET $7`,
      [...params, query.limit, query.offset],
    );
    return { total: Number(total?.n ?? 0), rows: rows.map(entryOf) };
  }

  @Endpoint(journalRoutes.verify)
  async verify(_input: InputOf<typeof journalRoutes.verify>, actor: Actor): Promise<OutputOf<typeof journalRoutes.verify>> {
    const check = await this.verifyChain.run();
    await this.journal.record(actor, {
      action: 'journal.verified',
      subject: { type: 'journal', id: 'main' },
      data: { ok: check.ok, entries: check.entries, firstBad: check.firstBad },
    });
    return check;
  }
}
