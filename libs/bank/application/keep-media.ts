import { Injectable } from '@nestjs/common';
import { MEDIA_KINDS, type FileReply, type MediaEnding, type UploadedFile } from '@kaowu/contracts';
import { Journal } from '@kaowu/journal';
import { Clock } from '@kaowu/kernel';
import { Database, found, refusal, Vault, type Actor } from '@kaowu/platform';
import { mediumOf } from '../formats/medium';
import { insertMedia, openMedium } from '../persistence/media';

/** Pictures and sounds of items: kept once by the digest of their bytes, sealed like the items themselves. */
@Injectable()
export class KeepMedia {
  constructor(private readonly db: Database, private readonly vault: Vault, private readonly journal: Journal, private readonly clock: Clock) {}

  /** Keeps a medium. Problem: `item.media-unusable` for anything but a picture or sound of a known kind and size. */
  add(actor: Actor, file: UploadedFile): Promise<{ name: string; kind: 'image' | 'audio' }> {
    const medium = mediumOf(file.bytes);
    if (!medium) throw refusal('item.media-unusable');
    return this.db.tx(async () => {
      await insertMedia(this.db, this.vault, [medium], this.clock.now());
      await this.journal.record(actor, { action: 'item.media-added', subject: { type: 'medium', id: medium.name }, data: { size: medium.bytes.length } });
      return { name: medium.name, kind: MEDIA_KINDS[medium.name.slice(65) as MediaEnding].kind };
    });
  }

  /** A medium as a file to show. Problem: `record.not-found`. */
  async open(name: string): Promise<FileReply> {
    const { mimetype, bytes } = found(await openMedium(this.db, this.vault, name));
    return { filename: name, mimetype, bytes, disposition: 'inline' };
  }
}
