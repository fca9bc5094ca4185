import { Module } from '@nestjs/common';
import { CatalogueModule } from '@kaowu/catalogue';
import { Bank } from './application/bank';
import { ChangeElementTable } from './application/change-element-table';
import { Coverage } from './application/coverage';
import { ElementTables } from './application/element-tables';
import { ExportItems } from './application/export-items';
import { ImportElementTable } from './application/import-element-table';
import { ImportItems } from './application/import-items';
import { MoveItems } from './application/move-items';
import { MoveTask } from './application/move-task';
import { ReadItems } from './application/read-items';
import { ReadTasks } from './application/read-tasks';
import { RecordStage } from './application/record-stage';
import { SetEnemies } from './application/set-enemies';
import { SignOffBank } from './application/sign-off-bank';
import { WriteItem } from './application/write-item';
import { WriteTask } from './application/write-task';
import { ElementTableController } from './transport/element-table.controller';
import { ItemController } from './transport/item.controller';
import { TaskController } from './transport/task.controller';

/** Element tables, items and practical tasks. */
@Module({
  imports: [CatalogueModule],
  controllers: [ElementTableController, ItemController, TaskController],
  providers: [
    Bank, ChangeElementTable, Coverage, ElementTables, ExportItems, ImportElementTable, ImportItems, MoveItems, MoveTask, ReadItems, ReadTasks, RecordStage, SetEnemies,
    SignOffBank, WriteItem, WriteTask,
  ],
  exports: [Bank],
})
export class BankModule {}
