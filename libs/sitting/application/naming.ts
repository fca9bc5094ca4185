import type { Problem, ProblemCode } from '@kaowu/contracts';
import { brokenConstraint, refusal } from '@kaowu/platform';

/** Names the refusal that a broken database constraint means; anything else is thrown on as it is. */
export async function naming<T>(
  names: Readonly<Record<string, readonly [ProblemCode, Problem['params']?]>>,
  work: () => Promise<T>,
): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const named = names[brokenConstraint(error) ?? ''];
    if (!named) throw error;
    throw refusal(named[0], named[1]);
  }
}
