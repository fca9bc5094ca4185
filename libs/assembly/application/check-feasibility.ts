import { Injectable } from '@nestjs/common';
import type { BlueprintSpec, FeasibilityReport } from '@kaowu/contracts';
import { accept } from '@kaowu/platform';
import { feasibility } from '../domain/feasibility';
import { BankSupply } from './supply';

/** Tells before a draw whether the bank can fill a blueprint; changes nothing. Problems: record.not-found and those of `allocate`. */
@Injectable()
export class CheckFeasibility {
  constructor(private readonly supply: BankSupply) {}

  async run(spec: BlueprintSpec): Promise<FeasibilityReport> {
    const { table, pool } = await this.supply.of(spec.elementTableId);
    return accept(feasibility(spec, table, pool));
  }
}
