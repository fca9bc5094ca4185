import { Injectable } from '@nestjs/common';
import { paperRecipe, type PaperRecipe, type ReplayReport } from '@kaowu/contracts';
import { Clock, sha256 } from '@kaowu/kernel';
import { Journal } from '@kaowu/journal';
import { accept, Database, found, refusal, Vault, type Actor } from '@kaowu/platform';
import { buildPaper } from '../domain/draw';
import { planDraw } from '../domain/draw-plan';
import { setDigest } from '../domain/set-digest';
import { getPaper, papersOf, type PaperHead } from '../persistence/paper-rows';
import { getSet, recipeOf } from '../persistence/paper-set-rows';
import { breather } from './breathe';
import { BankSupply } from './supply';

/** Papers that a report names when they differ. */
const NAMED = 50;

/**
 * Rebuilds papers from their recipe (blueprint version, item versions, seed, algorithm version) and compares digests
 * with those that were stored at the draw: the proof that a paper is what it was drawn to be. Shows no content; every
 * replay is journalled. Problems: record.not-found, paper.seal-broken (recipe or an item version was altered).
 */
@Injectable()
export class ReplayPaper {
  constructor(
    private readonly db: Database,
    private readonly supply: BankSupply,
    private readonly vault: Vault,
    private readonly journal: Journal,
    private readonly clock: Clock,
  ) {}

  /** All papers of a set, and the digest of the set. */
  async set(actor: Actor, setId: string): Promise<ReplayReport> {
    await getSet(this.db, setId);
    return this.replay(actor, setId, await papersOf(this.db, setId), true);
  }

  /** One paper. */
  async paper(actor: Actor, paperId: string): Promise<ReplayReport> {
    const paper = await getPaper(this.db, paperId);
    return this.replay(actor, paper.set_id, [paper], false);
  }

  /** A set or a paper, whichever the id names: for the command line. */
  async run(actor: Actor, id: string): Promise<ReplayReport> {
    const kind = found(await this.db.one<{ kind: string }>(
      `SELECT 'set' AS kind FROM paper_set WHERE id = $1 UNION ALL SELECT 'paper' FROM paper WHERE id = $1`, [id]));
    return kind.kind === 'set' ? this.set(actor, id) : this.paper(actor, id);
  }

  private async replay(actor: Actor, setId: string, papers: readonly PaperHead[], whole: boolean): Promise<ReplayReport> {
    const started = performance.now();
    const { recipe, recipeDigest, setSeed } = await this.openRecipe(setId);
    const texts = await this.supply.texts(recipe.pool);
    const plan = planDraw(recipe);
    const breathe = breather();
    const rebuilt: string[] = [];
    const differing: ReplayReport['differing'] = [];
    for (const { id, no, attempt, digest } of papers) {
      const built = accept(buildPaper(recipe.algorithm, plan, texts, { setSeed, no, attempt }));
      rebuilt.push(built.digest);
      if (built.digest !== digest) differing.push({ paperId: id, no, stored: digest, rebuilt: built.digest });
      await breathe();
    }
    const stored = await getSet(this.db, setId);
    const digests = whole ? rebuilt : (await papersOf(this.db, setId)).map(({ digest }) => digest);
    const report: ReplayReport = {
      setId,
      algorithm: recipe.algorithm,
      papers: papers.length,
      matching: papers.length - differing.length,
      setDigestMatches: setDigest(recipeDigest, digests) === stored.digest,
      differing: differing.slice(0, NAMED),
      milliseconds: Math.round(performance.now() - started),
    };
    await this.record(actor, papers, whole, report);
    return report;
  }

  private async openRecipe(setId: string): Promise<{ recipe: PaperRecipe; recipeDigest: string; setSeed: string }> {
    const { recipe, recipe_digest, seed } = await recipeOf(this.db, setId);
    if (sha256(recipe) !== recipe_digest) throw refusal('paper.seal-broken');
    return {
      recipe: paperRecipe.parse(JSON.parse(recipe)),
      recipeDigest: recipe_digest,
      setSeed: this.vault.openText(seed, 'paper-seed'),
    };
  }

  private async record(actor: Actor, papers: readonly PaperHead[], whole: boolean, report: ReplayReport): Promise<void> {
    const { setId, matching, setDigestMatches } = report;
    await this.db.tx(async () => {
      if (whole) await this.db.query('UPDATE paper_set SET replayed_at = $2 WHERE id = $1', [setId, this.clock.now()]);
      await this.journal.record(actor, {
        action: whole ? 'paper-set.replayed' : 'paper.replayed',
        subject: whole ? { type: 'paper-set', id: setId } : { type: 'paper', id: papers[0]?.id ?? '' },
        data: { setId, papers: papers.length, matching, setDigestMatches },
      });
    });
  }
}
