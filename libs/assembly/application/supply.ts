import { Injectable } from '@nestjs/common';
import type { BlueprintSpec } from '@kaowu/contracts';
import { Bank, type PoolItem } from '@kaowu/bank';
import { Database, refusal } from '@kaowu/platform';
import { breather } from './breathe';
import type { ItemText } from '../domain/compose';
import { constraintsOf } from '../domain/demands';
import type { SupplyItem, WeightedRange } from '../domain/ranges';
import { earlierItems, wornItems } from '../persistence/exposure-rows';

/** Items opened at a time; more would hold the event loop. */
const CHUNK = 200;

/** What a draw or a check of a blueprint works with. */
export interface Supplied {
  readonly table: WeightedRange[];
  /** Items that may be drawn. */
  readonly pool: SupplyItem[];
  /** All items of the bank, also those that are worn out. */
  readonly all: SupplyItem[];
  /** Items that were shown as often as the blueprint lets them. */
  readonly worn: ReadonlySet<string>;
}

/** What the bank gives to a draw: weights, items, and their texts. */
@Injectable()
export class BankSupply {
  constructor(private readonly bank: Bank, private readonly db: Database) {}

  /** Ranges of a blueprint's element table and the approved items bound to it, with what their past is to it. Problem: record.not-found. */
  async of(blueprint: BlueprintSpec): Promise<Supplied> {
    const { elementTableId } = blueprint;
    const { earlier, exposure } = constraintsOf(blueprint);
    const { ranges, elements } = await this.bank.elementTable(elementTableId);
    const pool = await this.bank.pool(elementTableId);
    const shown = earlier ? await earlierItems(this.db, elementTableId, earlier.sets) : new Set<string>();
    const worn = exposure?.lifetime ? await wornItems(this.db, elementTableId, exposure.lifetime) : new Set<string>();
    const importance = new Map(elements.map((element) => [element.code, element.importance] as const));
    const all = pool.map((item: PoolItem): SupplyItem => {
      const letter = importance.get(item.elementCode);
      return {
        itemId: item.itemId, versionId: item.versionId, type: item.type, elementCode: item.elementCode,
        difficulty: item.difficulty, digest: item.digest, enemies: [...item.enemies],
        ...(letter ? { importance: letter } : {}),
        ...(item.stimulusId ? { stimulusId: item.stimulusId } : {}),
        ...(item.seconds === null ? {} : { seconds: item.seconds }),
        ...(shown.has(item.itemId) ? { earlier: true as const } : {}),
      };
    });
    return {
      table: ranges.map(({ code, tier, name, weightHundredths }) => ({ code, tier, name, weightHundredths })),
      all, worn, pool: worn.size === 0 ? all : all.filter(({ itemId }) => !worn.has(itemId)),
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
