import { Controller } from '@nestjs/common';
import { bankRoutes, type InputOf, type OutputOf } from '@kaowu/contracts';
import { Endpoint, type Actor } from '@kaowu/platform';
import { FindLikes } from '../application/find-likes';
import { PairEnemies } from '../application/pair-enemies';

type Routes = typeof bankRoutes;

/** HTTP routes of near-duplicates and the enemies that they suggest. */
@Controller()
export class LikenessController {
  constructor(private readonly likes: FindLikes, private readonly enemies: PairEnemies) {}

  @Endpoint(bankRoutes.likeDraft)
  async likeDraft({ body }: InputOf<Routes['likeDraft']>, actor: Actor): Promise<OutputOf<Routes['likeDraft']>> {
    return { rows: await this.likes.ofDraft(actor, body, body.itemId ?? null) };
  }

  @Endpoint(bankRoutes.likeItem)
  async likeItem({ params }: InputOf<Routes['likeItem']>, actor: Actor): Promise<OutputOf<Routes['likeItem']>> {
    return { rows: await this.likes.ofItem(actor, params.id) };
  }

  @Endpoint(bankRoutes.pairEnemies)
  async pairEnemies({ body }: InputOf<Routes['pairEnemies']>, actor: Actor): Promise<OutputOf<Routes['pairEnemies']>> {
    return { pairs: await this.enemies.run(actor, body.pairs, body.enemies, body.reason) };
  }
}
