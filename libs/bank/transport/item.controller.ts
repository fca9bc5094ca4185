import { Controller } from '@nestjs/common';
import { bankRoutes, type FileReply, type InputOf, type OutputOf } from '@kaowu/contracts';
import { Endpoint, type Actor } from '@kaowu/platform';
import { ExportItems } from '../application/export-items';
import { ImportItems } from '../application/import-items';
import { MoveItems } from '../application/move-items';
import { ReadItems } from '../application/read-items';
import { SetEnemies } from '../application/set-enemies';
import { itemTemplate } from '../application/templates';
import { WriteItem } from '../application/write-item';

type Routes = typeof bankRoutes;

/** HTTP routes of items. */
@Controller()
export class ItemController {
  constructor(
    private readonly reading: ReadItems,
    private readonly writing: WriteItem,
    private readonly moving: MoveItems,
    private readonly enemies: SetEnemies,
    private readonly importing: ImportItems,
    private readonly exporting: ExportItems,
  ) {}

  @Endpoint(bankRoutes.items)
  items({ query }: InputOf<Routes['items']>, actor: Actor): Promise<OutputOf<Routes['items']>> {
    return this.reading.list(actor, query);
  }

  @Endpoint(bankRoutes.itemBoard)
  itemBoard({ query }: InputOf<Routes['itemBoard']>): Promise<OutputOf<Routes['itemBoard']>> {
    return this.reading.board(query.tableId);
  }

  @Endpoint(bankRoutes.item)
  item({ params }: InputOf<Routes['item']>, actor: Actor): Promise<OutputOf<Routes['item']>> {
    return this.reading.open(actor, params.id);
  }

  @Endpoint(bankRoutes.itemVersion)
  itemVersion({ params }: InputOf<Routes['itemVersion']>, actor: Actor): Promise<OutputOf<Routes['itemVersion']>> {
    return this.reading.openVersion(actor, params.id);
  }

  @Endpoint(bankRoutes.createItem)
  createItem({ body }: InputOf<Routes['createItem']>, actor: Actor): Promise<OutputOf<Routes['createItem']>> {
    return this.writing.create(actor, body.tableId, body);
  }

  @Endpoint(bankRoutes.reviseItem)
  reviseItem({ params, body }: InputOf<Routes['reviseItem']>, actor: Actor): Promise<OutputOf<Routes['reviseItem']>> {
    return this.writing.revise(actor, params.id, body);
  }

  @Endpoint(bankRoutes.submitItems)
  submitItems({ body }: InputOf<Routes['submitItems']>, actor: Actor): Promise<OutputOf<Routes['submitItems']>> {
    return this.moving.move(actor, 'submit', body.versionIds, body.reason);
  }

  @Endpoint(bankRoutes.withdrawItems)
  withdrawItems({ body }: InputOf<Routes['withdrawItems']>, actor: Actor): Promise<OutputOf<Routes['withdrawItems']>> {
    return this.moving.move(actor, 'withdraw', body.versionIds, body.reason);
  }

  @Endpoint(bankRoutes.reviewItems)
  reviewItems({ body }: InputOf<Routes['reviewItems']>, actor: Actor): Promise<OutputOf<Routes['reviewItems']>> {
    return this.moving.review(actor, body.versionIds, body);
  }

  @Endpoint(bankRoutes.forwardItems)
  forwardItems({ body }: InputOf<Routes['forwardItems']>, actor: Actor): Promise<OutputOf<Routes['forwardItems']>> {
    return this.moving.move(actor, 'forward', body.versionIds, body.reason);
  }

  @Endpoint(bankRoutes.approveItems)
  approveItems({ body }: InputOf<Routes['approveItems']>, actor: Actor): Promise<OutputOf<Routes['approveItems']>> {
    return this.moving.move(actor, 'approve', body.versionIds, body.reason);
  }

  @Endpoint(bankRoutes.retireItems)
  retireItems({ body }: InputOf<Routes['retireItems']>, actor: Actor): Promise<OutputOf<Routes['retireItems']>> {
    return this.moving.move(actor, 'retire', body.versionIds, body.reason);
  }

  @Endpoint(bankRoutes.setEnemies)
  setEnemies({ params, body }: InputOf<Routes['setEnemies']>, actor: Actor): Promise<OutputOf<Routes['setEnemies']>> {
    return this.enemies.run(actor, params.id, body.enemyIds, body.reason);
  }

  @Endpoint(bankRoutes.importItems)
  importItems(input: InputOf<Routes['importItems']>, actor: Actor): Promise<OutputOf<Routes['importItems']>> {
    return this.importing.run(actor, input);
  }

  @Endpoint(bankRoutes.exportItems)
  exportItems(input: InputOf<Routes['exportItems']>, actor: Actor): Promise<FileReply> {
    return this.exporting.run(actor, input);
  }

  @Endpoint(bankRoutes.itemTemplate)
  itemTemplate(): Promise<FileReply> {
    return itemTemplate();
  }
}
