import { randomUUID } from 'node:crypto';
import { Papers } from '@kaowu/assembly';
import { Bank } from '@kaowu/bank';
import { Sittings } from '@kaowu/sitting';
import { newId } from '@kaowu/kernel';
import { systemActor } from '@kaowu/platform';
import { ASSEMBLY_IDS } from '../../../seeds/assembly';
import { SITTING_IDS } from '../../../seeds/sitting';
import { startInstance, type TestInstance } from '../../../test/support/instance';
import { scoreTheory } from '../../marking/domain/score-theory';
import { storeTheoryMarks } from '../../marking/persistence/theory-rows';
import { ComputeItemStatistics } from './compute-item-statistics';
import { RecountItems } from './recount-items';

let instance: TestInstance;
beforeAll(async () => void (instance = await startInstance({ seeded: true })));
afterAll(() => instance.stop());

const ACTOR = systemActor('test');
/** What every candidate answers: the first letter shown, or "true"; every seventh question is left out. */
const answerOf = (question: { no: number; options: { id: string }[] }): string[] => (question.no % 7 === 0 ? [] : [question.options[0]?.id ?? '']);

it('sums answers by item version from real papers, with the options as the bank names them', async () => {
  const { nest, db } = instance;
  await db.query(`INSERT INTO paper_release (set_id, person_id, person_name, reason, at) SELECT $1, p, p, '测试', now() FROM unnest(ARRAY['a', 'b']) AS p`, [ASSEMBLY_IDS.nurserySet]);
  await db.query(`UPDATE paper_set SET state = 'released', released_at = now() WHERE id = $1`, [ASSEMBLY_IDS.nurserySet]);
  const papers = nest.get(Papers, { strict: false });
  const seats = (await nest.get(Sittings, { strict: false }).seatings(SITTING_IDS.theory)).slice(0, 12);
  const paperIds = (await papers.paperIds(ASSEMBLY_IDS.nurserySet)).slice(0, seats.length);
  const bank = nest.get(Bank, { strict: false });
  // Counted a second way: by the text that each candidate chose.
  const chosenTexts = new Map<string, Map<string, number>>();
  const [seen, right] = [new Map<string, number>(), new Map<string, number>()];
  for (const [i, seat] of seats.entries()) {
    const paperId = paperIds[i] ?? '';
    const [shown, key] = [await papers.openForCandidate(paperId, ACTOR), await papers.openKey(paperId, ACTOR)];
    const questions = shown.sections.flatMap((s) => s.questions);
    const marks = scoreTheory(key.questions, questions.map((q) => ({ no: q.no, response: answerOf(q) })));
    await storeTheoryMarks(db, { attemptId: randomUUID(), sessionId: SITTING_IDS.theory, candidateId: seat.candidateId, paperId }, marks);
    for (const mark of marks) {
      seen.set(mark.versionId, (seen.get(mark.versionId) ?? 0) + 1);
      right.set(mark.versionId, (right.get(mark.versionId) ?? 0) + (mark.awarded === mark.points ? 1 : 0));
      const question = questions.find((q) => q.no === mark.no);
      const text = question && answerOf(question).length > 0 ? (question.type === 'true_false' ? question.options[0]?.id : question.options[0]?.text) : undefined;
      const texts = chosenTexts.get(mark.versionId) ?? new Map<string, number>();
      if (text !== undefined) texts.set(text, (texts.get(text) ?? 0) + 1);
      chosenTexts.set(mark.versionId, texts);
    }
  }
  const compute = nest.get(ComputeItemStatistics, { strict: false });
  expect(await compute.run(ACTOR, SITTING_IDS.round, newId())).toBe(seen.size);
  await compute.run(ACTOR, SITTING_IDS.round, newId());
  const rows = await db.query<{ version_id: string; responses: number; score: number; omitted: number; options: { id: string; chosen: number }[] }>(
    'SELECT version_id, responses, score, omitted, options FROM item_statistic WHERE round_id = $1', [SITTING_IDS.round]);
  expect(rows.map((r) => [r.version_id, r.responses, r.score]).sort()).toEqual([...seen].map(([id, n]) => [id, n, right.get(id) ?? 0]).sort());
  for (const row of rows) {
    const [content] = await bank.contents([row.version_id]);
    const texts = chosenTexts.get(row.version_id) ?? new Map<string, number>();
    const named = Object.fromEntries(row.options.map((o) => [content?.type === 'true_false' ? o.id : content?.options.find((own) => own.id === o.id)?.text, o.chosen]));
    expect(named).toEqual(Object.fromEntries(texts));
    expect(row.omitted).toBe(row.responses - [...texts.values()].reduce((a, b) => a + b, 0));
  }
  const entry = await db.one<{ data: string }>(`SELECT data::text AS data FROM journal_entry WHERE action = 'items.statistics-recorded' ORDER BY seq DESC LIMIT 1`);
  expect(entry?.data).toContain(`"responses":${12 * 100}`);
  expect(entry?.data).not.toContain('candidate');
});

it('counts a round anew on demand, only when its results are out, on record with the reason', async () => {
  const { nest, db } = instance;
  const [recount, runId] = [nest.get(RecountItems, { strict: false }), newId()];
  const counted = async () => (await db.one<{ n: number }>('SELECT count(*)::int AS n FROM item_statistic WHERE round_id = $1', [SITTING_IDS.round]))?.n ?? 0;
  const before = await counted();
  await db.tx(async () => {
    await db.query('SET LOCAL session_replication_role = replica');
    await db.query(
      `INSERT INTO result_run (id, round_id, no, state, rule_set_id, parts, pass_hundredths, review_percent, objection_days, inputs_digest, computed_at, computed_by, computed_by_name)
       SELECT $1, id, 1, 'reviewed', rule_set_id, ARRAY['theory'], 6000, 20, 5, repeat('0', 64), now(), $2, '统分人' FROM round WHERE id = $3`, [runId, newId(), SITTING_IDS.round]);
  });
  await expect(recount.run(ACTOR, runId, '补统计')).rejects.toMatchObject({ problem: { code: 'results.gate-unreleased' } });
  await db.tx(async () => {
    await db.query('SET LOCAL session_replication_role = replica');
    await db.query(`UPDATE result_run SET state = 'issued' WHERE id = $1`, [runId]);
    await db.query('DELETE FROM item_statistic WHERE round_id = $1', [SITTING_IDS.round]);
  });
  await recount.run(ACTOR, runId, '补统计');
  for (let look = 0; look < 200 && (await counted()) < before; look++) await new Promise((done) => setTimeout(done, 50));
  expect([await counted(), before > 0]).toEqual([before, true]);
  const entry = await db.one<{ reason: string }>(`SELECT reason FROM journal_entry WHERE action = 'results.items-recount-asked'`);
  expect(entry?.reason).toBe('补统计');
});
