import { Injectable } from '@nestjs/common';
import type { CandidateImportReport, FileReply, Problem, RuleSetValues, UploadedFile } from '@kaowu/contracts';
import { Journal } from '@kaowu/journal';
import { Clock, digestOf } from '@kaowu/kernel';
import { accept, Database, found, readPicture, readSmallZip, refusal, Refusal, Vault, wireProblem, type Actor, type PictureFacts } from '@kaowu/platform';
import { normalIdNumber } from '../domain/candidate-rows';
import { checkPhoto, numberInName } from '../domain/photo';
import { getRound } from '../persistence/round-rows';
import { findSeating } from '../persistence/seating-rows';
import { requireDuty } from './duty';
import type { ImportOptions } from './import-candidates';

/** A candidate's picture in clear. */
export interface Photo {
  readonly mimetype: PictureFacts['mimetype'];
  readonly bytes: Uint8Array;
}

/** What an archive of photographs may hold: a room of candidates after the other, each file far below a camera's. */
const LIMITS = { maxFiles: 2_000, maxBytesEach: 5 * 1024 * 1024 } as const;

interface GoodPhoto extends Photo {
  readonly candidateId: string;
  readonly width: number;
  readonly height: number;
}

/** Photographs of candidates: checked, sealed at rest, shown on ticket, at check-in and on the certificate. */
@Injectable()
export class Photos {
  constructor(private readonly db: Database, private readonly journal: Journal, private readonly clock: Clock, private readonly vault: Vault) {}

  /**
   * Takes the pictures of a zip archive whose files are named by ID number. A file with a problem stays out; with
   * `refuse` any problem refuses the whole archive as `file.rows-invalid`. Refuses `photo.list-empty`,
   * `file.unreadable`, `record.not-found`.
   */
  async import(actor: Actor, roundId: string, bytes: Uint8Array, options: ImportOptions): Promise<CandidateImportReport> {
    const files = await readSmallZip(bytes, LIMITS);
    if (files.length === 0) throw refusal('photo.list-empty');
    return this.db.tx(async () => {
      const { rule_values: rules } = await getRound(this.db, roundId);
      const candidates = await this.candidates(roundId);
      const good: GoodPhoto[] = [];
      const problems: Problem[] = [];
      const seen = new Set<string>();
      for (const { name: file, bytes: content } of files) {
        const candidateId = candidates.get(this.vault.lookup(normalIdNumber(numberInName(file)), 'id-number'));
        const shown = shownName(file);
        if (candidateId === undefined) problems.push({ code: 'photo.no-candidate', params: { file: shown } });
        else if (seen.has(candidateId)) problems.push({ code: 'photo.doubled', params: { file: shown } });
        else {
          seen.add(candidateId);
          const looked = look(shown, content, rules.photo);
          if (looked.ok) good.push({ candidateId, ...looked.value });
          else problems.push(looked.problem);
        }
      }
      const details = problems.map(({ code, params }) => ({ code, params }));
      const words = { code: 'file.rows-invalid', params: { count: problems.length }, details } as const;
      if (!options.dryRun && options.onProblems === 'refuse' && problems.length > 0) throw new Refusal(words);
      const taken = options.dryRun ? 0 : await this.store(actor, good);
      if (!options.dryRun) {
        await this.journal.record(actor, { action: 'photos.imported', subject: { type: 'round', id: roundId }, data: { taken, problems: problems.length } });
      }
      return { rows: files.length, good: good.length, taken, dryRun: options.dryRun, problems: [...(wireProblem(words).details ?? [])] };
    });
  }

  /** Adds or replaces one candidate's picture. Refuses what `checkPhoto` refuses, `record.not-found`. */
  add(actor: Actor, candidateId: string, file: UploadedFile): Promise<{ width: number; height: number }> {
    return this.db.tx(async () => {
      const row = found(await this.db.one<{ round_id: string }>('SELECT round_id FROM candidate WHERE id = $1 FOR SHARE', [candidateId]));
      const { rule_values: rules } = await getRound(this.db, row.round_id);
      const photo = accept(look(file.filename, file.bytes, rules.photo));
      await this.store(actor, [{ candidateId, ...photo }]);
      await this.journal.record(actor, {
        action: 'photo.added', subject: { type: 'candidate', id: candidateId }, data: { roundId: row.round_id, digest: digestOf(Buffer.from(photo.bytes).toString('base64')) },
      });
      return { width: photo.width, height: photo.height };
    });
  }

  /** A candidate's picture; null where there is none. The caller has checked who may see it. */
  async find(candidateId: string): Promise<Photo | null> {
    return (await this.ofAll([candidateId])).get(candidateId) ?? null;
  }

  /** The pictures of these candidates, by candidate; who has none is left out. */
  async ofAll(candidateIds: readonly string[]): Promise<ReadonlyMap<string, Photo>> {
    const rows = await this.db.query<{ candidate_id: string; sealed: Buffer; mimetype: Photo['mimetype'] }>(
      'SELECT candidate_id, sealed, mimetype FROM candidate_photo WHERE candidate_id = ANY ($1)', [candidateIds],
    );
    return new Map(rows.map((row) => [row.candidate_id, { mimetype: row.mimetype, bytes: this.vault.open(row.sealed, 'photo') }] as const));
  }

  /** The picture as a file; refuses `record.not-found`. */
  async file(candidateId: string): Promise<FileReply> {
    const { mimetype, bytes } = found(await this.find(candidateId));
    return { filename: `photo.${mimetype === 'image/png' ? 'png' : 'jpg'}`, mimetype, bytes, disposition: 'inline' };
  }

  /** The picture to compare a person with at the door. Refuses `checkin.not-on-duty`, `record.not-found`. */
  async atCheckIn(actor: Actor, seatingId: string): Promise<FileReply> {
    const row = found(await findSeating(this.db, seatingId));
    await requireDuty(this.db, actor, row.session_id, row.room_id);
    return this.file(row.candidate_id);
  }

  private async candidates(roundId: string): Promise<ReadonlyMap<string, string>> {
    const rows = await this.db.query<{ id: string; lookup: string }>('SELECT id, id_number_lookup AS lookup FROM candidate WHERE round_id = $1', [roundId]);
    return new Map(rows.map((row) => [row.lookup, row.id] as const));
  }

  private async store(actor: Actor, photos: readonly GoodPhoto[]): Promise<number> {
    for (const { candidateId, bytes, mimetype, width, height } of photos) {
      await this.db.query(
        `INSERT INTO candidate_photo (candidate_id, sealed, mimetype, width, height, digest, added_by, added_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
         ON CONFLICT (candidate_id) DO UPDATE SET sealed = excluded.sealed, mimetype = excluded.mimetype, width = excluded.width,
           height = excluded.height, digest = excluded.digest, added_by = excluded.added_by, added_at = excluded.added_at`,
        [candidateId, this.vault.seal(bytes, 'photo'), mimetype, width, height, digestOf(Buffer.from(bytes).toString('base64')), actor.id, this.clock.now()],
      );
    }
    return photos.length;
  }
}

/** A file's name without the middle of the number: problems are shown, and reports are kept. */
const shownName = (path: string): string => (path.split('/').at(-1) ?? '').replace(/^(\d{3})\d{11}/, '$1***********');

function look(file: string, bytes: Uint8Array | null, rules: RuleSetValues['photo']) {
  const picture = bytes === null ? null : readPicture(bytes);
  const kilobytes = bytes === null ? LIMITS.maxBytesEach / 1024 + 1 : Math.ceil(bytes.length / 1024);
  const checked = checkPhoto({ file, kilobytes, picture }, rules);
  if (!checked.ok) return checked;
  if (!picture || bytes === null) return { ok: false as const, problem: { code: 'photo.unreadable', params: { file } } satisfies Problem };
  return { ok: true as const, value: { bytes, ...picture } };
}
