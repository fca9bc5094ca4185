import { Injectable } from '@nestjs/common';
import { POST_CODES, POSTS, type Permission } from '@kaowu/contracts';
import { People } from '@kaowu/people';
import type { NamedPerson } from '../persistence/custody-rows';

/** Holders of today's posts that carry a permission. */
@Injectable()
export class PaperHandlers {
  constructor(private readonly people: People) {}

  /** People who may take part in the custody of printed papers. */
  all(): Promise<NamedPerson[]> {
    return this.with('custody.record');
  }

  /** People who may release papers and authorise printing. */
  releasing(): Promise<NamedPerson[]> {
    return this.with('paper.release');
  }

  private async with(permission: Permission): Promise<NamedPerson[]> {
    const holders = new Map<string, string>();
    for (const post of POST_CODES.filter((code) => (POSTS[code].permissions as readonly Permission[]).includes(permission))) {
      for (const { id, name } of await this.people.withPost(post)) holders.set(id, name);
    }
    return [...holders].map(([id, name]) => ({ id, name }));
  }
}
