import { maskIdNumber, newId } from '@kaowu/kernel';
import type { Database, Vault } from '@kaowu/platform';

/** A round whose results are publicised and whose window has closed, as results would have left it. */
export interface PassedFixture {
  readonly roundId: string;
  readonly runId: string;
  readonly people: { readonly id: string; readonly name: string; readonly idNumber: string }[];
}

const RULES = { pass: { partHundredths: 6000, reviewLevels: [] }, marking: { panel: 'mean', humanReviewPercent: 20 }, publication: { objectionWorkingDays: 0 } };

/** Registers the demo body with its codes. */
export async function insertBody(db: Database): Promise<void> {
  await db.query(
    `INSERT INTO organisation (id, name, credit_code, body_type, body_code, province_code, site_serial, filing_no, district_code, address, telephone)
     VALUES ($1, '示范职业技能评价中心', '91110000MA0000000H', 'S', '0001', '11', '000012', '京备2026001', '110108', '海淀', '010')`, [newId()]);
  await db.query(`INSERT INTO catalogue_edition (edition, title, basis, digest, imported_at) VALUES ('e', 't', 'test', repeat('0', 64), now())`);
  await db.query(`INSERT INTO catalogue_occupation (edition, code, seq, name) VALUES ('e', '4-10-01-03', 1, '保育师')`);
  for (const [i, level] of ['5', '3'].entries()) {
    await db.query(`INSERT INTO catalogue_offer (edition, code, direction, level, seq) VALUES ('e', '4-10-01-03', '', $1, $2)`, [level, i]);
    await db.query(
      `INSERT INTO filing_scope (id, edition, code, direction, level, districts, valid_from, valid_to, receipt_no)
       VALUES ($1, 'e', '4-10-01-03', '', $2, '{110108}', '2026-01-01', '2028-12-31', 'r')`, [newId(), level]);
  }
}

/** A sound ID number for the n-th person. */
function idNumberOf(n: number): string {
  const body = `11010119900307${String(n).padStart(3, '0')}`;
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
  return body + '10X98765432'[weights.reduce((sum, w, i) => sum + w * Number(body[i]), 0) % 11];
}

/** Inserts the round with `names`, the last of whom failed. */
export async function insertPassed(db: Database, vault: Vault, names: readonly string[], level = '5'): Promise<PassedFixture> {
  const [roundId, runId, ruleSetId, official] = [newId(), newId(), newId(), newId()];
  const scope = await db.one<{ id: string }>('SELECT id FROM filing_scope WHERE level = $1', [level]);
  await db.query(`INSERT INTO rule_set (id, code, version, title, source, effective_from, rules, created_at) VALUES ($1, $2, 1, 't', 'test', '2026-01-01', $3, now())`, [ruleSetId, ruleSetId, JSON.stringify(RULES)]);
  await db.query(
    `INSERT INTO round (id, name, edition, occupation_code, direction, level, occupation_name, district_code, from_day, to_day, parts, state, scope_id,
       rule_set_id, rule_values, announcement, announced_at, created_by, created_at)
     VALUES ($1, $2, 'e', '4-10-01-03', '', $3, '保育师', '110108', '2026-11-14', '2026-11-15', '{theory,practical}', 'finished', $4, $5, $6, '公告', now(), 'o', now())`,
    [roundId, `批次 ${roundId}`, level, scope?.id, ruleSetId, JSON.stringify(RULES)]);
  await db.query(
    `INSERT INTO result_run (id, round_id, no, state, rule_set_id, parts, pass_hundredths, review_percent, objection_days, inputs_digest, computed_at, computed_by, computed_by_name)
     VALUES ($1, $2, 1, 'publicised', $3, '{theory,practical}', 6000, 20, 0, repeat('0', 64), now(), $4, '考务员')`, [runId, roundId, ruleSetId, official]);
  const people = names.map((name, i) => ({ id: newId(), name, idNumber: idNumberOf(i + 1) }));
  for (const [i, p] of people.entries()) {
    const passed = i < people.length - 1;
    await db.query(
      `INSERT INTO candidate (id, round_id, name, id_number_sealed, id_number_lookup, id_number_masked, sex, employer, condition, eligibility, checked_by, confirmed_by, added_at)
       VALUES ($1, $2, $3, $4, $5, $6, 'female', '', '', 'confirmed', 'a', 'b', now())`,
      [p.id, roundId, p.name, vault.seal(p.idNumber, 'id-number'), vault.lookup(p.idNumber, 'id-number'), maskIdNumber(p.idNumber)]);
    await db.query('INSERT INTO result_candidate (run_id, candidate_id, name, id_number_masked, verdict) VALUES ($1, $2, $3, $4, $5)', [runId, p.id, p.name, maskIdNumber(p.idNumber), passed ? 'passed' : 'failed']);
    for (const [part, points] of [['theory', 8050], ['practical', passed ? 7000 : 5999]] as const) {
      await db.query(
        `INSERT INTO result (run_id, candidate_id, part, status, points, failed_by_fatal, second_status, second_points, second_failed_by_fatal, passed)
         VALUES ($1, $2, $3, 'scored', $4, false, 'scored', $4, false, $5)`, [runId, p.id, part, points, points >= 6000]);
    }
  }
  await db.query(
    `INSERT INTO publication (id, run_id, round_id, title, round_name, occupation_name, occupation, lines, candidates, passed, calendar, published_at, closes_at, published_by)
     VALUES ($1, $2, $3, 't', 'r', '保育师', $7, '[]', $4, $5, '{}', '2026-11-01T00:00:00Z', '2026-11-10T00:00:00Z', $6)`, [newId(), runId, roundId, names.length, names.length - 1, official, JSON.stringify({ edition: 'e', code: '4-10-01-03', direction: '', level })]);
  return { roundId, runId, people };
}
