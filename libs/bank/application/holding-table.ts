import type { ElementTableContent } from '@kaowu/contracts';
import type { Clock } from '@kaowu/kernel';
import type { Journal } from '@kaowu/journal';
import type { Actor, Database } from '@kaowu/platform';
import { elementTableDigest } from '../domain/element-table';
import { insertContent, insertTable } from '../persistence/element-tables';

/** The table of items that were imported without saying where they belong. It is never checked, so nothing of it is drawn. */
export const HOLDING_TABLE = '5f1d0c52-7a3e-4c7b-9d0e-6b616f777501';
/** Its only element. */
export const HOLDING_ELEMENT = 'A-A-A-001';

const WHOLE = 10_000;

/** What the holding table holds: one range of each tier and one element. */
export const HOLDING_CONTENT: ElementTableContent = {
  ranges: [
    { code: 'A', tier: 1, name: '待归类', weightHundredths: WHOLE },
    { code: 'A-A', tier: 2, name: '待归类', weightHundredths: WHOLE },
    { code: 'A-A-A', tier: 3, name: '待归类', weightHundredths: WHOLE },
  ],
  elements: [{ code: HOLDING_ELEMENT, name: '待归类', importance: 'Z' }],
};

/** Makes the holding table where there is none. Call inside a transaction. */
export async function ensureHoldingTable(db: Database, journal: Journal, clock: Clock, actor: Actor): Promise<void> {
  const digest = elementTableDigest(HOLDING_CONTENT);
  const key = { edition: '待归类', code: '0-00-00-00', direction: '', level: '0' as const };
  const made = await insertTable(db, {
    id: HOLDING_TABLE, key, mode: 'theory', occupationName: '待归类试题', label: '导入', standard: '无', digest, makerId: actor.id, makerName: actor.name, at: clock.now(),
  });
  if (!made) return;
  await insertContent(db, HOLDING_TABLE, HOLDING_CONTENT);
  await journal.record(actor, { action: 'element-table.imported', subject: { type: 'element_table', id: HOLDING_TABLE }, after: HOLDING_CONTENT, data: { digest, key, mode: 'theory' } });
}
