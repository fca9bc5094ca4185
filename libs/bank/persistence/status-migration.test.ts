import { workflowDefinition } from '@kaowu/contracts';
import { catalogueMigrations } from '@kaowu/catalogue';
import { identityMigrations } from '@kaowu/identity';
import { journalMigrations } from '@kaowu/journal';
import { peopleMigrations } from '@kaowu/people';
import { migrate, platformMigrations } from '@kaowu/platform';
import { databaseWith, type TestDatabase } from '../../../test/support/database';
import { workflowProblems } from '../domain/workflow-check';
import { SHIPPED, STATUSES } from '../testing/workflows';
import { bankMigrations } from './migrations';
import { loadStatuses, loadSteps } from './workflow';

const STATUS_MIGRATION = '20261123T0500_bank';
const upstream = [...platformMigrations, ...identityMigrations, ...journalMigrations, ...catalogueMigrations, ...peopleMigrations];
const DIGEST = 'a'.repeat(64);
let former: TestDatabase;

/** A bank of the time before, with a version in every state, verdicts, requests, an approval that replaced one, and a step that the body added itself. */
const FORMER = `
  INSERT INTO element_table (id, catalogue_edition, occupation_code, direction, level, mode, occupation_name, label, standard, state, digest, maker_id, maker_name, made_at)
    VALUES ('00000000-0000-0000-0000-00000000000a', '2022', '4-10-01-02', '', '5', 'theory', '保育师', '旧', '标准', 'draft', '${DIGEST}', 'maker', '甲', now());
  INSERT INTO element_range (table_id, code, name, weight_hundredths) SELECT '00000000-0000-0000-0000-00000000000a', c, c, 10000 FROM unnest(ARRAY['A', 'A-A', 'A-A-A']) AS c;
  INSERT INTO element (table_id, code, name, importance) VALUES ('00000000-0000-0000-0000-00000000000a', 'A-A-A-001', '点', 'X');
  INSERT INTO item (id, table_id, serial, made_at) SELECT ('00000000-0000-0000-0000-00000000010' || n)::uuid, '00000000-0000-0000-0000-00000000000a', n, now() FROM generate_series(1, 4) AS n;
  INSERT INTO item_version (id, item_id, table_id, version, type, element_code, difficulty, content, digest, state, writer_id, writer_name, made_at, changed_at, approver_id, approver_name, approved_at)
    SELECT ('00000000-0000-0000-0000-0000000002' || v.n || v.version)::uuid, ('00000000-0000-0000-0000-00000000010' || v.n)::uuid, '00000000-0000-0000-0000-00000000000a', v.version, 'single', 'A-A-A-001', 0.65, 'x', '${DIGEST}',
      v.state, 'writer', '乙', now(), '2026-01-01', CASE WHEN v.state IN ('approved', 'replaced') THEN 'head' END, CASE WHEN v.state IN ('approved', 'replaced') THEN '丙' END, CASE WHEN v.state IN ('approved', 'replaced') THEN now() END
    FROM (VALUES (1, 1, 'draft'), (2, 1, 'in_review'), (3, 1, 'replaced'), (3, 2, 'approved'), (4, 1, 'retired')) AS v (n, version, state);
  INSERT INTO item_review (id, version_id, writer_id, reviewer_id, reviewer_name, verdict, reason, at) VALUES (gen_random_uuid(), '00000000-0000-0000-0000-000000000221', 'writer', 'reviewer', '丁', 'pass', '可', now());
  INSERT INTO review_assignment (id, version_id, writer_id, reviewer_id, reviewer_name, due_on, assigned_by, assigned_name, at)
    VALUES (gen_random_uuid(), '00000000-0000-0000-0000-000000000221', 'writer', 'other', '戊', '2099-01-01', 'head', '丙', now());
  INSERT INTO item_act (id, act, actor_id, actor_name, reason, at) VALUES ('00000000-0000-0000-0000-000000000301', 'approve', 'head', '丙', '可', now());
  INSERT INTO item_act_version (act_id, version_id, from_state, to_state, replaced_id)
    VALUES ('00000000-0000-0000-0000-000000000301', '00000000-0000-0000-0000-000000000232', 'in_review', 'approved', '00000000-0000-0000-0000-000000000231');
  INSERT INTO practical_task (id, table_id, code, made_at) VALUES ('00000000-0000-0000-0000-000000000401', '00000000-0000-0000-0000-00000000000a', '1', now());
  INSERT INTO practical_task_version (id, task_id, table_id, version, content, digest, state, writer_id, writer_name, made_at, changed_at, name, range_codes, weight_hundredths, minutes, full_points)
    VALUES (gen_random_uuid(), '00000000-0000-0000-0000-000000000401', '00000000-0000-0000-0000-00000000000a', 1, 'x', '${DIGEST}', 'in_review', 'writer', '乙', now(), now(), '题', '{A}', 100, 30, 10000);
  INSERT INTO workflow_step (from_state, act, to_state, done_by) VALUES ('in_review', 'retire', 'retired', 'anyone');`;

beforeAll(async () => {
  former = await databaseWith([...upstream, ...bankMigrations.filter((m) => m.name < STATUS_MIGRATION)]);
  for (const sql of FORMER.split(';\n')) await former.db.query(sql);
  expect(await migrate(former.url, [...upstream, ...bankMigrations.filter((m) => m.name <= STATUS_MIGRATION)])).toEqual([STATUS_MIGRATION]);
});
afterAll(() => former.stop());

test('every version keeps its place, its standing and its day', async () => {
  const rows = await former.db.query<{ state: string; status: string; day: string }>(`SELECT state, status, changed_at::date::text AS day FROM item_version ORDER BY id`);
  expect(rows.map((r) => [r.state, r.status, r.day])).toEqual(['draft', 'in_review', 'replaced', 'approved', 'retired'].map((s) => [s, s, '2026-01-01']));
  expect(await former.db.query('SELECT state, status FROM practical_task_version')).toEqual([{ state: 'in_review', status: 'in_review' }]);
  await expect(former.db.query(`UPDATE item_version SET digest = repeat('0', 64)`)).rejects.toThrow('never changed');
});

test('what was in force holds on, with the steps that the body added', async () => {
  const [statuses, steps] = [await loadStatuses(former.db), await loadSteps(former.db)];
  expect(statuses).toEqual(STATUSES);
  expect(steps).toHaveLength(SHIPPED.steps.length + 1);
  expect(workflowProblems({ statuses, steps, moves: [] }, statuses)).toEqual([]);
  const versions = await former.db.query<{ statuses: unknown; steps: unknown; moves: unknown }>('SELECT statuses, steps, moves FROM workflow_version');
  expect(versions.map((v) => workflowDefinition.parse(v).statuses)).toEqual([STATUSES]);
});

test('verdicts, requests and acts count where they were given', async () => {
  expect(await former.db.query('SELECT status FROM item_verdict')).toEqual([{ status: 'in_review' }]);
  expect(await former.db.query('SELECT status, open FROM review_task')).toEqual([{ status: 'in_review', open: true }]);
  expect(await former.db.query('SELECT from_status, to_status, replaced_status FROM item_act_version')).toEqual([{ from_status: 'in_review', to_status: 'approved', replaced_status: 'approved' }]);
  await expect(former.db.query('DELETE FROM item_act_version')).rejects.toThrow('never changed');
});
