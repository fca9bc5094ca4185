import { Injectable } from '@nestjs/common';
import { paperRecipe, type ReplayReport } from '@kaowu/contracts';
import { Clock, sha256 } from '@kaowu/kernel';
import { Journal } from '@kaowu/journal';
import { accept, Database, found, refusal, Vault, type Actor } from '@kaowu/platform';
import { checkForms, selectionDigest, type FormSelection } from '../domain/forms';
import { setDigest } from '../domain/set-digest';
import { getPaper, papersOf, type PaperHead } from '../persistence/paper-rows';
import { getSet, recipeOf } from '../persistence/paper-set-rows';
import { breather } from './breathe';
import { MakePapers, type PaperSource } from './make-papers';

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
    private readonly maker: MakePapers,
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
    const { source, recipeDigest } = await this.openRecipe(setId);
    const texts = await this.maker.texts(source);
    const byNo = new Map(papers.map((paper) => [paper.no, paper] as const));
    const breathe = breather();
    const rebuilt: string[] = [];
    const differing: ReplayReport['differing'] = [];
    for (const decision of this.maker.rebuilt(source, texts, papers)) {
      await breathe();
      if (decision === null) continue;
      const built = accept(decision);
      const paper = found(byNo.get(built.no));
      rebuilt.push(built.digest);
      if (built.digest !== paper.digest) differing.push({ paperId: paper.id, no: paper.no, stored: paper.digest, rebuilt: built.digest });
    }
    const stored = await getSet(this.db, setId);
    const digests = whole ? rebuilt : (await papersOf(this.db, setId)).map(({ digest }) => digest);
    const report: ReplayReport = {
      setId,
      algorithm: source.recipe.algorithm,
      papers: papers.length,
      matching: papers.length - differing.length,
      setDigestMatches: setDigest(recipeDigest, digests) === stored.digest,
      differing: differing.slice(0, NAMED),
      milliseconds: Math.round(performance.now() - started),
    };
    await this.record(actor, papers, whole, report);
    return report;
  }

  /** Opens what the set is built from; of fixed forms the recorded selection is held against the blueprint once more. */
  private async openRecipe(setId: string): Promise<{ source: PaperSource; recipeDigest: string }> {
    const { recipe: text, recipe_digest, seed, selection } = await recipeOf(this.db, setId);
    if (sha256(text) !== recipe_digest) throw refusal('paper.seal-broken');
    const recipe = paperRecipe.parse(JSON.parse(text));
    const setSeed = this.vault.openText(seed, 'paper-seed');
    if (selection === null) return { source: { recipe, setSeed, forms: null }, recipeDigest: recipe_digest };
    const forms = JSON.parse(this.vault.openText(selection, 'paper-seed')) as FormSelection[];
    if (selectionDigest(setSeed, forms) !== recipe.forms?.selectionDigest) throw refusal('paper.seal-broken');
    accept(checkForms(recipe, forms));
    return { source: { recipe, setSeed, forms }, recipeDigest: recipe_digest };
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
