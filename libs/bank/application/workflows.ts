import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { workflowStatus, workflowStep, type WorkflowView } from '@kaowu/contracts';
import { Database } from '@kaowu/platform';
import { neededIn, type Workflow } from '../domain/workflow';
import { workflowProblems } from '../domain/workflow-check';
import { holdWorkflow, loadStatuses, loadSteps } from '../persistence/workflow';
import { BankRules } from './bank-rules';
import { refusedOne } from './words';

/** The workflow of items and tasks: statuses and steps from the database, numbers from the rule set in force. */
@Injectable()
export class Workflows implements OnApplicationBootstrap {
  constructor(private readonly db: Database, private readonly rules: BankRules) {}

  /** Steps that do not join would let an item into the bank unreviewed: better not to start. */
  async onApplicationBootstrap(): Promise<void> {
    const { statuses, steps } = await this.current();
    const faults = workflowProblems({ statuses: [...statuses], steps: [...steps], moves: [] }, statuses).map((problem) => refusedOne('', problem).en);
    if (faults.length > 0) throw new Error(`workflow_step: ${faults.join('; ')}`);
  }

  /** The workflow in force today; where the rule set says nothing of the bank, one reviewer passes and no judges are asked. */
  async current(): Promise<Workflow> {
    const statuses = (await loadStatuses(this.db)).map((row) => workflowStatus.parse(row));
    const steps = (await loadSteps(this.db)).map((row) => workflowStep.parse(row));
    const bank = await this.rules.current();
    return { statuses, steps, reviewsToApprove: bank?.reviewsToApprove ?? 1, judgesToApprove: bank?.judgesToApprove ?? 0 };
  }

  /** The same for an act: it stays in force until the transaction ends. */
  async held(): Promise<Workflow> {
    await holdWorkflow(this.db);
    return this.current();
  }

  /** The same for the desk. */
  async view(): Promise<WorkflowView> {
    const workflow = await this.current();
    return { statuses: workflow.statuses.map((s) => ({ ...s, ...neededIn(workflow, s.code) })), steps: [...workflow.steps] };
  }
}
