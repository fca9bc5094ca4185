import { Worker } from 'node:worker_threads';
import { buildModel } from '../../domain/selection/build-model';
import { brokenRules, worthOf, type SelectionProblem } from '../../domain/selection/selection';
import { solverThread, type SolveOptions, type SolverAnswer } from './work';

/** The solver whose answers are recorded with forms. */
export const SOLVER = 'HiGHS 1.15.3';

/** What a selection came to: the things of each block and what they are worth by plain arithmetic, or why there are none. */
export type Selected =
  | { readonly found: true; readonly best: boolean; readonly forms: readonly ReadonlySet<number>[]; readonly worth: number }
  | { readonly found: false; readonly impossible: boolean; readonly message: string };

/** Unless told otherwise: prove nothing to the last digit, and stop in time. */
const USUAL: SolveOptions = { seconds: 20, absoluteGap: 1e-6, relativeGap: 1e-4, seed: 1 };
/** A thread that does not stop at its time limit is ended after this many seconds more. */
const GRACE = 20;

/**
 * One thread with a solver in it: solving blocks, so it never runs on the event loop. Ask one question after the
 * other; close it in the end.
 */
export class SolverSession {
  private readonly worker: Worker;
  private no = 0;

  constructor() {
    this.worker = new Worker(
      `const { parentPort, workerData } = require('node:worker_threads'); (${solverThread.toString()})(parentPort, require(workerData.highs));`,
      { eval: true, workerData: { highs: require.resolve('highs') }, name: 'solver' },
    );
    this.worker.unref();
  }

  /** Solves a selection; what the solver says is checked by plain arithmetic before it is believed. */
  async select(problem: SelectionProblem, options: Partial<SolveOptions> = {}): Promise<Selected> {
    const { model, chosen } = buildModel(problem);
    const answer = await this.ask(model, { ...USUAL, ...options });
    if (answer.values === null) return { found: false, impossible: answer.status === 'infeasible', message: answer.message };
    const { values } = answer;
    const whole = problem.blocks.flatMap(({ whole }, b) => (whole ? [chosen(values, b)] : []));
    const broken = whole.flatMap((form) => brokenRules(problem.rules, form));
    const shared = whole.reduce((sum, form) => sum + form.size, 0) - new Set(whole.flatMap((form) => [...form])).size;
    if (broken.length > 0 || shared > 0) {
      return { found: false, impossible: false, message: `the solver's answer breaks ${broken[0]?.group ?? 'the rule that forms share nothing'}` };
    }
    return { found: true, best: answer.status === 'optimal', forms: whole, worth: worthOf(problem.objective, whole) };
  }

  /** The raw answer to a model. */
  ask(model: ReturnType<typeof buildModel>['model'], options: SolveOptions): Promise<SolverAnswer> {
    const no = ++this.no;
    this.worker.ref();
    return new Promise<SolverAnswer>((resolve) => {
      const end = (reply: SolverAnswer): void => {
        clearTimeout(timer);
        this.worker.off('message', listen).off('error', fail).off('exit', gone);
        this.worker.unref();
        resolve(reply);
      };
      const failed = (message: string): SolverAnswer => ({ status: 'failed', values: null, objective: 0, message });
      const listen = (message: { no: number; reply: SolverAnswer }): void => void (message.no === no && end(message.reply));
      const fail = (error: Error): void => end(failed(error.message.slice(0, 300)));
      const gone = (): void => end(failed('the solver has ended'));
      const timer = setTimeout(() => void this.worker.terminate(), (options.seconds + GRACE) * 1000);
      this.worker.on('message', listen).on('error', fail).on('exit', gone);
      this.worker.postMessage({ no, model, options });
    });
  }

  /** Ends the thread. */
  async close(): Promise<void> {
    await this.worker.terminate();
  }
}

/** Solvers that a process runs at once: each takes a core and a hundred megabytes. */
const SEATS = 2;
let free = SEATS;
const waiting: (() => void)[] = [];

/**
 * Opens a solver for the time of some work; waits where as many as the process may have are at work already. A signal
 * ends it at once: what it was asked is answered as unsolved.
 */
export async function withSolver<T>(work: (solver: SolverSession) => Promise<T>, signal?: AbortSignal): Promise<T> {
  if (free > 0) free--;
  else await new Promise<void>((go) => waiting.push(go));
  const solver = new SolverSession();
  const stop = (): void => void solver.close();
  signal?.addEventListener('abort', stop);
  try {
    return await work(solver);
  } finally {
    signal?.removeEventListener('abort', stop);
    await solver.close();
    const next = waiting.shift();
    if (next) next();
    else free++;
  }
}
