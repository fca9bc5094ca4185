import { itemBody, taskBody, type ItemBody, type TaskBody } from '@kaowu/contracts';
import { canonicalJson } from '@kaowu/kernel';
import type { Vault } from '@kaowu/platform';
import { ITEM_FORMAT, storedItem } from '../domain/item-content';
import { storedTask, TASK_FORMAT } from '../domain/practical-task';

/** Seals a question for the database: its canonical document under the key for items. */
export const sealItem = (vault: Vault, content: ItemBody): Buffer => vault.seal(canonicalJson(storedItem(content)), 'item');

/** What questions with the same material have in common in clear: its keyed digest. */
export const stimulusKeyOf = (vault: Vault, { stimulus }: Pick<ItemBody, 'stimulus'>): string | null => (stimulus === undefined ? null : vault.lookup(stimulus, 'item-words'));

/** Opens a sealed question; throws where it was altered or written in a form that this program does not know. */
export const openItem = (vault: Vault, sealed: Uint8Array): ItemBody => itemBody.parse(known(vault.openText(sealed, 'item'), ITEM_FORMAT));

/** Seals a practical task. */
export const sealTask = (vault: Vault, content: TaskBody): Buffer => vault.seal(canonicalJson(storedTask(content)), 'item');

/** Opens a sealed task; throws like `openItem`. */
export const openTask = (vault: Vault, sealed: Uint8Array): TaskBody => taskBody.parse(known(vault.openText(sealed, 'item'), TASK_FORMAT));

function known(text: string, format: number): unknown {
  const document = JSON.parse(text) as { format?: unknown };
  if (document.format !== format) throw new Error(`stored form ${String(document.format)} is not known`);
  return document;
}
