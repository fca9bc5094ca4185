import { Injectable } from '@nestjs/common';
import { type EligibilityState, type FileReply, sittingRoutes } from '@kaowu/contracts';
import { Journal } from '@kaowu/journal';
import { Database, writeWorkbook, type Actor } from '@kaowu/platform';
import { CANDIDATE_COLUMNS_SQL, type CandidateRecord } from '../persistence/candidate-rows';
import { getRound } from '../persistence/round-rows';

const STATES: Readonly<Record<EligibilityState, string>> = { submitted: '待机构审核', checked: '待区确认', confirmed: '已确认', refused: '不通过' };

const COLUMNS = [
  { heading: '序号', width: 8 }, { heading: '姓名', width: 12 }, { heading: '证件号码', width: 24 }, { heading: '性别', width: 8 },
  { heading: '工作单位', width: 28 }, { heading: '培训机构', width: 28 }, { heading: '申报条件', width: 40 }, { heading: '资格', width: 14 },
  { heading: '准考证号', width: 16 },
];

/** Writes the list of candidates for the district and the file (D15). */
@Injectable()
export class ExportCandidates {
  constructor(private readonly db: Database, private readonly journal: Journal) {}

  /** A workbook of the round's candidates, all or those in one state, numbers masked (D53). Each export is journalled. */
  async run(actor: Actor, roundId: string, eligibility: EligibilityState | undefined): Promise<FileReply> {
    const round = await getRound(this.db, roundId);
    const rows = await this.db.query<CandidateRecord>(
      `SELECT ${CANDIDATE_COLUMNS_SQL} FROM candidate c WHERE c.round_id = $1 AND ($2::text IS NULL OR c.eligibility = $2) ORDER BY c.added_seq`,
      [roundId, eligibility ?? null],
    );
    const bytes = await writeWorkbook([{
      name: '考生名单',
      preface: [round.name],
      columns: COLUMNS,
      rows: rows.map((c, i) => [
        i + 1, c.name, c.id_number_masked, c.sex === 'male' ? '男' : '女', c.employer, c.training_body ?? '', c.condition, STATES[c.eligibility],
        c.ticket_no ?? '',
      ]),
    }]);
    await this.journal.record(actor, {
      action: 'candidates.exported', subject: { type: 'round', id: roundId }, data: { rows: rows.length, eligibility: eligibility ?? null },
    });
    return { filename: `${round.name}-考生名单.xlsx`, mimetype: sittingRoutes.exportCandidates.response.file, bytes };
  }
}
