import { Controller } from '@nestjs/common';
import { bankRoutes, type FileReply, type InputOf, type OutputOf } from '@kaowu/contracts';
import { Endpoint, type Actor } from '@kaowu/platform';
import { Editions } from '../application/editions';
import { TableWorkbook } from '../application/table-workbook';

type Routes = typeof bankRoutes;

/** HTTP routes of new editions of element tables, and of tables as workbooks. */
@Controller()
export class EditionController {
  constructor(private readonly editions: Editions, private readonly workbooks: TableWorkbook) {}

  @Endpoint(bankRoutes.startEdition)
  startEdition({ params, body }: InputOf<Routes['startEdition']>, actor: Actor): Promise<OutputOf<Routes['startEdition']>> {
    return this.editions.begin(actor, params.id, body);
  }

  @Endpoint(bankRoutes.edition)
  edition({ params }: InputOf<Routes['edition']>): Promise<OutputOf<Routes['edition']>> {
    return this.editions.view(params.id);
  }

  @Endpoint(bankRoutes.carryItems)
  carryItems({ params, body }: InputOf<Routes['carryItems']>, actor: Actor): Promise<OutputOf<Routes['carryItems']>> {
    return this.editions.carry(actor, params.id, body.same, body.reason);
  }

  @Endpoint(bankRoutes.undoCarry)
  undoCarry({ params, body }: InputOf<Routes['undoCarry']>, actor: Actor): Promise<OutputOf<Routes['undoCarry']>> {
    return this.editions.undo(actor, params.id, body.reason);
  }

  @Endpoint(bankRoutes.elementTableWorkbook)
  elementTableWorkbook({ params }: InputOf<Routes['elementTableWorkbook']>): Promise<FileReply> {
    return this.workbooks.run(params.id);
  }
}
