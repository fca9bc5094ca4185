import { Injectable } from '@nestjs/common';
import type { assemblyRoutes, OutputOf } from '@kaowu/contracts';
import { Database } from '@kaowu/platform';
import { RELEASES_NEEDED } from '../domain/custody';
import { difficultyOf, papersOf } from '../persistence/paper-rows';
import { getSet, listSets, releasesOf, type PaperSetListed } from '../persistence/paper-set-rows';
import { PaperHandlers } from './paper-handlers';

type SetRow = OutputOf<typeof assemblyRoutes.paperSets>['rows'][number];
type SetView = OutputOf<typeof assemblyRoutes.paperSet>;
type Page = { readonly offset: number; readonly limit: number; readonly search?: string | undefined };

const iso = (at: Date | null): string | null => at?.toISOString() ?? null;

const rowOf = (set: PaperSetListed): SetRow => ({
  id: set.id,
  name: set.name,
  state: set.state,
  kind: set.kind,
  blueprintTitle: set.spec.title,
  blueprintVersion: set.blueprint_version,
  paperCount: set.paper_count,
  questions: set.questions,
  totalPoints: set.total_points,
  durationMinutes: set.duration_minutes,
  digest: set.digest ?? '',
  sessionId: set.session_id,
  opensAt: iso(set.opens_at),
  releaseFrom: iso(set.release_from),
  releases: set.releases,
  releasedAt: iso(set.released_at),
  drawnAt: set.drawn_at.toISOString(),
});

/** Paper sets for the desk: seals, releases and figures; nothing of what papers ask. */
@Injectable()
export class PaperSetQueries {
  constructor(private readonly db: Database, private readonly handlers: PaperHandlers) {}

  /** A page of sets, newest first. */
  async list(page: Page & { readonly state?: SetRow['state'] | undefined }): Promise<{ total: number; rows: SetRow[] }> {
    const { total, rows } = await listSets(this.db, page);
    return { total, rows: rows.map(rowOf) };
  }

  /** One set with who has released it and who is awaited. Problem: record.not-found. */
  async view(setId: string): Promise<SetView> {
    const set = await getSet(this.db, setId);
    const releases = await releasesOf(this.db, setId);
    return {
      ...rowOf(set),
      algorithm: set.algorithm,
      recipeDigest: set.recipe_digest,
      blueprintId: set.blueprint_id,
      blueprintVersionId: set.blueprint_version_id,
      spec: set.spec,
      drawnBy: { id: set.drawn_by, name: set.drawn_by_name },
      releaseList: releases.map(({ person_id, person_name, reason, at }) => ({ person: { id: person_id, name: person_name }, reason, at: at.toISOString() })),
      awaited: set.state === 'sealed' ? await this.awaited(releases.map(({ person_id }) => person_id)) : [],
      releasesNeeded: RELEASES_NEEDED,
      difficulty: await difficultyOf(this.db, setId),
      voidReason: set.void_reason,
      replayedAt: iso(set.replayed_at),
      quality: set.quality,
    };
  }

  /** A page of a set's papers in draw order. Problem: record.not-found. */
  async papers(setId: string, page: Page): Promise<OutputOf<typeof assemblyRoutes.papersOfSet>> {
    const { paper_count } = await getSet(this.db, setId);
    const rows = await papersOf(this.db, setId, page.offset, page.limit);
    return { total: paper_count, rows: rows.map(({ id, no, digest, figures, opened_at }) => ({ id, no, digest, figures, opened: opened_at !== null })) };
  }

  private async awaited(given: readonly string[]): Promise<{ id: string; name: string }[]> {
    return (await this.handlers.releasing()).filter(({ id }) => !given.includes(id));
  }
}
