import { Injectable } from '@nestjs/common';
import type { ElementTableContent, ElementTableView } from '@kaowu/contracts';
import { Journal } from '@kaowu/journal';
import { Clock } from '@kaowu/kernel';
import { accept, Database, found, refusal, Refusal, type Actor } from '@kaowu/platform';
import { decideCheck, elementTableDigest, elementTableProblems, rangeOfElement, sortedContent } from '../domain/element-table';
import { rangePath } from '../domain/element-rows';
import { moveHome, moveTasksHome } from '../persistence/editions';
import { insertContent, loadContent, lockTable } from '../persistence/element-tables';
import { ElementTables } from './element-tables';

/** Changes an element table while it is a draft, has it checked by another person, and takes it out of use. */
@Injectable()
export class ChangeElementTable {
  constructor(
    private readonly db: Database,
    private readonly journal: Journal,
    private readonly clock: Clock,
    private readonly tables: ElementTables,
  ) {}

  /**
   * Replaces ranges and elements of a draft by others; who saves becomes the maker, so that somebody else checks. Sums
   * may still be wrong: the check refuses them. Problems: `record.not-found`, `element-table.not-draft`,
   * `element-table.in-use` where an element with items would go, `element-table.invalid` for codes that do not join.
   */
  save(actor: Actor, id: string, content: ElementTableContent): Promise<ElementTableView> {
    return this.db.tx(async () => {
      const table = found(await lockTable(this.db, id));
      if (table.state !== 'draft') throw refusal('element-table.not-draft');
      const broken = elementTableProblems(content).filter((p) => p.code === 'element.code-duplicate' || p.code === 'element.range-missing');
      if (broken.length > 0) throw new Refusal({ code: 'element-table.invalid', params: { count: broken.length }, details: broken });
      const before = await loadContent(this.db, id);
      await this.replaceContent(id, content);
      const digest = elementTableDigest(content);
      await this.db.query('UPDATE element_table SET digest = $2, maker_id = $3, maker_name = $4, made_at = $5 WHERE id = $1', [id, digest, actor.id, actor.name, this.clock.now()]);
      await this.journal.record(actor, {
        action: 'element-table.changed', subject: { type: 'element_table', id }, before: sortedContent(before), after: sortedContent(content),
        data: { digest, ranges: content.ranges.length, elements: content.elements.length },
      });
      return this.tables.view(id);
    });
  }

  /** Only what changed is touched, for items hang on elements. */
  private async replaceContent(id: string, content: ElementTableContent): Promise<void> {
    const elements = content.elements.map((e) => e.code);
    const used = await this.db.one<{ element_code: string }>(
      'SELECT element_code FROM item_place WHERE table_id = $1 AND element_code <> ALL($2) ORDER BY 1 LIMIT 1', [id, elements]);
    if (used) throw refusal('element-table.in-use', { code: used.element_code });
    const ranges = content.ranges.map((r) => r.code);
    const held = await this.db.one<{ code: string }>('SELECT code FROM task_binding b, unnest(b.range_codes) AS code WHERE b.table_id = $1 AND code <> ALL($2) ORDER BY 1 LIMIT 1', [id, ranges]);
    if (held) throw refusal('element-table.in-use', { code: held.code });
    await this.db.query('DELETE FROM element WHERE table_id = $1 AND code <> ALL($2)', [id, elements]);
    const kept = new Set((await this.db.query<{ code: string }>('SELECT code FROM element WHERE table_id = $1', [id])).map((r) => r.code));
    const needed = new Set([...kept].flatMap((code) => rangePath(rangeOfElement(code))));
    await this.db.query('DELETE FROM element_range WHERE table_id = $1 AND code <> ALL($2)', [id, [...needed]]);
    const changed = {
      ranges: content.ranges.filter((r) => needed.has(r.code)),
      elements: content.elements.filter((e) => kept.has(e.code)),
    };
    await this.db.query(
      `UPDATE element_range t SET name = r.name, weight_hundredths = r."weightHundredths"
       FROM jsonb_to_recordset($2::jsonb) AS r (code text, name text, "weightHundredths" int) WHERE t.table_id = $1 AND t.code = r.code`, [id, JSON.stringify(changed.ranges)]);
    await this.db.query(
      `UPDATE element t SET name = e.name, importance = e.importance
       FROM jsonb_to_recordset($2::jsonb) AS e (code text, name text, importance text) WHERE t.table_id = $1 AND t.code = e.code`, [id, JSON.stringify(changed.elements)]);
    await insertContent(this.db, id, {
      ranges: content.ranges.filter((r) => !needed.has(r.code)),
      elements: content.elements.filter((e) => !kept.has(e.code)),
    });
  }

  /**
   * The second person's check; the table then stands, and it is the home of the items that it took over from the former
   * edition, which goes on naming them as they were. Problems: `record.not-found`, `element-table.not-draft`,
   * `element-table.checker-is-maker`, `element-table.invalid`.
   */
  check(actor: Actor, id: string, reason: string): Promise<ElementTableView> {
    return this.db.tx(async () => {
      const table = found(await lockTable(this.db, id));
      const content = await loadContent(this.db, id);
      const state = accept(decideCheck({ state: table.state, makerId: table.maker_id }, content, actor.id));
      await this.db.query('UPDATE element_table SET state = $2, checker_id = $3, checker_name = $4, checked_at = $5 WHERE id = $1', [id, state, actor.id, actor.name, this.clock.now()]);
      await this.journal.record(actor, {
        action: 'element-table.checked', subject: { type: 'element_table', id }, reason, before: { state: table.state }, after: { state }, data: { digest: table.digest },
      });
      const moved = (await moveHome(this.db, id)) + (await moveTasksHome(this.db, id));
      if (moved > 0) {
        await this.journal.record(actor, { action: 'element-table.items-moved', subject: { type: 'element_table', id }, reason, data: { formerId: table.former_id, moved } });
      }
      return this.tables.view(id);
    });
  }

  /** Takes a checked table out of use; what was drawn from it stays. Problems: `record.not-found`, `element-table.not-checked`, `element-table.retired-already`. */
  retire(actor: Actor, id: string, reason: string): Promise<ElementTableView> {
    return this.db.tx(async () => {
      const table = found(await lockTable(this.db, id));
      if (table.state === 'draft') throw refusal('element-table.not-checked');
      if (table.state === 'retired') throw refusal('element-table.retired-already');
      await this.db.query(`UPDATE element_table SET state = 'retired' WHERE id = $1`, [id]);
      await this.journal.record(actor, {
        action: 'element-table.retired', subject: { type: 'element_table', id }, reason, before: { state: table.state }, after: { state: 'retired' },
      });
      return this.tables.view(id);
    });
  }
}
