import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Bank } from '@kaowu/bank';
import { canonicalJson, Clock, newId, sha256 } from '@kaowu/kernel';
import { Journal } from '@kaowu/journal';
import { accept, Database, refusal, Vault, type Actor } from '@kaowu/platform';
import { questionsOf } from '../domain/demands';
import { headOf, type SetPaper } from '../domain/draw';
import type { FormSelection } from '../domain/forms';
import { qualitySteps } from '../domain/quality';
import { setDigest } from '../domain/set-digest';
import { getVersion } from '../persistence/blueprint-rows';
import { insertPapers, type NewPaper } from '../persistence/paper-rows';
import { breather, restful } from './breathe';
import { UNWATCHED, unlessCancelled, type DrawWatch } from './draw-watch';
import { MakePapers, type PaperSource } from './make-papers';
import { sealPart } from './seal';

/** What is asked of a draw. */
export interface DrawCommand {
  readonly blueprintVersionId: string;
  readonly name: string;
  readonly count: number;
  /** Fixed forms: how many; the papers are then copies of them. Without it every paper is different. */
  readonly forms?: number | undefined;
  /** Fixed forms that are given: their items by section, in order. */
  readonly selection?: readonly FormSelection[] | undefined;
  readonly reason: string;
}

/** Papers in one INSERT; making up a larger one would hold the event loop. */
const CHUNK = 10;

/**
 * Draws a different paper for each of so many candidates, or copies of parallel fixed forms, seals them, and freezes
 * the set with its recipe (step 4 of the exam day; D17, D19). Content, key, seed and selection are sealed apart under
 * keys outside the database; from then on nobody reads a paper until two people release it. Problems: record.not-found,
 * blueprint.not-approved (D21), and what the algorithms refuse: blueprint.short with a detail for each range and type,
 * blueprint.enemies-block, blueprint.difficulty-unreachable, blueprint.constraints-unmet, blueprint.too-few-papers,
 * blueprint.conflict, blueprint.form-unsolved; pool.changed where an item left the bank while its papers were made.
 */
@Injectable()
export class DrawPaperSet {
  constructor(
    private readonly db: Database,
    private readonly maker: MakePapers,
    private readonly vault: Vault,
    private readonly journal: Journal,
    private readonly clock: Clock,
    private readonly bank: Bank,
  ) {}

  /** Draws, seals and stores; gives back the set's id, which seeds and jobs fix. Throws DrawCancelled where `watch` calls it off. */
  async run(actor: Actor, command: DrawCommand, setId: string = newId(), watch: DrawWatch = UNWATCHED): Promise<string> {
    const version = await getVersion(this.db, command.blueprintVersionId);
    if (version.approver_id === null) throw refusal('blueprint.not-approved', { version: version.version });
    const source = await this.maker.source(version, command, randomBytes(32).toString('hex'), watch);
    return this.db.tx(async () => {
      const recipeDigest = await this.insertSet(actor, setId, command, source);
      const papers = await this.storePapers(setId, source, command.count, watch);
      await this.bank.noteDraw(version.spec.elementTableId, papers.flatMap(({ versionIds }) => versionIds), this.clock.now());
      const digest = setDigest(recipeDigest, papers.map((paper) => paper.digest));
      await this.seal(setId, source, digest, papers.map(({ versionIds }) => versionIds));
      await this.journal.record(actor, {
        action: 'paper-set.drawn', subject: { type: 'paper-set', id: setId }, reason: command.reason,
        data: {
          papers: command.count, blueprintVersionId: version.id, algorithm: source.recipe.algorithm, recipeDigest, digest,
          ...(source.forms === null ? {} : { forms: source.forms.length }),
        },
      });
      return setId;
    });
  }

  private async insertSet(actor: Actor, setId: string, command: DrawCommand, { recipe, setSeed, forms }: PaperSource): Promise<string> {
    const text = canonicalJson(recipe);
    const digest = sha256(text);
    const { totalPoints, durationMinutes } = headOf(recipe.blueprint);
    await this.db.query(
      `INSERT INTO paper_set (id, name, blueprint_version_id, state, algorithm, recipe, recipe_digest, seed, paper_count,
         questions, total_points, duration_minutes, drawn_by, drawn_by_name, drawn_at, kind, selection)
       VALUES ($1, $2, $3, 'drawn', $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)`,
      [
        setId, command.name, command.blueprintVersionId, recipe.algorithm, text, digest, this.vault.seal(setSeed, 'paper-seed'),
        command.count, questionsOf(recipe.blueprint), totalPoints, durationMinutes, actor.id, actor.name, this.clock.now(),
        forms === null ? 'drawn' : 'forms', forms === null ? null : this.vault.seal(JSON.stringify(forms), 'paper-seed'),
      ],
    );
    return digest;
  }

  private async storePapers(setId: string, source: PaperSource, count: number, watch: DrawWatch): Promise<Pick<SetPaper, 'digest' | 'versionIds'>[]> {
    const texts = await this.maker.texts(source);
    const breathe = breather();
    const stored: Pick<SetPaper, 'digest' | 'versionIds'>[] = [];
    let chunk: NewPaper[] = [];
    for (const decision of this.maker.papers(source, texts, count)) {
      const paper = accept(decision);
      stored.push({ digest: paper.digest, versionIds: paper.versionIds });
      chunk.push(this.sealed(paper));
      if (chunk.length === CHUNK || stored.length === count) {
        await insertPapers(this.db, setId, chunk);
        chunk = [];
      }
      watch.told('seal', stored.length, count);
      unlessCancelled(watch);
      await breathe();
    }
    return stored;
  }

  private async seal(setId: string, { recipe, forms }: PaperSource, digest: string, papers: readonly (readonly string[])[]): Promise<void> {
    const exposure = new Map<string, number>();
    for (const versionId of papers.flat()) exposure.set(versionId, (exposure.get(versionId) ?? 0) + 1);
    const quality = await restful(qualitySteps(papers, recipe.pool.length, forms?.length ?? null));
    await this.db.query(`UPDATE paper_set SET state = 'sealed', digest = $2, exposure = $3, quality = $4 WHERE id = $1`, [
      setId, digest, this.vault.seal(JSON.stringify([...exposure]), 'paper'), JSON.stringify(quality),
    ]);
  }

  private sealed({ no, attempt, digest, content, key, figures }: SetPaper): NewPaper {
    return {
      no, attempt, digest, figures,
      content: sealPart(this.vault, 'content', digest, content),
      key: sealPart(this.vault, 'key', digest, key),
    };
  }
}
