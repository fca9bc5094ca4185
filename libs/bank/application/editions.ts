import { Injectable } from '@nestjs/common';
import type { TableEditionView, ElementTableContent, ElementTableView, InputOf, bankRoutes } from '@kaowu/contracts';
import { Journal } from '@kaowu/journal';
import { Clock, newId } from '@kaowu/kernel';
import { Database, found, refusal, type Actor } from '@kaowu/platform';
import { elementDifferences, planCarry, planTasks, rangeDifferences, sameElements, sameRanges, type CarriedItem, type CarriedTask, type TakenForSame } from '../domain/editions';
import { bindingsOf, boundPairs, dropBindings, ownTaskCodes, replaceBindings, replaceTaskBindings, standingItems, standingTasks } from '../persistence/editions';
import { findTable, insertContent, insertTable, keyOf, loadContent, lockTable, type TableRow } from '../persistence/element-tables';
import { ElementTables } from './element-tables';

type Routes = typeof bankRoutes;

interface Both {
  readonly table: TableRow;
  readonly former: TableRow;
  readonly before: ElementTableContent;
  readonly after: ElementTableContent;
  readonly items: readonly CarriedItem[];
  readonly tasks: readonly CarriedTask[];
  /** Codes of tasks that were written for the edition itself. */
  readonly takenCodes: ReadonlySet<string>;
}

/** New editions of element tables: the difference to the former one, and its items carried over by element. */
@Injectable()
export class Editions {
  constructor(
    private readonly db: Database,
    private readonly journal: Journal,
    private readonly clock: Clock,
    private readonly tables: ElementTables,
  ) {}

  /**
   * Begins a new edition as a draft copy of a checked table, to be changed in its tree. Problems: `record.not-found`,
   * `element-table.not-checked`, `element-table.exists`.
   */
  begin(actor: Actor, formerId: string, { label, standard, reason }: InputOf<Routes['startEdition']>['body']): Promise<ElementTableView> {
    return this.db.tx(async () => {
      const former = found(await lockTable(this.db, formerId));
      if (former.state === 'draft') throw refusal('element-table.not-checked');
      const content = await loadContent(this.db, formerId);
      const id = newId();
      const inserted = await insertTable(this.db, {
        id, key: keyOf(former), mode: former.mode, occupationName: former.occupation_name, label, standard, digest: former.digest,
        makerId: actor.id, makerName: actor.name, at: this.clock.now(), formerId,
      });
      if (!inserted) throw refusal('element-table.exists', { label }, { field: 'body.label' });
      await insertContent(this.db, id, content);
      await this.journal.record(actor, {
        action: 'element-table.edition-begun', subject: { type: 'element_table', id }, reason, after: content, data: { formerId, digest: former.digest },
      });
      return this.tables.view(id);
    });
  }

  /** An edition beside the former one. Problems: `record.not-found`, `element-table.no-former`. */
  async view(id: string): Promise<TableEditionView> {
    const both = await this.load(found(await findTable(this.db, id)));
    const pairs = await boundPairs(this.db, id);
    const said = pairs.map((p) => ({ former: p.from_element_code, next: p.element_code }));
    const { before, after, items, former } = both;
    const same = sameElements(before, after, said);
    const plan = planCarry(items, same, after);
    const tasks = taskPlan(both);
    const counts = new Map<string, number>();
    for (const item of items) counts.set(item.elementCode, (counts.get(item.elementCode) ?? 0) + 1);
    const names = new Map(before.elements.map((e) => [e.code, e.name]));
    const bound = await bindingsOf(this.db, id);
    return {
      former: { id: former.id, edition: former.label },
      elements: elementDifferences(before, after, same, counts),
      ranges: rangeDifferences(before, after),
      carried: bound?.count ?? 0, carriedAt: bound?.at.toISOString() ?? null, carriedBy: bound?.bound_name ?? null,
      fitting: plan.carried.length + tasks.carried.length,
      misfits: plan.misfits.map(({ itemId, serial, elementCode, reason }) => ({ itemId, serial, elementCode, elementName: names.get(elementCode) ?? '', reason })),
      taskMisfits: tasks.misfits.map(({ taskId, code, name, rangeCodes, reason }) => ({ taskId, code, name, rangeCodes: [...rangeCodes], reason })),
    };
  }

  /**
   * Binds the items of the former edition to the same elements of this one (practical tasks to the same ranges); their
   * versions are untouched. Again, it starts anew. Nothing is drawn from the edition before its check, and until then `undo` takes all of it back.
   * Problems: `record.not-found`, `element-table.not-draft`, `element-table.no-former`, `element-table.same-unknown` for
   * a pair that is not of these editions.
   */
  carry(actor: Actor, id: string, said: readonly TakenForSame[], reason: string): Promise<TableEditionView> {
    return this.db.tx(async () => {
      const both = await this.load(await this.lockDraft(id));
      demandPairs(both, said);
      const plan = planCarry(both.items, sameElements(both.before, both.after, said), both.after);
      const tasks = taskPlan(both);
      const [edition, by] = [{ tableId: id, fromTableId: both.former.id }, { id: actor.id, name: actor.name, at: this.clock.now() }];
      await replaceBindings(this.db, edition, by, plan.carried);
      await replaceTaskBindings(this.db, edition, by, tasks.carried);
      await this.journal.record(actor, {
        action: 'element-table.items-carried', subject: { type: 'element_table', id }, reason, after: [plan.carried, tasks.carried],
        data: { formerId: both.former.id, carried: plan.carried.length + tasks.carried.length, misfits: plan.misfits.length + tasks.misfits.length, said: [...said] },
      });
      return this.view(id);
    });
  }

  /** Undoes carrying over. Problems: `record.not-found`, `element-table.not-draft`, `element-table.not-carried`. */
  undo(actor: Actor, id: string, reason: string): Promise<TableEditionView> {
    return this.db.tx(async () => {
      await this.lockDraft(id);
      const undone = await dropBindings(this.db, id);
      if (undone === 0) throw refusal('element-table.not-carried');
      await this.journal.record(actor, { action: 'element-table.carry-undone', subject: { type: 'element_table', id }, reason, data: { undone } });
      return this.view(id);
    });
  }

  private async lockDraft(id: string): Promise<TableRow> {
    const table = found(await lockTable(this.db, id));
    if (table.state !== 'draft') throw refusal('element-table.not-draft');
    return table;
  }

  private async load(table: TableRow): Promise<Both> {
    const former = found(table.former_id === null ? null : await findTable(this.db, table.former_id), 'element-table.no-former');
    const standing = await standingItems(this.db, former.id);
    const tasks = await standingTasks(this.db, former.id);
    const draft = table.state === 'draft';
    return {
      table, former, before: await loadContent(this.db, former.id), after: await loadContent(this.db, table.id),
      // Once the edition is checked it is the home of what it took along.
      items: standing.map((i) => ({ itemId: i.id, serial: i.serial, elementCode: i.element_code, state: i.state, elsewhere: i.elsewhere && draft })),
      tasks: tasks.map((t) => ({ taskId: t.id, code: t.code, name: t.name, rangeCodes: t.range_codes, state: t.state, elsewhere: t.elsewhere && draft })),
      takenCodes: draft ? await ownTaskCodes(this.db, table.id) : new Set(),
    };
  }
}

const taskPlan = ({ before, after, tasks, takenCodes }: Both): ReturnType<typeof planTasks> => planTasks(tasks, sameRanges(before, after), takenCodes);

/** Both codes of a pair are of these editions, and none stands twice. */
function demandPairs({ before, after }: Both, said: readonly TakenForSame[]): void {
  const [formerCodes, nextCodes] = [new Set(before.elements.map((e) => e.code)), new Set(after.elements.map((e) => e.code))];
  const wrong = said.find((p, i) => !formerCodes.has(p.former) || !nextCodes.has(p.next) || said.findIndex((q) => q.former === p.former || q.next === p.next) !== i);
  if (wrong) throw refusal('element-table.same-unknown', { former: wrong.former, next: wrong.next }, { field: 'body.same' });
}
