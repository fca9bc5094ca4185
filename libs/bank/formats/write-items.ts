import { once } from 'node:events';
import type { Writable } from 'node:stream';
import type { ExportFormat, ItemBody } from '@kaowu/contracts';
import type { Note } from './entry';
import { mediaOf } from './media-of';
import type { Medium } from './medium';
import { bodyInTex } from './formulas';
import { giftCategory, giftOf } from './gift-write';
import { MOODLE_HEAD, MOODLE_TAIL, moodleCategory, moodleQuestion } from './moodle-write';
import { writeQtiPackage, type FindMedium } from './qti-write-package';

/** Hears what a format cannot say of an item, by the item's number from 1. */
export type OnNotes = (number: number, notes: readonly Note[]) => void;

interface TextForm {
  readonly head: string;
  readonly tail: string;
  category(path: readonly string[]): string;
  item(item: ItemBody, number: number, media: readonly Medium[]): { readonly text: string; readonly notes: readonly Note[] };
}

const TEXTS: Readonly<Record<'gift' | 'moodle', TextForm>> = {
  gift: { head: '', tail: '', category: giftCategory, item: (item, number) => giftOf(bodyInTex(item), { number }) },
  moodle: { head: MOODLE_HEAD, tail: MOODLE_TAIL, category: moodleCategory, item: (item, _, media) => moodleQuestion(item, media) },
};

async function writeText(form: TextForm, items: AsyncIterable<ItemBody>, out: Writable, onNotes: OnNotes, mediumOf: FindMedium): Promise<void> {
  const put = async (text: string): Promise<void> => {
    if (text !== '' && !out.write(text)) await once(out, 'drain');
  };
  await put(form.head);
  let category = '[]';
  let number = 0;
  for await (const item of items) {
    number += 1;
    const path = item.source?.category ?? [];
    if (JSON.stringify(path) !== category) await put(form.category(path));
    category = JSON.stringify(path);
    const media = (await Promise.all((form === TEXTS.moodle ? mediaOf(item) : []).map(mediumOf))).filter((m): m is Medium => m !== null);
    const { text, notes } = form.item(item, number, media);
    onNotes(number, notes);
    await put(text);
  }
  await put(form.tail);
  await new Promise<void>((done, refuse) => {
    out.once('error', refuse);
    out.end(() => done());
  });
}

/** Writes items in a form, one after the other, so that a bank of any size needs the memory of a few. */
export const writeItems = (format: Exclude<ExportFormat, 'spreadsheet'>, items: AsyncIterable<ItemBody>, out: Writable, onNotes: OnNotes, mediumOf: FindMedium): Promise<void> =>
  (format === 'qti' ? writeQtiPackage(items, out, onNotes, mediumOf) : writeText(TEXTS[format], items, out, onNotes, mediumOf));
