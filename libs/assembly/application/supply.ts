import { Injectable } from '@nestjs/common';
import { Bank } from '@kaowu/bank';
import { refusal } from '@kaowu/platform';
import { breather } from './breathe';
import type { ItemText } from '../domain/compose';
import type { SupplyItem, WeightedRange } from '../domain/ranges';

/** Items opened at a time; more would hold the event loop. */
const CHUNK = 200;

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
    const texts = new Map<string, ItemText & { readonly digest: string }>();
    const breathe = breather();
    for (let at = 0; at < pool.length; at += CHUNK) {
      const contents = await this.bank.contents(pool.slice(at, at + CHUNK).map(({ versionId }) => versionId));
      for (const content of contents) texts.set(content.versionId, content);
      await breathe();
    }
    if (pool.some(({ versionId, digest }) => texts.get(versionId)?.digest !== digest)) throw refusal('paper.seal-broken');
    return texts;
  }
}
