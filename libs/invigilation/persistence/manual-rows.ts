import type { ManualPhase, ManualView } from '@kaowu/contracts';
import { found, type Database } from '@kaowu/platform';

interface StepRow {
  readonly id: string;
  readonly no: number;
  readonly phase: ManualPhase;
  readonly minutes: number | null;
  readonly text: string;
}

interface HeadRow {
  readonly version: number;
  readonly title: string;
  readonly source: string;
  readonly published_by_name: string;
  readonly published_at: Date;
}

/** A step with its mark in one session. */
export interface MarkRow {
  readonly step_id: string;
  readonly done_by_name: string;
  readonly done_at: Date;
  readonly note: string | null;
}

const HEAD = 'SELECT version, title, source, published_by_name, published_at FROM exam_manual';

async function withSteps(db: Database, head: HeadRow): Promise<ManualView> {
  const steps = await db.query<StepRow>('SELECT id, no, phase, minutes, text FROM manual_step WHERE version = $1 ORDER BY no', [head.version]);
  return {
    version: head.version, title: head.title, source: head.source, publishedByName: head.published_by_name,
    publishedAt: head.published_at.toISOString(), steps,
  };
}

/** The manual in force: the latest version. */
export const currentManual = async (db: Database): Promise<ManualView> =>
  withSteps(db, found(await db.one<HeadRow>(`${HEAD} ORDER BY version DESC LIMIT 1`)));

/** The manual of a session: the version that it began with, else the one in force. */
export async function manualOf(db: Database, sessionId: string): Promise<ManualView> {
  const head = await db.one<HeadRow>(`${HEAD} WHERE version = (SELECT version FROM session_manual WHERE session_id = $1)`, [sessionId]);
  return head ? withSteps(db, head) : currentManual(db);
}

/** What has been marked in a session. */
export const marksOf = (db: Database, sessionId: string): Promise<MarkRow[]> =>
  db.query<MarkRow>('SELECT step_id, done_by_name, done_at, note FROM checklist_mark WHERE session_id = $1', [sessionId]);
