import { Injectable } from '@nestjs/common';
import type { AttemptStateName } from '@kaowu/contracts';
import { Database, refusal } from '@kaowu/platform';
import { readReceiptCode } from '../domain/receipt';

/** Says of a receipt code whether it is real, and nothing of whose it is. Refuses `receipt.unknown`. */
@Injectable()
export class FindReceipt {
  constructor(private readonly db: Database) {}

  async run(typed: string): Promise<{ state: AttemptStateName; handedInAt: Date; answered: number }> {
    const row = await this.db.one<{ state: AttemptStateName; handed_in_at: Date; answered: number }>(
      'SELECT state, handed_in_at, bit_count(answered)::int AS answered FROM attempt WHERE receipt_code = $1', [readReceiptCode(typed)]);
    if (!row) throw refusal('receipt.unknown');
    return { state: row.state, handedInAt: row.handed_in_at, answered: row.answered };
  }
}
