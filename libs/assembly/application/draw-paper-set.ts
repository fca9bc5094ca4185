import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { PaperRecipe, Problem } from '@kaowu/contracts';
import { canonicalJson, Clock, newId, sha256, type Decision } from '@kaowu/kernel';
import { Journal } from '@kaowu/journal';
import { accept, Database, refusal, Vault, type Actor } from '@kaowu/platform';
import type { ItemText } from '../domain/compose';
import { CURRENT_ALGORITHM, drawSet, headOf, prepareDraw, type SetPaper } from '../domain/draw';
import { planDraw, type DrawInput } from '../domain/draw-plan';
import { setDigest } from '../domain/set-digest';
import { getVersion } from '../persistence/blueprint-rows';
import { insertPapers, type NewPaper } from '../persistence/paper-rows';
import { breather } from './breathe';
import { sealPart } from './seal';
import { BankSupply } from './supply';

/** What is asked of a draw. */
export interface DrawCommand {
  readonly blueprintVersionId: string;
  readonly name: string;
  readonly count: number;
  readonly reason: string;
}

/** Papers in one INSERT; making up a larger one would hold the event loop. */
const CHUNK = 10;

/**
 * Draws a different paper for each of so many candidates, seals them, and freezes the set with its recipe (step 4 of
 * the exam day; D17, D19). Content, key and seed are sealed apart under keys outside the database; from then on nobody
 * reads a paper until two people release it. Problems: record.not-found, blueprint.not-approved (D21), and what the
 * draw refuses: blueprint.short with a detail for each range and type, blueprint.enemies-block,
 * blueprint.difficulty-unreachable, blueprint.too-few-papers.
 */
@Injectable()
export class DrawPaperSet {
  constructor(
    private readonly db: Database,
    private readonly supply: BankSupply,
    private readonly vault: Vault,
    private readonly journal: Journal,
    private readonly clock: Clock,
  ) {}

  /** Draws, seals and stores; gives back the set's id, which seeds fix. */
  async run(actor: Actor, command: DrawCommand, setId: string = newId()): Promise<string> {
    const version = await getVersion(this.db, command.blueprintVersionId);
    if (version.approver_id === null) throw refusal('blueprint.not-approved', { version: version.version });
    const { table, pool } = await this.supply.of(version.spec.elementTableId);
    const input = accept(prepareDraw(version.spec, table, pool));
    const texts = await this.supply.texts(input.pool);
    const recipe: PaperRecipe = { format: 1, algorithm: CURRENT_ALGORITHM, blueprintVersionId: version.id, ...input };
    return this.db.tx(async () => {
      const seed = randomBytes(32).toString('hex');
      const recipeDigest = await this.insertSet(actor, setId, command, recipe, seed);
      const { digests, exposure } = await this.drawPapers(setId, input, texts, seed, command.count);
      const digest = setDigest(recipeDigest, digests);
      await this.db.query(`UPDATE paper_set SET state = 'sealed', digest = $2, exposure = $3 WHERE id = $1`, [
        setId, digest, this.vault.seal(JSON.stringify([...exposure]), 'paper'),
      ]);
      await this.journal.record(actor, {
        action: 'paper-set.drawn', subject: { type: 'paper-set', id: setId }, reason: command.reason,
        data: { papers: command.count, blueprintVersionId: version.id, algorithm: CURRENT_ALGORITHM, recipeDigest, digest },
      });
      return setId;
    });
  }

  private async insertSet(actor: Actor, setId: string, command: DrawCommand, recipe: PaperRecipe, seed: string): Promise<string> {
    const text = canonicalJson(recipe);
    const { totalPoints, durationMinutes } = headOf(recipe.blueprint);
    const questions = recipe.blueprint.sections.reduce((sum, { count }) => sum + count, 0);
    await this.db.query(
      `INSERT INTO paper_set (id, name, blueprint_version_id, state, algorithm, recipe, recipe_digest, seed, paper_count,
         questions, total_points, duration_minutes, drawn_by, drawn_by_name, drawn_at)
       VALUES ($1, $2, $3, 'drawn', $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)`,
      [
        setId, command.name, command.blueprintVersionId, recipe.algorithm, text, sha256(text), this.vault.seal(seed, 'paper-seed'),
        command.count, questions, totalPoints, durationMinutes, actor.id, actor.name, this.clock.now(),
      ],
    );
    return sha256(text);
  }

  private async drawPapers(
    setId: string, input: DrawInput, texts: ReadonlyMap<string, ItemText>, seed: string, count: number,
  ): Promise<{ digests: string[]; exposure: Map<string, number> }> {
    const breathe = breather();
    const digests: string[] = [];
    const exposure = new Map<string, number>();
    let chunk: NewPaper[] = [];
    const papers: Iterable<Decision<SetPaper, Problem>> = drawSet(planDraw(input), texts, seed, count);
    for (const decision of papers) {
      const paper = accept(decision);
      digests.push(paper.digest);
      for (const versionId of paper.versionIds) exposure.set(versionId, (exposure.get(versionId) ?? 0) + 1);
      chunk.push(this.sealed(paper));
      if (chunk.length === CHUNK || digests.length === count) {
        await insertPapers(this.db, setId, chunk);
        chunk = [];
      }
      await breathe();
    }
    return { digests, exposure };
  }

  private sealed({ no, attempt, digest, content, key, figures }: SetPaper): NewPaper {
    return {
      no, attempt, digest, figures,
      content: sealPart(this.vault, 'content', digest, content),
      key: sealPart(this.vault, 'key', digest, key),
    };
  }
}

