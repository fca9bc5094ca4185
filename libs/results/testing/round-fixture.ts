import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Bank } from '@kaowu/bank';
import type { RuleSetValues } from '@kaowu/contracts';
import { Journal } from '@kaowu/journal';
import { maskIdNumber, newId } from '@kaowu/kernel';
import type { Clock } from '@kaowu/kernel';
import { Violations } from '@kaowu/invigilation';
import { CountedMarks } from '@kaowu/marking';
import type { Corrections, Marks, UpheldObjection } from '@kaowu/marking';
import { Outbox } from '@kaowu/platform';
import type { Database, Vault } from '@kaowu/platform';
import { Rounds } from '@kaowu/sitting';
import { AggregationReview } from '../application/aggregation-review';
import { ComputeRun } from '../application/compute-run';
import { Notices } from '../application/notices';
import { ObjectionViews } from '../application/objection-views';
import { Objections } from '../application/objections';
import { Pipeline } from '../application/pipeline';
import { PublicViews } from '../application/public-views';
import { PubliciseRun } from '../application/publicise-run';
import { ReleaseRun } from '../application/release-run';
import { ResultContext } from '../application/result-context';
import { Results } from '../application/results';
import { ReviewQueue } from '../application/review-queue';
import { WithdrawRun } from '../application/withdraw-run';
import { RoundInputs } from '../application/round-inputs';
import { RoundViews } from '../application/round-views';
import { RunViews } from '../application/run-views';
import { SignRun } from '../application/sign-run';
import { StatisticsViews } from '../application/statistics-views';
import { StepRun } from '../application/step-run';
import type { RoundMarks } from '../domain/marks';
import { RunStore } from '../persistence/run-store';

/** The shipped rule set's numbers. */
export const defaultRules = (): RuleSetValues =>
  (JSON.parse(readFileSync(join(__dirname, '../../../seeds/catalogue/rule-set.default.json'), 'utf8')) as { values: RuleSetValues }).values;

/** A finished round with confirmed candidates, as sitting would have left it. */
export interface RoundFixture {
  readonly roundId: string;
  readonly candidates: { readonly id: string; readonly name: string; readonly idNumber: string; readonly ticketNo: string }[];
}

const ID_TAILS = ['110101199003070011', '110101199003072578', '110101199003077993', '11010119900307109X', '110101199003073618', '110101199003079358'];

/** The filed scope that every round needs, made once a database. */
async function scope(db: Database): Promise<string> {
  const known = await db.one<{ id: string }>('SELECT id FROM filing_scope LIMIT 1');
  if (known) return known.id;
  const id = newId();
  await db.query(`INSERT INTO catalogue_edition (edition, title, basis, digest, imported_at) VALUES ('e', 't', 'test', repeat('0', 64), now())`);
  await db.query(`INSERT INTO catalogue_occupation (edition, code, seq, name) VALUES ('e', '4-10-01-03', 1, '保育师')`);
  await db.query(`INSERT INTO catalogue_offer (edition, code, direction, level, seq) VALUES ('e', '4-10-01-03', '', '5', 1)`);
  await db.query(
    `INSERT INTO filing_scope (id, edition, code, direction, level, districts, valid_from, valid_to, receipt_no)
     VALUES ($1, 'e', '4-10-01-03', '', '5', '{110108}', '2026-01-01', '2028-12-31', 'r')`, [id]);
  return id;
}

/** Inserts a finished round of level 5 with `names.length` confirmed candidates. */
export async function insertRound(db: Database, vault: Vault, names: readonly string[], rules = defaultRules()): Promise<RoundFixture> {
  const [roundId, ruleSetId] = [newId(), newId()];
  await db.query(`INSERT INTO rule_set (id, code, version, title, source, effective_from, rules, created_at) VALUES ($1, $2, 1, 't', 'test', '2026-01-01', $3, now())`, [
    ruleSetId, ruleSetId, JSON.stringify(rules),
  ]);
  const scopeId = await scope(db);
  await db.query(
    `INSERT INTO round (id, name, edition, occupation_code, direction, level, occupation_name, district_code, from_day, to_day, parts, state, scope_id,
       rule_set_id, rule_values, announcement, announced_at, created_by, created_at)
     VALUES ($1, $2, 'e', '4-10-01-03', '', '5', '保育师', '110108', '2026-11-14', '2026-11-15', '{theory,practical}', 'finished', $3, $4, $5, '公告', now(), 'officer', now())`,
    [roundId, `批次 ${roundId.slice(-6)}`, scopeId, ruleSetId, JSON.stringify(rules)],
  );
  const candidates = names.map((name, i) => ({ id: newId(), name, idNumber: ID_TAILS[i] as string, ticketNo: `${roundId.slice(-8)}${String(i + 1).padStart(3, '0')}` }));
  for (const c of candidates) {
    await db.query(
      `INSERT INTO candidate (id, round_id, name, id_number_sealed, id_number_lookup, id_number_masked, sex, employer, condition, eligibility, checked_by,
         confirmed_by, ticket_no, added_at) VALUES ($1, $2, $3, $4, $5, $6, 'female', '', '', 'confirmed', 'a', 'b', $7, now())`,
      [c.id, roundId, c.name, vault.seal(c.idNumber, 'id-number'), vault.lookup(c.idNumber, 'id-number'), maskIdNumber(c.idNumber), c.ticketNo],
    );
  }
  return { roundId, candidates };
}

/** Marks that a test holds and changes, in place of the lib marking. */
export class HeldMarks implements Pick<Marks, 'scorers'> {
  held: RoundMarks = { roundId: '', theory: [], practical: [], missing: [] };
  scorerIds: string[] = [];
  ofRound = (): Promise<RoundMarks> => Promise.resolve(this.held);
  scorers = (): Promise<string[]> => Promise.resolve(this.scorerIds);
}

/** Corrections that a test makes, in place of the lib marking. */
export class HeldCorrections implements Pick<Corrections, 'open' | 'close' | 'ofRound'> {
  held: (UpheldObjection & { made: boolean })[] = [];
  open = (o: UpheldObjection): Promise<void> => {
    this.held.push({ ...o, made: false });
    return Promise.resolve();
  };
  close = (id: string): Promise<void> => {
    this.held = this.held.filter((c) => c.id !== id);
    return Promise.resolve();
  };
  ofRound = (roundId: string): ReturnType<Corrections['ofRound']> => Promise.resolve(this.held.filter((c) => c.roundId === roundId));
}

const bank = {
  task: () => Promise.resolve({ name: '更换床单', fatalItems: [{ code: 'F0', text: '', effect: 'task_zero' }, { code: 'F1', text: '', effect: 'fail_part' }] }),
} as unknown as Bank;

/** The use cases of results, put together by hand on real tables. */
export function useCases(db: Database, vault: Vault, clock: Clock, marks: HeldMarks, corrections = new HeldCorrections()) {
  const journal = new Journal(db, clock);
  const outbox = new Outbox(db, clock);
  const rounds = new Rounds(db, journal, vault);
  const store = new RunStore(db);
  const inputs = new RoundInputs(rounds, marks as unknown as Marks, bank, new Violations(db), new CountedMarks(db, clock), corrections as unknown as Corrections);
  const pipeline = new Pipeline(store, inputs, clock);
  const review = new AggregationReview(db, journal, clock, store, inputs);
  const context = new ResultContext(store, rounds);
  const step = new StepRun(db, journal, store, pipeline);
  return {
    journal, rounds, store, context, corrections,
    compute: new ComputeRun(db, journal, clock, store, inputs, pipeline),
    withdraw: new WithdrawRun(db, journal, store, inputs),
    review,
    sign: new SignRun(db, journal, clock, store, pipeline, review),
    release: new ReleaseRun(db, journal, clock, outbox, store, pipeline),
    publicise: new PubliciseRun(db, journal, clock, outbox, context, pipeline),
    objections: new Objections(db, journal, clock, context, inputs),
    notices: new Notices(db, journal, clock),
    publicViews: new PublicViews(db, clock, { get: () => Promise.reject(new Error('not asked')) } as never, new Notices(db, journal, clock), context),
    results: new Results(store, step, pipeline),
    queue: new ReviewQueue(db, store, pipeline),
    objectionViews: new ObjectionViews(store, inputs),
    views: new RunViews(db, store),
    roundViews: new RoundViews(db, store, rounds, pipeline, clock),
    statistics: new StatisticsViews(db, store, rounds),
  };
}
