import { Controller } from '@nestjs/common';
import { bankRoutes, type FileReply, type InputOf, type OutputOf } from '@kaowu/contracts';
import { Endpoint, type Actor } from '@kaowu/platform';
import { ChangeElementTable } from '../application/change-element-table';
import { Coverage } from '../application/coverage';
import { ElementTables } from '../application/element-tables';
import { ImportElementTable } from '../application/import-element-table';
import { RecordStage } from '../application/record-stage';
import { SignOffBank } from '../application/sign-off-bank';
import { elementTableTemplate } from '../application/templates';

type Routes = typeof bankRoutes;

/** HTTP routes of element tables and of the coverage report. */
@Controller()
export class ElementTableController {
  constructor(
    private readonly reading: ElementTables,
    private readonly importing: ImportElementTable,
    private readonly changing: ChangeElementTable,
    private readonly signing: SignOffBank,
    private readonly covering: Coverage,
    private readonly stages: RecordStage,
  ) {}

  @Endpoint(bankRoutes.elementTables)
  async elementTables(): Promise<OutputOf<Routes['elementTables']>> {
    return { rows: await this.reading.list() };
  }

  @Endpoint(bankRoutes.elementTable)
  elementTable({ params }: InputOf<Routes['elementTable']>): Promise<OutputOf<Routes['elementTable']>> {
    return this.reading.view(params.id);
  }

  @Endpoint(bankRoutes.importElementTable)
  importElementTable(input: InputOf<Routes['importElementTable']>, actor: Actor): Promise<OutputOf<Routes['importElementTable']>> {
    return this.importing.run(actor, input);
  }

  @Endpoint(bankRoutes.saveElementTable)
  saveElementTable({ params, body }: InputOf<Routes['saveElementTable']>, actor: Actor): Promise<OutputOf<Routes['saveElementTable']>> {
    return this.changing.save(actor, params.id, body);
  }

  @Endpoint(bankRoutes.checkElementTable)
  checkElementTable({ params, body }: InputOf<Routes['checkElementTable']>, actor: Actor): Promise<OutputOf<Routes['checkElementTable']>> {
    return this.changing.check(actor, params.id, body.reason);
  }

  @Endpoint(bankRoutes.retireElementTable)
  retireElementTable({ params, body }: InputOf<Routes['retireElementTable']>, actor: Actor): Promise<OutputOf<Routes['retireElementTable']>> {
    return this.changing.retire(actor, params.id, body.reason);
  }

  @Endpoint(bankRoutes.signOffBank)
  signOffBank({ params, body }: InputOf<Routes['signOffBank']>, actor: Actor): Promise<OutputOf<Routes['signOffBank']>> {
    return this.signing.run(actor, params.id, body.reason);
  }

  @Endpoint(bankRoutes.recordStage)
  recordStage({ params, body }: InputOf<Routes['recordStage']>, actor: Actor): Promise<OutputOf<Routes['recordStage']>> {
    return this.stages.run(actor, params.id, body.stage, body.note);
  }

  @Endpoint(bankRoutes.elementTableTemplate)
  elementTableTemplate(): Promise<FileReply> {
    return elementTableTemplate();
  }

  @Endpoint(bankRoutes.coverage)
  async coverage(): Promise<OutputOf<Routes['coverage']>> {
    return { rows: await this.covering.rows() };
  }

  @Endpoint(bankRoutes.coverageWorkbook)
  coverageWorkbook(): Promise<FileReply> {
    return this.covering.workbook();
  }
}
