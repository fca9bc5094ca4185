import { Injectable } from '@nestjs/common';
import { Journal } from '@kaowu/journal';
import { Clock, newId } from '@kaowu/kernel';
import { Database, found, refusal } from '@kaowu/platform';
import type { Actor } from '@kaowu/platform';

/** A row of `public_notice`. Amounts in cents (分). */
export interface NoticeRow {
  readonly id: string;
  readonly kind: 'fees' | 'rules' | 'announcement';
  readonly title: string;
  readonly body: string;
  readonly basis: string | null;
  readonly fees: { item: string; unit: string; cents: number }[];
  readonly published_at: Date;
  readonly withdrawn_at: Date | null;
}

/** What is published. */
export interface NoticeText {
  readonly kind: NoticeRow['kind'];
  readonly title: string;
  readonly text: string;
  readonly basis?: string | undefined;
  readonly fees: NoticeRow['fees'];
}

/** Fee standards, management rules and announcements on the public board (D57 收费标准公示, D58 管理办法公示). */
@Injectable()
export class Notices {
  constructor(private readonly db: Database, private readonly journal: Journal, private readonly clock: Clock) {}

  /** What stands on the board now, the newest first. */
  standing(): Promise<NoticeRow[]> {
    return this.db.query<NoticeRow>('SELECT * FROM public_notice WHERE withdrawn_at IS NULL ORDER BY published_at DESC');
  }

  /** Publishes a notice; a change is a new one. */
  publish(actor: Actor, { kind, title, text, basis, fees }: NoticeText, id: string = newId()): Promise<{ id: string }> {
    return this.db.tx(async () => {
      await this.db.query('INSERT INTO public_notice (id, kind, title, body, basis, fees, published_at, published_by) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)', [
        id, kind, title, text, basis ?? null, JSON.stringify(fees), this.clock.now(), actor.id,
      ]);
      await this.journal.record(actor, { action: 'notice.published', subject: { type: 'public_notice', id }, after: { kind, title, text, basis, fees }, data: { kind, title, fees: fees.length } });
      return { id };
    });
  }

  /** Takes a notice off the board; it stays on record. Problems: `record.not-found`, `notice.withdrawn-already`. */
  withdraw(actor: Actor, id: string, reason: string): Promise<{ id: string }> {
    return this.db.tx(async () => {
      const row = found(await this.db.one<NoticeRow>('SELECT * FROM public_notice WHERE id = $1 FOR UPDATE', [id]));
      if (row.withdrawn_at) throw refusal('notice.withdrawn-already');
      await this.db.query('UPDATE public_notice SET withdrawn_at = $2, withdrawn_reason = $3 WHERE id = $1', [id, this.clock.now(), reason]);
      await this.journal.record(actor, { action: 'notice.withdrawn', subject: { type: 'public_notice', id }, reason });
      return { id };
    });
  }
}
