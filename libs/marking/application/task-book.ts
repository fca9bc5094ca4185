import { Injectable } from '@nestjs/common';
import { Bank, inWords, isRich } from '@kaowu/bank';
import type { ScoredTaskView } from '@kaowu/contracts';
import { Database } from '@kaowu/platform';
import { findDefinition } from '../persistence/plan-rows';

/** What is scored in a session: tasks of the bank, or what the plan itself holds for a comprehensive review. */
@Injectable()
export class TaskBook {
  constructor(private readonly db: Database, private readonly bank: Bank) {}

  /** The task with its criteria and fatal items. Problem: `record.not-found`. */
  async task(taskVersionId: string): Promise<ScoredTaskView> {
    const defined = await findDefinition(this.db, taskVersionId);
    if (defined) return defined;
    const { name, minutes, instructions, fullPoints, criteria, fatalItems } = await this.bank.task(taskVersionId);
    return { taskVersionId, name, minutes, instructions: isRich(instructions) ? inWords(instructions) : instructions, fullPoints, criteria: [...criteria], fatalItems: [...fatalItems] };
  }
}
