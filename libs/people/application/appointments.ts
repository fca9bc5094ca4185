import { Injectable } from '@nestjs/common';
import { POSTS, type PersonView, type Post } from '@kaowu/contracts';
import { Journal } from '@kaowu/journal';
import { accept, brokenConstraint, Database, found, refusal, type Actor } from '@kaowu/platform';
import { admitAppointment, endPost } from '../domain/posts';
import { lockRecord } from '../persistence/person-rows';
import { insertPost } from '../persistence/write-rows';
import { Register } from './register';

/** Appoints to posts and ends them (D46, D47). What an account may do is set apart, by the platform officer. */
@Injectable()
export class Appointments {
  constructor(private readonly db: Database, private readonly journal: Journal, private readonly register: Register) {}

  /** Refuses `person.unknown` and what `admitAppointment` refuses. */
  async appoint(actor: Actor, personId: string, entry: { readonly post: Post; readonly from: string; readonly reason: string }): Promise<PersonView> {
    const { post, from, reason } = entry;
    try {
      return await this.db.tx(async () => {
        const record = found(await lockRecord(this.db, personId), 'person.unknown');
        accept(admitAppointment(record, entry));
        const postId = await insertPost(this.db, personId, post, from);
        await this.journal.record(actor, { action: 'person.appointed', subject: { type: 'person', id: personId }, reason, data: { postId, post, from } });
        return this.register.view(personId);
      });
    } catch (error) {
      if (brokenConstraint(error) === 'staff_post_overlap') throw refusal('post.already-held', { post: POSTS[post].zh }, { field: 'body.post' });
      throw error;
    }
  }

  /** Refuses `post.unknown`, `post.already-ended` and `post.ends-before-it-begins`. */
  async end(actor: Actor, at: { readonly personId: string; readonly postId: string }, entry: { readonly lastDay: string; readonly reason: string }): Promise<PersonView> {
    const { lastDay, reason } = entry;
    return this.db.tx(async () => {
      const record = found(await lockRecord(this.db, at.personId), 'person.unknown');
      const held = found(record.posts.find((p) => p.id === at.postId), 'post.unknown');
      accept(endPost(held, lastDay));
      await this.db.query('UPDATE staff_post SET to_day = $2 WHERE id = $1', [held.id, lastDay]);
      await this.journal.record(actor, {
        action: 'person.post-ended',
        subject: { type: 'person', id: at.personId },
        reason,
        before: held,
        after: { ...held, to: lastDay },
        data: { postId: held.id, post: held.post, lastDay },
      });
      return this.register.view(at.personId);
    });
  }
}
