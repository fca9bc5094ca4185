import { Controller } from '@nestjs/common';
import { bankRoutes, type FileReply, type InputOf, type OutputOf } from '@kaowu/contracts';
import { Endpoint, type Actor } from '@kaowu/platform';
import { KeepMedia } from '../application/keep-media';
import { showItem } from '../application/show-item';

type Routes = typeof bankRoutes;

/** HTTP routes of media, and of items as candidates see them. */
@Controller()
export class MediaController {
  constructor(private readonly media: KeepMedia) {}

  @Endpoint(bankRoutes.addMedium)
  addMedium({ file }: InputOf<Routes['addMedium']>, actor: Actor): Promise<OutputOf<Routes['addMedium']>> {
    return this.media.add(actor, file);
  }

  @Endpoint(bankRoutes.medium)
  medium({ params }: InputOf<Routes['medium']>): Promise<FileReply> {
    return this.media.open(params.name);
  }

  @Endpoint(bankRoutes.showDraft)
  showDraft({ body }: InputOf<Routes['showDraft']>): Promise<OutputOf<Routes['showDraft']>> {
    return Promise.resolve(showItem(body));
  }
}
