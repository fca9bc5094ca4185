import { Injectable } from '@nestjs/common';
import { Bank } from '@kaowu/bank';
import { refusal } from '@kaowu/platform';
import type { ItemText } from '../domain/compose';
import type { SupplyItem, WeightedRange } from '../domain/ranges';

/** What the bank gives to a draw: weights, items, and their texts. */
@Injectable()
export class BankSupply {
  constructor(private readonly bank: Bank) {}

  /** Ranges of an element table and the approved items bound to it. Problem: record.not-found. */
  async of(elementTableId: string): Promise<{ table: WeightedRange[]; pool: SupplyItem[] }> {
    const [{ ranges }, pool] = [await this.bank.elementTable(elementTableId), await this.bank.pool(elementTableId)];
    return {
      table: ranges.map(({ code, tier, name, weightHundredths }) => ({ code, tier, name, weightHundredths })),
      pool: pool.map((item) => ({
        itemId: item.itemId, versionId: item.versionId, type: item.type, elementCode: item.elementCode,
        difficulty: item.difficulty, digest: item.digest, enemies: [...item.enemies],
      })),
    };
  }

  /** The texts of these item versions. Refuses `paper.seal-broken` where one is not what its digest says. */
  async texts(pool: readonly Pick<SupplyItem, 'versionId' | 'digest'>[]): Promise<ReadonlyMap<string, ItemText>> {
    const contents = await this.bank.contents(pool.map(({ versionId }) => versionId));
    const texts = new Map(contents.map((content) => [content.versionId, content] as const));
    if (pool.some(({ versionId, digest }) => texts.get(versionId)?.digest !== digest)) throw refusal('paper.seal-broken');
    return texts;
  }
}
