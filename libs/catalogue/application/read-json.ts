import type { z } from 'zod';
import { parsePart, refusal } from '@kaowu/platform';

/**
 * An uploaded JSON file, checked by its schema. Refuses `file.unreadable` where it is no JSON in UTF-8, and
 * `request.invalid` with the path of every value that does not fit.
 */
export function readJson<S extends z.ZodType>(bytes: Uint8Array, schema: S): z.output<S> {
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    throw refusal('file.unreadable', { reason: 'JSON (UTF-8)' });
  }
  return parsePart(schema, value, 'file');
}
