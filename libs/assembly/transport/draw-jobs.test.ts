import { assemblyRoutes as routes, journalRoutes, NO_CONSTRAINTS, type DrawJobView } from '@kaowu/contracts';
import { HttpClient, ProblemReply } from '../../../apps/cli/client/http-client';
import { ASSEMBLY_IDS, SEEDED_BLUEPRINTS } from '../../../seeds/assembly';
import { startInstance, type TestInstance } from '../../../test/support/instance';
import { RunDrawJob } from '../application/run-draw-job';
import { staffClients } from '../../../test/support/staff';

let instance: TestInstance;
let officer: HttpClient;
let head: HttpClient;

beforeAll(async () => {
  instance = await startInstance({ seeded: true });
  [officer, head] = await staffClients(instance, 'officer', 'head');
}, 120_000);
afterAll(() => instance.stop());

const start = (name: string, count: number, over: object = {}): Promise<DrawJobView> =>
  officer.call(routes.startDraw, { body: { blueprintVersionId: ASSEMBLY_IDS.nurseryVersion, name, count, reason: '本批次', ...over } });

/** Looks at a job until it has ended; gives every state and number that was seen on the way. */
async function ended(id: string): Promise<{ job: DrawJobView; seen: number[] }> {
  const seen: number[] = [];
  for (let look = 0; look < 600; look++) {
    const job = await officer.call(routes.drawJob, { params: { id } });
    seen.push(job.done);
    if (job.endedAt !== null) return { job, seen };
    await new Promise((done) => setTimeout(done, 50));
  }
  throw new Error('the job did not end');
}
const setOf = async (id: string): Promise<unknown> => instance.db.one('SELECT state, paper_count FROM paper_set WHERE id = $1', [id]);

describe('a draw in the background', () => {
  it('tells how far it is, ends in a sealed set of its own id, and a repeat changes nothing', async () => {
    const { id, state, total } = await start('后台组卷', 400);
    expect([state, total]).toEqual(['waiting', 400]);
    const { job, seen } = await ended(id);
    expect(job).toMatchObject({ state: 'done', done: 400, total: 400, phase: 'seal', problem: null, askedBy: { name: '陈考务' } });
    expect([...seen].sort((a, b) => a - b)).toEqual(seen);
    expect(await setOf(id)).toEqual({ state: 'sealed', paper_count: 400 });
    await instance.nest.get(RunDrawJob).run(id);
    expect((await officer.call(routes.drawJobs)).rows[0]).toMatchObject({ id, state: 'done' });
    const { rows } = await head.call(journalRoutes.list, { query: { subjectType: 'paper-set', subjectId: id } });
    expect(rows.map(({ action, actorName }) => [action, actorName])).toEqual([['paper-set.drawn', '陈考务'], ['paper-set.draw-asked', '陈考务']]);
  }, 60_000);

  it('is called off at work and leaves nothing behind', async () => {
    const { id } = await start('取消的', 1000);
    for (;;) {
      const job = await officer.call(routes.drawJob, { params: { id } });
      if (job.done > 0) break;
      expect(job.endedAt).toBeNull();
      await new Promise((done) => setTimeout(done, 20));
    }
    expect((await officer.call(routes.cancelDraw, { params: { id } })).cancelAsked).toBe(true);
    const { job } = await ended(id);
    expect(job.state).toBe('cancelled');
    expect(job.done).toBeLessThan(1000);
    expect(await setOf(id)).toBeNull();
    expect((await officer.call(routes.cancelDraw, { params: { id } })).state).toBe('cancelled');
  }, 60_000);

  it('solves forms with progress, and ends at once when it is called off', async () => {
    const version = await officer.call(routes.createBlueprint, {
      body: {
        ...SEEDED_BLUEPRINTS.nursery, tier: 2, constraints: { ...NO_CONSTRAINTS, rangeTolerance: 2 },
        sections: SEEDED_BLUEPRINTS.nursery.sections.map((s, i) => ({ ...s, ranges: [...s.ranges], count: i === 0 ? 30 : 10 })),
      },
    });
    await head.call(routes.approveBlueprint, { params: { id: version.id }, body: { reason: '同意' } });
    const { id } = await start('三套卷', 3, { blueprintVersionId: version.id, forms: 3 });
    expect((await ended(id)).job).toMatchObject({ state: 'done', forms: 3 });
    const off = await start('取消的卷型', 8, { blueprintVersionId: version.id, forms: 8 });
    await officer.call(routes.cancelDraw, { params: { id: off.id } });
    expect((await ended(off.id)).job.state).toBe('cancelled');
    expect(await setOf(off.id)).toBeNull();
  }, 120_000);

  it('says why where the bank is short, range by range', async () => {
    const version = await officer.call(routes.createBlueprint, {
      body: { ...SEEDED_BLUEPRINTS.nursery, sections: SEEDED_BLUEPRINTS.nursery.sections.map((s) => ({ ...s, ranges: [...s.ranges], count: 300 })) },
    });
    await head.call(routes.approveBlueprint, { params: { id: version.id }, body: { reason: '同意' } });
    const { job } = await ended((await start('缺题', 1, { blueprintVersionId: version.id })).id);
    expect(job).toMatchObject({ state: 'refused', problem: { code: 'blueprint.short' } });
    expect(job.problem?.details.length).toBeGreaterThan(10);
  });

  it('is refused before it is queued where the blueprint is not signed off', async () => {
    const version = await officer.call(routes.createBlueprint, { body: { ...SEEDED_BLUEPRINTS.radio, sections: SEEDED_BLUEPRINTS.radio.sections.map((s) => ({ ...s, ranges: [...s.ranges] })) } });
    await expect(start('未签发', 1, { blueprintVersionId: version.id })).rejects.toThrow(ProblemReply);
  });
});
