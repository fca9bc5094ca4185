import type { ProblemDetail } from '@kaowu/contracts';
import type { z } from 'zod';
import { Refusal } from './refusal';

/** Checks a part of a request by its schema; throws a Refusal that names every field that does not fit. */
export function parsePart<S extends z.ZodType>(schema: S, value: unknown, part: string): z.output<S> {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const details: ProblemDetail[] = result.error.issues.slice(0, 50).map((issue) => {
    const field = [part, ...issue.path.map(String)].join('.');
    return { code: 'request.field-invalid', field, params: { field, message: issue.message } };
  });
  throw new Refusal({ code: 'request.invalid', field: details[0]?.field, details });
}
