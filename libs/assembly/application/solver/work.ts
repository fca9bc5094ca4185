import type { Highs, InitOptions } from 'highs';
import type { MessagePort } from 'node:worker_threads';
import type { SparseModel } from '../../domain/selection/sparse-model';

/** How long and how exactly a model is solved. */
export interface SolveOptions {
  readonly seconds: number;
  /** A solution this near to the bound is good enough (objective units); relative gaps mean nothing where the optimum is 0. */
  readonly absoluteGap: number;
  readonly relativeGap: number;
  readonly seed: number;
}

/** What the solver says; `values` are null where it found none. */
export interface SolverAnswer {
  readonly status: 'optimal' | 'stopped' | 'infeasible' | 'failed';
  readonly values: Float64Array | null;
  readonly objective: number;
  readonly message: string;
}

/** A question to the solver's thread. */
export interface SolverQuestion {
  readonly no: number;
  readonly model: SparseModel;
  readonly options: SolveOptions;
}

type Load = (options?: InitOptions) => Promise<Highs>;

/**
 * The whole life of the solver's thread. It is sent there as text, so that it needs no file of its own beside the
 * compiled code: nothing in it may name anything outside its parameters.
 */
export function solverThread(port: MessagePort, load: Load): void {
  const ready = load();
  const answer = (highs: Highs, { model, options }: SolverQuestion): SolverAnswer => {
    const { variableType, objectiveSense, modelStatus } = highs.constants;
    const opened = highs.createModel({
      numCols: model.columns, numRows: model.rows,
      sense: model.maximise ? objectiveSense.maximize : objectiveSense.minimize,
      colCost: model.cost, colLower: model.columnLower, colUpper: model.columnUpper, rowLower: model.rowLower, rowUpper: model.rowUpper,
      integrality: model.whole.map((whole) => (whole === 1 ? variableType.integer : variableType.continuous)),
      matrix: { format: 'csr', numRows: model.rows, numCols: model.columns, starts: model.starts, indices: model.indices, values: model.values },
    });
    try {
      opened.options.set({
        output_flag: false, time_limit: options.seconds, random_seed: options.seed, mip_abs_gap: options.absoluteGap, mip_rel_gap: options.relativeGap,
      });
      opened.run();
      const status = opened.getModelStatus();
      const found = opened.info.get('primal_solution_status') === highs.constants.solutionStatus.feasible;
      const none = status === modelStatus.infeasible || status === modelStatus.unboundedOrInfeasible;
      return {
        status: none ? 'infeasible' : status === modelStatus.optimal ? 'optimal' : found ? 'stopped' : 'failed',
        values: found && !none ? Float64Array.from(opened.getSolution().colValue) : null,
        objective: found && !none ? opened.getObjectiveValue() : 0,
        message: `status ${status}`,
      };
    } finally {
      opened.dispose();
    }
  };
  port.on('message', (question: SolverQuestion) => {
    void ready
      .then((highs) => answer(highs, question))
      .catch((error: unknown): SolverAnswer => ({ status: 'failed', values: null, objective: 0, message: String(error).slice(0, 300) }))
      .then((reply) => port.postMessage({ no: question.no, reply }));
  });
}
