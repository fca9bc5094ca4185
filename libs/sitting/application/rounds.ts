import { Injectable } from '@nestjs/common';
import type { AssessmentMode, EligibilityState, OccupationKey, RoundState, RoundView, RuleSetValues } from '@kaowu/contracts';
import { Journal } from '@kaowu/journal';
import { Database, found, Vault, type Actor } from '@kaowu/platform';
import { countRounds, getRound, keyOf, listRounds, roundViewOf, type RoundRow } from '../persistence/round-rows';
import { CANDIDATE_COLUMNS_SQL, type CandidateRecord } from '../persistence/candidate-rows';
import { normalIdNumber } from '../domain/candidate-rows';

/** A round as other libs see it. `from` and `to` are its first and last day, YYYY-MM-DD. */
export interface Round {
  readonly id: string;
  readonly name: string;
  readonly key: OccupationKey;
  readonly occupationName: string;
  readonly districtCode: string;
  readonly ruleSetId: string;
  /** The numbers of the rule set as they were frozen when the round was opened. */
  readonly rules: RuleSetValues;
  readonly parts: readonly AssessmentMode[];
  readonly state: RoundState;
  readonly from: string;
  readonly to: string;
}

/** A candidate of a round as other libs see one; the ID number as digest and mask only. */
export interface RoundCandidate {
  readonly id: string;
  readonly roundId: string;
  readonly name: string;
  readonly idNumberMasked: string;
  readonly idNumberLookup: string;
  readonly sex: 'male' | 'female';
  readonly employer: string;
  readonly trainingBody: string | null;
  readonly eligibility: EligibilityState;
  readonly ticketNo: string | null;
}

const roundOf = (row: RoundRow): Round => ({
  id: row.id,
  name: row.name,
  key: keyOf(row),
  occupationName: row.occupation_name,
  districtCode: row.district_code,
  ruleSetId: row.rule_set_id,
  rules: row.rule_values,
  parts: row.parts,
  state: row.state,
  from: row.from_day,
  to: row.to_day,
});

const candidateOf = (row: CandidateRecord): RoundCandidate => ({
  id: row.id,
  roundId: row.round_id,
  name: row.name,
  idNumberMasked: row.id_number_masked,
  idNumberLookup: row.id_number_lookup,
  sex: row.sex,
  employer: row.employer,
  trainingBody: row.training_body,
  eligibility: row.eligibility,
  ticketNo: row.ticket_no,
});

/** The rounds, for reading. The door for the libs downstream. */
@Injectable()
export class Rounds {
  constructor(private readonly db: Database, private readonly journal: Journal, private readonly vault: Vault) {}

  /** All rounds, the latest first. */
  async list(): Promise<Round[]> {
    return (await listRounds(this.db)).map(roundOf);
  }

  /** A round; refuses `record.not-found`. */
  async get(roundId: string): Promise<Round> {
    return roundOf(await getRound(this.db, roundId));
  }

  /** All candidates of a round in the order in which they were added, whatever their eligibility. */
  async candidates(roundId: string): Promise<RoundCandidate[]> {
    const rows = await this.db.query<CandidateRecord>(
      `SELECT ${CANDIDATE_COLUMNS_SQL} FROM candidate c WHERE c.round_id = $1 ORDER BY c.added_seq`,
      [roundId],
    );
    return rows.map(candidateOf);
  }

  /** A candidate; refuses `record.not-found`. */
  async candidate(candidateId: string): Promise<RoundCandidate> {
    return candidateOf(
      found(await this.db.one<CandidateRecord>(`SELECT ${CANDIDATE_COLUMNS_SQL} FROM candidate c WHERE c.id = $1`, [candidateId])),
    );
  }

  /** The candidate whose ticket and ID number are both given, or null; which of the two was wrong is not told. */
  async findByTicket(ticketNo: string, idNumber: string): Promise<RoundCandidate | null> {
    const row = await this.db.one<CandidateRecord>(
      `SELECT ${CANDIDATE_COLUMNS_SQL} FROM candidate c WHERE c.ticket_no = $1 AND c.id_number_lookup = $2`,
      [ticketNo.normalize('NFKC').trim(), this.vault.lookup(normalIdNumber(idNumber), 'id-number')],
    );
    return row && candidateOf(row);
  }

  /**
   * Opens the ID number of a candidate; for certificates and their filing only. Each opening is journalled with its
   * reason (D53). Refuses `record.not-found`.
   */
  idNumber(candidateId: string, actor: Actor, reason: string): Promise<string> {
    return this.db.tx(async () => {
      const row = found(
        await this.db.one<{ id_number_sealed: Buffer; id_number_masked: string }>(
          'SELECT id_number_sealed, id_number_masked FROM candidate WHERE id = $1',
          [candidateId],
        ),
      );
      await this.journal.record(actor, {
        action: 'candidate.id-number-opened',
        subject: { type: 'candidate', id: candidateId },
        reason,
        data: { masked: row.id_number_masked },
      });
      return this.vault.openText(row.id_number_sealed, 'id-number');
    });
  }

  /** All rounds as the wire shows them, with their counts. */
  async views(): Promise<RoundView[]> {
    const rows = await listRounds(this.db);
    const counts = await countRounds(this.db, rows.map((r) => r.id));
    return rows.map((row) => roundViewOf(row, counts.get(row.id)));
  }

  /** One round as the wire shows it; refuses `record.not-found`. */
  async view(roundId: string): Promise<RoundView> {
    const row = await getRound(this.db, roundId);
    return roundViewOf(row, (await countRounds(this.db, [roundId])).get(roundId));
  }
}
