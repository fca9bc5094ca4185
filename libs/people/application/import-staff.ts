import { Injectable } from '@nestjs/common';
import type { ProblemDetail, StaffImportReport } from '@kaowu/contracts';
import { Clock, newId } from '@kaowu/kernel';
import { Journal } from '@kaowu/journal';
import { Database, dayIn, readSheet, Refusal, Vault, wireProblem, writeWorkbook, type Actor } from '@kaowu/platform';
import { sexOfIdNumber } from '../domain/person';
import { readStaffRows, STAFF_COLUMNS, type StaffRow, type StaffSheet } from '../domain/staff-sheet';
import { insertCard, insertPerson, insertPost, insertTraining, sealIdNumber } from '../persistence/write-rows';

type Mode = 'all-or-nothing' | 'good-rows';

/** What the training column stands for in the log. */
const IMPORTED_TOPIC = '季度培训（名册导入）';

/** Imports a staff list from a spreadsheet. */
@Injectable()
export class ImportStaff {
  constructor(
    private readonly db: Database,
    private readonly journal: Journal,
    private readonly clock: Clock,
    private readonly vault: Vault,
  ) {}

  /**
   * Registers the persons of a sheet with posts, card and last training. Wrong cells are named with sheet, row and
   * column; with `all-or-nothing` one of them refuses the file (`file.rows-invalid`), with `good-rows` the other rows
   * are taken. Persons whose number is registered are left as they are. A dry run only tells.
   */
  async run(actor: Actor, bytes: Uint8Array, { dryRun, mode }: { readonly dryRun: boolean; readonly mode: Mode }): Promise<StaffImportReport> {
    const sheet = await this.read(bytes);
    const wrong = (details: readonly ProblemDetail[]): StaffImportReport['wrong'] =>
      [...(wireProblem({ code: 'file.rows-invalid', params: { count: details.length }, details }).details ?? [])];
    return this.db.tx(async () => {
      const known = await this.knownNumbers(sheet.rows);
      const fresh = sheet.rows.filter((r) => !known.has(this.lookup(r)));
      const details = [...sheet.details, ...(await this.takenCards(fresh))];
      if (details.length > 0 && mode === 'all-or-nothing' && !dryRun) {
        throw new Refusal({ code: 'file.rows-invalid', params: { count: details.length }, details });
      }
      const bad = new Set(details.map((d) => d.row));
      const taken = mode === 'all-or-nothing' && details.length > 0 ? [] : fresh.filter((r) => !bad.has(r.at.row));
      if (!dryRun) await this.store(actor, taken);
      return { dryRun, rows: sheet.count, added: taken.length, known: sheet.rows.length - fresh.length, wrong: wrong(details) };
    });
  }

  private async read(bytes: Uint8Array): Promise<StaffSheet & { count: number }> {
    const { rows, details, letters } = await readSheet(bytes, STAFF_COLUMNS);
    const missing = new Set(details.map((d) => d.row));
    const read = readStaffRows(rows.filter((r) => !missing.has(r.row)), letters, dayIn(this.clock.now()));
    return { rows: read.rows, details: [...details, ...read.details], count: rows.length };
  }

  private lookup(row: StaffRow): string {
    return this.vault.lookup(row.person.idNumber, 'id-number');
  }

  private async knownNumbers(rows: readonly StaffRow[]): Promise<Set<string>> {
    const found = await this.db.query<{ l: string }>('SELECT id_number_lookup AS l FROM person WHERE id_number_lookup = ANY($1)', [rows.map((r) => this.lookup(r))]);
    return new Set(found.map((f) => f.l));
  }

  /** Cards that are registered for somebody else, or stand twice in the file, at their cells. */
  private async takenCards(rows: readonly StaffRow[]): Promise<ProblemDetail[]> {
    const keyOf = (c: { kind: string; cardNo: string; occupationCode: string }): string => JSON.stringify([c.kind, c.cardNo, c.occupationCode]);
    const stored = await this.db.query<{ kind: string; cardNo: string; occupationCode: string }>(
      'SELECT kind, card_no AS "cardNo", occupation_code AS "occupationCode" FROM qualification WHERE card_no = ANY($1)',
      [rows.flatMap((r) => (r.card ? [r.card.cardNo] : []))],
    );
    const seen = new Set(stored.map(keyOf));
    return rows.flatMap(({ card, at }) => {
      if (!card) return [];
      if (seen.has(keyOf(card))) return [{ code: 'qualification.known', params: { cardNo: card.cardNo }, ...at }];
      seen.add(keyOf(card));
      return [];
    });
  }

  private async store(actor: Actor, rows: readonly StaffRow[]): Promise<void> {
    const ids: string[] = [];
    for (const row of rows) {
      const id = newId();
      const { idNumber, ...person } = row.person;
      const inserted = await insertPerson(this.db, id, { ...person, sex: sexOfIdNumber(idNumber) }, sealIdNumber(this.vault, idNumber), this.clock.now());
      if (!inserted) throw new Refusal({ code: 'record.changed-meanwhile' });
      for (const post of row.posts) await insertPost(this.db, id, post, row.postFrom);
      if (row.card && !(await insertCard(this.db, id, row.card))) throw new Refusal({ code: 'record.changed-meanwhile' });
      if (row.trainingOn) await insertTraining(this.db, [id], { kind: 'quarterly', topic: IMPORTED_TOPIC, heldOn: row.trainingOn, hours: 1, evidence: '' });
      ids.push(id);
    }
    if (ids.length === 0) return;
    await this.journal.recordAll(actor, [
      { action: 'staff.imported', subject: { type: 'staff-list', id: newId() }, data: { persons: ids.length } },
      ...ids.map((id, i) => ({ action: 'person.added' as const, subject: { type: 'person', id }, data: { posts: rows[i]?.posts ?? [] } })),
    ]);
  }

  /** An empty sheet with the columns and one example row to replace. */
  template(): Promise<Uint8Array> {
    const example: Readonly<Record<string, string>> = {
      name: '示例', idNumber: '110101199003070011', employer: '示范职业技能评价中心', posts: '考评员、监考员', postFrom: '2026-01-01', cardKind: '考评员',
      cardNo: 'KP0000001', cardOccupation: '4-10-01-03', cardIssuer: '示例发证单位', cardFrom: '2026-01-01', cardTo: '2028-12-31', trainingOn: '2026-10-10',
    };
    return writeWorkbook([
      {
        name: '人员名册',
        columns: STAFF_COLUMNS.map((c) => ({ heading: c.headings[0] ?? c.key, width: 20 })),
        rows: [STAFF_COLUMNS.map((c) => example[c.key] ?? '')],
      },
    ]);
  }
}
