import { Injectable } from '@nestjs/common';
import { paperContent, paperKeyValue, type CandidatePaper, type PaperKey, type PaperSetState } from '@kaowu/contracts';
import { RuleSets } from '@kaowu/catalogue';
import { Clock } from '@kaowu/kernel';
import { Journal } from '@kaowu/journal';
import { accept, brokenConstraint, Database, dayIn, found, refusal, systemActor, Vault, type Actor } from '@kaowu/platform';
import { canGiveBack, canOpen, canReserve, releaseFrom } from '../domain/custody';
import { noteAccess, papersOf, sealedParts, type SealedPart } from '../persistence/paper-rows';
import { custodyOf, getSet, lockSet, releasesOf } from '../persistence/paper-set-rows';
import { openPart, type Part } from './seal';

/** A set as other libs see it. */
export interface PaperSet {
  readonly id: string;
  readonly name: string;
  readonly state: PaperSetState;
  readonly paperCount: number;
  /** Questions of each paper; known without opening any. */
  readonly questions: number;
  /** Full points of each paper, in hundredths. */
  readonly totalPoints: number;
  readonly digest: string;
  readonly sessionId: string | null;
  readonly opensAt: Date | null;
  readonly releasedAt: Date | null;
  readonly durationMinutes: number;
}

/** For what a session reserves a set. */
export interface ReserveCommand {
  readonly sessionId: string;
  /** When the session starts. */
  readonly opensAt: Date;
  /** The rule set that the exam plan froze; without it the one in force on the day. */
  readonly ruleSetId?: string | undefined;
}

const SITTING = systemActor('sitting');
const DELIVERY = systemActor('delivery');
const MARKING = systemActor('marking');

/** Frozen papers for the libs downstream. Nothing opens before two people have released the set. */
@Injectable()
export class Papers {
  constructor(
    private readonly db: Database,
    private readonly vault: Vault,
    private readonly ruleSets: RuleSets,
    private readonly journal: Journal,
    private readonly clock: Clock,
  ) {}

  /** A set; refuses `record.not-found`. */
  async set(setId: string): Promise<PaperSet> {
    const row = await getSet(this.db, setId);
    return {
      id: row.id, name: row.name, state: row.state, paperCount: row.paper_count, questions: row.questions, totalPoints: row.total_points,
      digest: row.digest ?? '', sessionId: row.session_id, opensAt: row.opens_at, releasedAt: row.released_at, durationMinutes: row.duration_minutes,
    };
  }

  /**
   * Keeps a sealed set for a session and fixes from when it may be released. The same again changes nothing; the time
   * may move until the first release; another set that the session held is given back. Refuses `paper-set.wrong-state`, `paper-set.reserved-elsewhere`,
   * `paper-set.session-has-papers`, `paper-set.release-begun`.
   */
  async reserve(setId: string, command: ReserveCommand, actor: Actor = SITTING): Promise<void> {
    const { sessionId, opensAt, ruleSetId } = command;
    const rules = ruleSetId === undefined ? await this.ruleSets.current(dayIn(opensAt)) : await this.ruleSets.get(ruleSetId);
    const from = releaseFrom(opensAt, rules.values.paper?.releaseLeadMinutes ?? 0);
    await this.db.tx(async () => {
      const row = await lockSet(this.db, setId);
      const releases = await releasesOf(this.db, setId);
      if (!accept(canReserve(custodyOf(row), { sessionId, opensAt }, releases.length))) return;
      await this.giveBackOthers(setId, sessionId, actor);
      await this.db
        .query('UPDATE paper_set SET session_id = $2, opens_at = $3, release_from = $4, rule_set_id = $5 WHERE id = $1', [setId, sessionId, opensAt, from, rules.id])
        .catch((error: unknown) => {
          throw brokenConstraint(error) === 'paper_set_session' ? refusal('paper-set.session-has-papers') : error;
        });
      await this.journal.record(actor, {
        action: 'paper-set.reserved', subject: { type: 'paper-set', id: setId },
        data: { sessionId, opensAt: opensAt.toISOString(), releaseFrom: from.toISOString() },
      });
    });
  }

  private async giveBackOthers(setId: string, sessionId: string, actor: Actor): Promise<void> {
    const others = await this.db.query<{ id: string }>(
      `SELECT id FROM paper_set WHERE session_id = $1 AND id <> $2 AND state <> 'void'`, [sessionId, setId]);
    for (const { id } of others) {
      const row = await lockSet(this.db, id);
      const back = canGiveBack(custodyOf(row), sessionId, (await releasesOf(this.db, id)).length);
      if (!back.ok) throw refusal('paper-set.session-has-papers');
      await this.db.query('UPDATE paper_set SET session_id = NULL, opens_at = NULL, release_from = NULL, rule_set_id = NULL WHERE id = $1', [id]);
      await this.journal.record(actor, { action: 'paper-set.given-back', subject: { type: 'paper-set', id }, data: { sessionId } });
    }
  }

  /** Ids of the papers in draw order. */
  async paperIds(setId: string): Promise<string[]> {
    return (await papersOf(this.db, setId)).map(({ id }) => id);
  }

  /** A paper without its key; the opening is recorded. Refuses `record.not-found`, `paper.not-released`, `paper.seal-broken`. */
  async openForCandidate(paperId: string, by: Actor = DELIVERY): Promise<CandidatePaper> {
    const [part] = await this.open([paperId], 'content', by);
    const { id, digest, value } = found(part);
    return { ...paperContent.parse(value), paperId: id, digest };
  }

  /** Whether a released paper shows this picture or sound. Tells nothing else of it, and is no opening. Refuses as `openForCandidate`. */
  async showsMedium(paperId: string, name: string): Promise<boolean> {
    const { state, digest, sealed } = found((await sealedParts(this.db, [paperId], 'content'))[0]);
    accept(canOpen(state));
    return JSON.stringify(openPart(this.vault, 'content', digest, sealed)).includes(`media:${name}`);
  }

  /** A paper's key; the opening is recorded. Refuses `record.not-found`, `paper.not-released`, `paper.seal-broken`. */
  async openKey(paperId: string, by: Actor = MARKING): Promise<PaperKey> {
    return found((await this.openKeys([paperId], by))[0]);
  }

  /** The keys of many papers, in the order of the ids; refuses as `openKey`. */
  async openKeys(paperIds: readonly string[], by: Actor = MARKING): Promise<PaperKey[]> {
    const parts = await this.open(paperIds, 'key', by);
    return parts.map(({ id, value }) => ({ ...paperKeyValue.parse(value), paperId: id }));
  }

  /** In how many papers of released sets each item version stood (D19); versions never shown are left out. */
  async exposure(versionIds: readonly string[]): Promise<{ versionId: string; papers: number; sets: number }[]> {
    const rows = await this.db.query<{ version_id: string; papers: number; sets: number }>(
      'SELECT version_id, sum(papers)::int AS papers, count(*)::int AS sets FROM item_exposure WHERE version_id = ANY($1) GROUP BY version_id', [versionIds]);
    return rows.map(({ version_id, papers, sets }) => ({ versionId: version_id, papers, sets }));
  }

  private async open(paperIds: readonly string[], part: Part, by: Actor): Promise<{ id: string; digest: string; value: unknown }[]> {
    const rows = new Map((await sealedParts(this.db, paperIds, part)).map((row) => [row.id, row] as const));
    const wanted = paperIds.map((id): SealedPart => found(rows.get(id)));
    for (const { state } of wanted) accept(canOpen(state));
    const opened = wanted.map(({ id, digest, sealed }) => ({ id, digest, value: openPart(this.vault, part, digest, sealed) }));
    await noteAccess(this.db, paperIds, part, by, this.clock.now());
    return opened;
  }
}
