import { Module } from '@nestjs/common';
import { CatalogueModule } from '@kaowu/catalogue';
import { PeopleModule } from '@kaowu/people';
import { AssignReviews } from './application/assign-reviews';
import { Bank } from './application/bank';
import { BankReports } from './application/bank-reports';
import { BankRules } from './application/bank-rules';
import { Board } from './application/board';
import { ChangeElementTable } from './application/change-element-table';
import { Coverage } from './application/coverage';
import { Discuss } from './application/discuss';
import { EditWorkflow } from './application/edit-workflow';
import { Editions } from './application/editions';
import { ElementTables } from './application/element-tables';
import { ExportItems } from './application/export-items';
import { FindLikes } from './application/find-likes';
import { ImportElementTable } from './application/import-element-table';
import { ImportItems } from './application/import-items';
import { ItemViews } from './application/item-view';
import { JudgeItems } from './application/judge-items';
import { KeepMedia } from './application/keep-media';
import { MoveItems } from './application/move-items';
import { MoveTask } from './application/move-task';
import { PairEnemies } from './application/pair-enemies';
import { ReadItems } from './application/read-items';
import { ReadTests } from './application/read-tests';
import { ReadTasks } from './application/read-tasks';
import { RecordStage } from './application/record-stage';
import { RecordStatistics } from './application/record-statistics';
import { SetEnemies } from './application/set-enemies';
import { SignOffBank } from './application/sign-off-bank';
import { Sketches } from './application/sketches';
import { TableWorkbook } from './application/table-workbook';
import { TaskViews } from './application/task-view';
import { UndoActs } from './application/undo-acts';
import { Workflows } from './application/workflows';
import { WriteItem } from './application/write-item';
import { WriteTask } from './application/write-task';
import { EditionController } from './transport/edition.controller';
import { ElementTableController } from './transport/element-table.controller';
import { ItemController } from './transport/item.controller';
import { LikenessController } from './transport/likeness.controller';
import { MediaController } from './transport/media.controller';
import { StatisticsController } from './transport/statistics.controller';
import { TaskController } from './transport/task.controller';
import { WorkflowEditController } from './transport/workflow-edit.controller';
import { WorkflowController } from './transport/workflow.controller';

/** Element tables, items and practical tasks. */
@Module({
  imports: [CatalogueModule, PeopleModule],
  controllers: [EditionController, ElementTableController, ItemController, LikenessController, MediaController, StatisticsController, TaskController, WorkflowController, WorkflowEditController],
  providers: [
    AssignReviews, Bank, BankReports, BankRules, Board, ChangeElementTable, Coverage, Discuss, Editions, EditWorkflow, ElementTables, ExportItems, FindLikes, ImportElementTable, ImportItems, ItemViews, JudgeItems, KeepMedia,
    MoveItems, MoveTask, PairEnemies, ReadItems, ReadTasks, ReadTests, RecordStage, RecordStatistics, SetEnemies, SignOffBank, Sketches, TableWorkbook, TaskViews, UndoActs, Workflows, WriteItem, WriteTask,
  ],
  exports: [Bank, ReadTests, RecordStatistics],
})
export class BankModule {}
