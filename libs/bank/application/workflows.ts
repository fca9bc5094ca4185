import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { workflowStep, type WorkflowView } from '@kaowu/contracts';
import { Database } from '@kaowu/platform';
import type { Workflow } from '../domain/workflow';
import { workflowProblems } from '../domain/workflow-check';
import { loadSteps } from '../persistence/workflow';
import { BankRules } from './bank-rules';
import { refusedOne } from './words';

/** The workflow of items and tasks: steps from the database, numbers from the rule set in force. */
@Injectable()
export class Workflows implements OnApplicationBootstrap {
  constructor(private readonly db: Database, private readonly rules: BankRules) {}

  /** Steps that do not join would let an item into the bank unreviewed: better not to start. */
  async onApplicationBootstrap(): Promise<void> {
    const faults = workflowProblems((await this.current()).steps).map((problem) => refusedOne('', problem).en);
    if (faults.length > 0) throw new Error(`workflow_step: ${faults.join('; ')}`);
  }

  /** The workflow in force today; where the rule set says nothing of the bank, one reviewer passes and no judges are asked. */
  async current(): Promise<Workflow> {
    const steps = (await loadSteps(this.db)).map((row) => workflowStep.parse(row));
    const bank = await this.rules.current();
    return { steps, reviewsToApprove: bank?.reviewsToApprove ?? 1, judgesToApprove: bank?.judgesToApprove ?? 0 };
  }

  /** The same for the desk. */
  async view(): Promise<WorkflowView> {
    const { steps, ...numbers } = await this.current();
    return { steps: steps.map((s) => ({ ...s, demands: [...s.demands] })), ...numbers };
  }
}
