import { Injectable } from '@nestjs/common';
import type { ElementTableContent, FatalEffect, ItemBody, ItemType, OccupationKey, TableState, TaskBody } from '@kaowu/contracts';
import { Database, found, refusal, Vault } from '@kaowu/platform';
import { openMedium } from '../persistence/media';
import { findTable, keyOf, listTables, loadContent, type TableRow } from '../persistence/element-tables';
import { insertPoolDraw } from '../persistence/acts';
import { holdApproved, loadPool, loadVersions } from '../persistence/pool';
import { openItem, openTask } from '../persistence/sealed';
import { richOf } from './show-item';
import { approvedTasks, findTaskVersion, type TaskVersionRow } from '../persistence/tasks';

/** The head of an element table. */
export interface ElementTableHead {
  readonly id: string;
  readonly key: OccupationKey;
  readonly mode: 'theory' | 'practical';
  readonly occupationName: string;
  /** The edition of the table as the body names it. */
  readonly edition: string;
  readonly standard: string;
  readonly state: TableState;
  readonly digest: string;
}

/** An element table: ranges with weights in hundredths of a percent of the whole, and elements, both by code. */
export interface ElementTable extends ElementTableHead, ElementTableContent {}

/** An approved item as a draw needs it. */
export interface PoolItem {
  readonly itemId: string;
  readonly versionId: string;
  readonly type: ItemType;
  readonly elementCode: string;
  /** Expected share of right answers, 0 to 1. */
  readonly difficulty: number;
  readonly digest: string;
  /** Items that may not stand in one paper with it. */
  readonly enemies: readonly string[];
  /** Names the material that it shares with others; null where it has none. */
  readonly stimulusId: string | null;
  /** Expected time in seconds, where its writer says one. */
  readonly seconds: number | null;
}

/** A question in clear: what a candidate sees and the key, without what only writers need. */
export interface ItemContent extends Omit<ItemBody, 'explanation' | 'source' | 'options' | 'seconds'> {
  readonly options: { id: string; text: string }[];
  /** Percent of the points for each option, where the question weighs them. */
  readonly weights?: Readonly<Record<string, number>>;
  /** HTML of the texts that hold formulas, media or tables, by text; made and cleaned here. */
  readonly rich?: Readonly<Record<string, string>>;
  readonly versionId: string;
  readonly itemId: string;
  readonly version: number;
  readonly digest: string;
}

/** A practical task in clear; points in hundredths, its share of the practical part in percent. */
export interface PracticalTask {
  readonly taskVersionId: string;
  readonly taskId: string;
  readonly elementTableId: string;
  readonly code: string;
  readonly version: number;
  readonly name: string;
  readonly minutes: number;
  readonly instructions: string;
  readonly preparation: string;
  readonly fullPoints: number;
  readonly weightPercent: number;
  readonly rangeCodes: readonly string[];
  readonly criteria: TaskBody['criteria'];
  readonly fatalItems: readonly { readonly code: string; readonly text: string; readonly effect: FatalEffect }[];
  readonly digest: string;
}

/**
 * The bank for the libs downstream: element tables, what can be drawn, contents for papers, tasks for marking. Opening
 * here is part of drawing and marking, whose own records say what was drawn; people read through routes that journal.
 */
@Injectable()
export class Bank {
  constructor(private readonly db: Database, private readonly vault: Vault) {}

  /** Heads of all element tables. */
  async tables(): Promise<ElementTableHead[]> {
    return (await listTables(this.db)).map(headOf);
  }

  /** An element table with its content. Problem: `record.not-found`. */
  async elementTable(id: string): Promise<ElementTable> {
    const row = found(await findTable(this.db, id));
    return { ...headOf(row), ...(await loadContent(this.db, id)) };
  }

  /** Every approved item of a table, by item id. Nothing is opened. */
  async pool(elementTableId: string): Promise<PoolItem[]> {
    const rows = await loadPool(this.db, elementTableId);
    return rows.map((r) => ({
      itemId: r.item_id, versionId: r.version_id, type: r.type, elementCode: r.element_code, difficulty: r.difficulty, digest: r.digest, enemies: r.enemies, stimulusId: r.stimulus_key, seconds: r.seconds,
    }));
  }

  /**
   * Papers were drawn from a table's items, which from now on rest on what was approved; in the transaction that keeps
   * them. The pool was read some time before: an approval that was taken back or an item retired since is found here, and
   * none can be until the transaction ends. Problem: `pool.changed`.
   */
  async noteDraw(elementTableId: string, versionIds: readonly string[], at: Date): Promise<void> {
    const drawn = [...new Set(versionIds)];
    const gone = drawn.length - (await holdApproved(this.db, drawn));
    if (gone > 0) throw refusal('pool.changed', { count: gone });
    await insertPoolDraw(this.db, elementTableId, at);
  }

  /** The contents of these versions in the order asked, whatever their state now. Problem: `version.unknown`. */
  async contents(versionIds: readonly string[]): Promise<ItemContent[]> {
    const rows = new Map((await loadVersions(this.db, [...new Set(versionIds)])).map((r) => [r.id, r]));
    return versionIds.map((id) => {
      const row = found(rows.get(id), 'version.unknown');
      const { explanation: _, source: __, seconds: ___, options, ...content } = openItem(this.vault, row.content);
      const rich = richOf({ ...content, options });
      const weighed = options.some((o) => o.weight !== undefined);
      return {
        ...content, versionId: row.id, itemId: row.item_id, version: row.version, options: options.map(({ id, text }) => ({ id, text })), digest: row.digest,
        ...(weighed ? { weights: Object.fromEntries(options.map((o) => [o.id, o.weight ?? 0])) } : {}), ...(rich ? { rich } : {}),
      };
    });
  }

  /** A picture or sound of an item, in clear; who may see it is the caller's to judge. Problem: `record.not-found`. */
  async medium(name: string): Promise<{ mimetype: string; bytes: Uint8Array }> {
    return found(await openMedium(this.db, this.vault, name));
  }

  /** A version of a practical task, whatever its state now. Problem: `version.unknown`. */
  async task(taskVersionId: string): Promise<PracticalTask> {
    return this.taskOf(found(await findTaskVersion(this.db, taskVersionId), 'version.unknown'));
  }

  /** The approved tasks of a practical element table, by code. */
  async tasks(elementTableId: string): Promise<PracticalTask[]> {
    return (await approvedTasks(this.db, elementTableId)).map((row) => this.taskOf(row));
  }

  private taskOf(row: TaskVersionRow & { code: string }): PracticalTask {
    return {
      ...openTask(this.vault, row.content),
      taskVersionId: row.id, taskId: row.task_id, elementTableId: row.table_id, code: row.code, version: row.version,
      weightPercent: row.weight_hundredths / 100, rangeCodes: row.range_codes, digest: row.digest,
    };
  }
}

const headOf = (row: TableRow): ElementTableHead => ({
  id: row.id, key: keyOf(row), mode: row.mode, occupationName: row.occupation_name, edition: row.label, standard: row.standard, state: row.state, digest: row.digest,
});
