import { Injectable } from '@nestjs/common';
import type { BlueprintSpec, FeasibilityReport } from '@kaowu/contracts';
import { accept } from '@kaowu/platform';
import { constraintsOf } from '../domain/demands';
import { feasibility } from '../domain/feasibility';
import { explainConflict } from './explain-conflict';
import { withSolver } from './solver/solver';
import { BankSupply } from './supply';

/**
 * Tells before a draw whether the bank can fill a blueprint; where it cannot, which constraints conflict and what
 * would mend it. Changes nothing. Problems: record.not-found and those of `allocate` and `faultOfConstraints`.
 */
@Injectable()
export class CheckFeasibility {
  constructor(private readonly supply: BankSupply) {}

  async run(spec: BlueprintSpec): Promise<FeasibilityReport> {
    const { table, pool, all, worn } = await this.supply.of(spec);
    const report = accept(feasibility(spec, table, pool));
    if (report.feasible) return report;
    const leftOut = { mustNot: new Set(constraintsOf(spec).mustNot), worn };
    const explained = await withSolver((solver) => explainConflict(solver, { blueprint: spec, table, pool: all, leftOut }));
    return { ...report, conflict: accept(explained) };
  }
}
