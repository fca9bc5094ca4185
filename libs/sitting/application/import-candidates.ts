import { Injectable } from '@nestjs/common';
import type { CandidateImportReport, ProblemDetail } from '@kaowu/contracts';
import { Journal } from '@kaowu/journal';
import { Clock, maskIdNumber, newId } from '@kaowu/kernel';
import { accept, Database, dayIn, readSheet, Refusal, refusal, Vault, wireProblem, writeWorkbook, type Actor, type SheetColumn } from '@kaowu/platform';
import { examineRows, parseRow, type CandidateRow, type KnownNumbers, type SheetCells } from '../domain/candidate-rows';
import { canTakeCandidates } from '../domain/round-machine';
import { lockRound } from '../persistence/round-rows';

/** In the name cell of the template's sample row: a row that begins so is no candidate. */
const SAMPLE = '示例（导入时跳过）';

/** The columns of the spreadsheet (D14). The first heading of each is the one of the template. */
export const CANDIDATE_SHEET: readonly (SheetColumn & { readonly width: number; readonly example: string })[] = [
  { key: 'name', headings: ['姓名'], required: true, width: 20, example: SAMPLE },
  { key: 'idNumber', headings: ['证件号码', '身份证号', '身份证号码'], required: true, width: 24, example: '110101199003070011' },
  { key: 'sex', headings: ['性别'], required: true, width: 8, example: '男' },
  { key: 'employer', headings: ['工作单位', '单位'], required: true, width: 28, example: '示范幼儿园' },
  { key: 'trainingBody', headings: ['培训机构'], width: 28, example: '' },
  { key: 'phone', headings: ['手机', '手机号码', '联系电话'], width: 16, example: '13800000000' },
  { key: 'condition', headings: ['申报条件'], required: true, width: 40, example: '年满 16 周岁，拟从事本职业工作' },
];

/** What is asked of an import. */
export interface ImportOptions {
  /** Looks only; nothing is written. */
  readonly dryRun: boolean;
  /** What wrong rows do: refuse the whole file, or stay out while the good rows are taken. */
  readonly onProblems: 'refuse' | 'take-good';
}

/** Takes candidates from a spreadsheet into a round. */
@Injectable()
export class ImportCandidates {
  constructor(
    private readonly db: Database,
    private readonly journal: Journal,
    private readonly clock: Clock,
    private readonly vault: Vault,
  ) {}

  /** An empty workbook with the columns that the import reads and one example row, which the import skips. */
  template(): Promise<Uint8Array> {
    return writeWorkbook([
      {
        name: '考生',
        columns: CANDIDATE_SHEET.map((c) => ({ heading: c.headings[0] ?? c.key, width: c.width })),
        rows: [CANDIDATE_SHEET.map((c) => c.example)],
      },
    ]);
  }

  /**
   * Imports the rows of a workbook or CSV. ID numbers are checked, doubles in the file and in the round and barred
   * persons are found (D10, D16). With `refuse` any problem refuses the whole file as `file.rows-invalid` with every
   * place; with `take-good` the good rows go in and the report names the others. Refuses `round.step-not-open`,
   * `candidate.no-rows`.
   */
  async run(actor: Actor, roundId: string, bytes: Uint8Array, options: ImportOptions): Promise<CandidateImportReport> {
    const sheet = await readSheet(bytes, CANDIDATE_SHEET);
    const incomplete = new Set(sheet.details.map((d) => d.row));
    const isSample = (cells: SheetCells['cells']): boolean => (cells['name'] ?? '').trim().startsWith(SAMPLE);
    const entered = sheet.rows.filter((row) => !isSample(row.cells));
    const parsed = entered.filter((row) => !incomplete.has(row.row)).map(parseRow);
    const rows = parsed.flatMap((p) => (p.row ? [p.row] : []));
    return this.db.tx(async () => {
      const round = await lockRound(this.db, roundId);
      accept(canTakeCandidates(round.state));
      const today = dayIn(this.clock.now());
      const { good, problems: found } = examineRows(rows, await this.known(roundId, rows, today), today);
      const atLetter = (d: ProblemDetail): ProblemDetail => ({ ...d, column: sheet.letters[d.column ?? ''] ?? d.column });
      const problems = [...sheet.details, ...[...parsed.flatMap((p) => p.problems), ...found].map(atLetter)];
      problems.sort((a, b) => (a.row ?? 0) - (b.row ?? 0));
      if (entered.length === 0 && problems.length === 0) throw refusal('candidate.no-rows');
      if (!options.dryRun && options.onProblems === 'refuse' && problems.length > 0) {
        throw new Refusal({ code: 'file.rows-invalid', params: { count: problems.length }, details: problems });
      }
      const taken = options.dryRun ? 0 : await this.insert(actor, roundId, good, problems.length);
      const details = wireProblem({ code: 'file.rows-invalid', params: { count: problems.length }, details: problems }).details ?? [];
      return { rows: entered.length, good: good.length, taken, dryRun: options.dryRun, problems: [...details] };
    });
  }

  private async known(roundId: string, rows: readonly CandidateRow[], today: string): Promise<KnownNumbers> {
    const numbers = new Map(rows.map((row) => [this.vault.lookup(row.idNumber, 'id-number'), row.idNumber] as const));
    const lookups = [...numbers.keys()];
    const inRound = await this.db.query<{ lookup: string }>(
      'SELECT id_number_lookup AS lookup FROM candidate WHERE round_id = $1 AND id_number_lookup = ANY ($2)',
      [roundId, lookups],
    );
    const barred = await this.db.query<{ lookup: string; until: string }>(
      `SELECT id_number_lookup AS lookup, max(until_day)::text AS until FROM bar_entry
       WHERE lifted_at IS NULL AND id_number_lookup = ANY ($1) AND $2::date BETWEEN from_day AND until_day GROUP BY 1`,
      [lookups, today],
    );
    const clear = (lookup: string): string => numbers.get(lookup) ?? '';
    return {
      inRound: new Set(inRound.map((r) => clear(r.lookup))),
      barredUntil: new Map(barred.map((r) => [clear(r.lookup), r.until] as const)),
    };
  }

  private async insert(actor: Actor, roundId: string, rows: readonly CandidateRow[], problems: number): Promise<number> {
    const now = this.clock.now();
    for (const row of rows) {
      await this.db.query(
        `INSERT INTO candidate (id, round_id, name, id_number_sealed, id_number_lookup, id_number_masked, sex, employer, training_body,
           phone_sealed, phone_masked, condition, eligibility, added_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, 'submitted', $13)`,
        [
          newId(), roundId, row.name, this.vault.seal(row.idNumber, 'id-number'), this.vault.lookup(row.idNumber, 'id-number'),
          maskIdNumber(row.idNumber), row.sex, row.employer, row.trainingBody,
          row.phone === null ? null : this.vault.seal(row.phone, 'phone'),
          row.phone === null ? null : `${row.phone.slice(0, 3)}****${row.phone.slice(-4)}`, row.condition, now,
        ],
      );
    }
    await this.journal.record(actor, {
      action: 'candidates.imported',
      subject: { type: 'round', id: roundId },
      data: { taken: rows.length, problems },
    });
    return rows.length;
  }
}
