import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { assemblyRoutes, InputOf, OutputOf, PracticalSpec } from '@kaowu/contracts';
import { Bank } from '@kaowu/bank';
import { RuleSets } from '@kaowu/catalogue';
import { Clock, newId } from '@kaowu/kernel';
import { Journal } from '@kaowu/journal';
import { accept, Database, dayIn, refusal, Vault, type Actor } from '@kaowu/platform';
import { releaseFrom } from '../domain/custody';
import { checkPractical, drawTasks, PRACTICAL_ALGORITHM, practicalDigest, practicalSetDigest } from '../domain/practical';
import { getPractical, practicalPapers, practicalSeed } from '../persistence/practical-rows';

type Command = InputOf<typeof assemblyRoutes.drawPractical>['body'];
type Replay = OutputOf<typeof assemblyRoutes.replayPractical>;

/** Draws practical papers from approved tasks by a sealed seed, and proves later what was drawn (rules.md, Element table: 必考, n选一). */
@Injectable()
export class DrawPractical {
  constructor(
    private readonly db: Database,
    private readonly bank: Bank,
    private readonly vault: Vault,
    private readonly ruleSets: RuleSets,
    private readonly journal: Journal,
    private readonly clock: Clock,
  ) {}

  /** Draws, seals and stores; gives the set's id. Problems: record.not-found, practical.too-late, those of `checkPractical`. */
  async run(actor: Actor, { name, count, opensAt, reason, ...spec }: Command): Promise<string> {
    const opens = new Date(opensAt);
    if (opens <= this.clock.now()) throw refusal('practical.too-late', {}, { field: 'body.opensAt' });
    await this.bank.elementTable(spec.elementTableId);
    const approved = new Set((await this.bank.tasks(spec.elementTableId)).map(({ taskVersionId }) => taskVersionId));
    accept(checkPractical(spec, approved));
    const rules = await this.ruleSets.current(dayIn(opens));
    const setSeed = randomBytes(32).toString('hex');
    const papers = this.papers(spec, setSeed, spec.drawBy === 'session' ? 1 : count);
    const digest = practicalSetDigest(spec, papers.map((paper) => paper.digest));
    const id = newId();
    await this.db.tx(async () => {
      await this.db.query(
        `INSERT INTO practical_set (id, name, element_table_id, state, algorithm, spec, digest, seed, papers, rule_set_id, opens_at, release_from, drawn_by, drawn_by_name, drawn_at)
         VALUES ($1, $2, $3, 'sealed', $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)`,
        [
          id, name, spec.elementTableId, PRACTICAL_ALGORITHM, JSON.stringify(spec), digest, this.vault.seal(setSeed, 'paper-seed'), papers.length, rules.id, opens,
          releaseFrom(opens, rules.values.paper?.releaseLeadMinutes ?? 0), actor.id, actor.name, this.clock.now(),
        ],
      );
      await this.db.query(
        'INSERT INTO practical_paper (set_id, no, digest, tasks) SELECT $1, no, digest, tasks FROM unnest($2::int[], $3::text[], $4::bytea[]) AS t (no, digest, tasks)',
        [id, papers.map((p) => p.no), papers.map((p) => p.digest), papers.map((p) => this.vault.seal(JSON.stringify(p.tasks), 'paper'))],
      );
      await this.journal.record(actor, {
        action: 'practical-set.drawn', subject: { type: 'practical-set', id }, reason,
        data: { papers: papers.length, algorithm: PRACTICAL_ALGORITHM, digest, drawBy: spec.drawBy, groups: spec.groups.map(({ take, taskVersionIds }) => `${take}/${taskVersionIds.length}`) },
      });
    });
    return id;
  }

  /** Draws every paper anew from the seed and compares digests; shows nothing of it. Problem: record.not-found. */
  async replay(actor: Actor, id: string): Promise<Replay> {
    const set = await getPractical(this.db, id);
    const setSeed = this.vault.openText(await practicalSeed(this.db, id), 'paper-seed');
    const stored = await practicalPapers(this.db, id);
    const rebuilt = this.papers(set.spec, setSeed, set.papers);
    const sound = stored.filter((paper, i) => paper.digest === rebuilt[i]?.digest && this.vault.openText(paper.tasks, 'paper') === JSON.stringify(rebuilt[i]?.tasks));
    const report: Replay = { papers: stored.length, matching: sound.length, digestMatches: practicalSetDigest(set.spec, rebuilt.map(({ digest }) => digest)) === set.digest };
    await this.journal.record(actor, { action: 'practical-set.replayed', subject: { type: 'practical-set', id }, data: report });
    return report;
  }

  private papers(spec: PracticalSpec, setSeed: string, count: number): { no: number; tasks: string[][]; digest: string }[] {
    return Array.from({ length: count }, (_, i) => {
      const tasks = drawTasks(spec.groups, setSeed, i + 1);
      return { no: i + 1, tasks, digest: practicalDigest(i + 1, tasks, setSeed) };
    });
  }
}
