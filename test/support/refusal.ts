import { DrawNotDone } from '../../apps/cli/client/draw-set';
import { ProblemReply } from '../../apps/cli/client/http-client';

/** The code of the problem that a call over HTTP, or a draw in the background, is refused with; "granted" where it is not. Fails on any other error. */
export async function codeOf(work: Promise<unknown>): Promise<string> {
  try {
    await work;
    return 'granted';
  } catch (error) {
    if (error instanceof ProblemReply) return error.problem.code;
    if (error instanceof DrawNotDone && error.job.problem) return error.job.problem.code;
    throw error;
  }
}
