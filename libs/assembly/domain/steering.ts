import type { SeededRandom } from '@kaowu/kernel';
import type { Draft } from './draft';
import type { Ledger } from './ledger';
import type { Gauge, Plan2 } from './plan-2';

/** Random exchanges for each question of the paper before all exchanges are searched. */
const EXCHANGES = 6;
/** Best exchanges of all, where random ones did not come near enough. */
const REPAIRS = 40;

/**
 * Steers a filled paper into the bounds of all gauges by exchanging questions within their cells. Every gauge is a
 * running sum, so that an exchange costs as many additions as there are gauges.
 */
export class Steering {
  private readonly sums: number[];
  /** Cell (index) of each question's loose items. */
  private readonly looseOf: readonly (readonly number[])[];

  constructor(
    private readonly plan: Plan2,
    private readonly draft: Draft,
    private readonly ledger: Ledger,
    /** Questions (from this one on) that may be exchanged; must-have items and stimulus sets stand before it. */
    private readonly firstLoose: number,
  ) {
    const index = new Map(plan.cells.map((cell, c) => [cell, c] as const));
    this.looseOf = draft.cellOf.map((cell) => plan.looseCells[index.get(cell) ?? -1]?.items ?? []);
    this.sums = plan.gauges.map((gauge) => draft.chosen.reduce((sum, item, q) => sum + this.weight(gauge, item, q), 0));
  }

  /** Steers; afterwards `missed` tells what is still outside its bounds. */
  run(random: SeededRandom): void {
    const loose = this.draft.chosen.length - this.firstLoose;
    if (loose <= 0) return;
    for (let n = 0; n < EXCHANGES * this.draft.chosen.length && this.penalty() > 0; n++) {
      const question = this.firstLoose + random.below(loose);
      const items = this.looseOf[question] as readonly number[];
      this.improve(question, items[random.below(items.length)] as number);
    }
    for (let n = 0; n < REPAIRS && this.penalty() > 0; n++) if (!this.repair()) return;
  }

  /** The gauge that lies outside its demand's bounds; undefined where all demands are met. */
  missed(): Gauge | undefined {
    return this.plan.gauges.find(({ demand }, g) => (this.sums[g] as number) < demand.lower || (this.sums[g] as number) > demand.upper);
  }

  /**
   * Exchanges questions that the paper shares with earlier ones until none is shared beyond the bound; false where
   * that cannot be done without leaving other bounds.
   */
  part(random: SeededRandom): boolean {
    const { maxOverlap } = this.plan;
    for (let n = 0; n < EXCHANGES * this.draft.chosen.length; n++) {
      const common = this.ledger.overlapsOf(this.draft.chosen);
      const [worst = -1, most = 0] = [...common].reduce<[number?, number?]>((top, entry) => (entry[1] > (top[1] ?? 0) ? entry : top), []);
      if (most <= maxOverlap) return true;
      const shared = this.draft.chosen.flatMap((item, q) => (q >= this.firstLoose && this.ledger.papersOf(item).includes(worst) ? [q] : []));
      if (shared.length === 0) return false;
      const question = shared[random.below(shared.length)] as number;
      const items = this.looseOf[question] as readonly number[];
      const item = items[random.below(items.length)] as number;
      if (!this.ledger.papersOf(item).includes(worst)) this.exchange(question, item, (after, before) => after <= before);
    }
    return [...this.ledger.overlapsOf(this.draft.chosen).values()].every((count) => count <= maxOverlap);
  }

  private weight({ weights }: Gauge, item: number, question: number): number {
    return weights[this.draft.cellOf[question]?.section ?? 0]?.[item] ?? 0;
  }

  private penalty(): number {
    return this.plan.gauges.reduce((sum, gauge, g) => sum + distance(gauge, this.sums[g] as number), 0);
  }

  private penaltyWith(question: number, item: number): number {
    const out = this.draft.chosen[question] as number;
    return this.plan.gauges.reduce(
      (sum, gauge, g) => sum + distance(gauge, (this.sums[g] as number) + this.weight(gauge, item, question) - this.weight(gauge, out, question)), 0);
  }

  private improve(question: number, item: number): void {
    this.exchange(question, item, (after, before) => after < before);
  }

  private exchange(question: number, item: number, allowed: (after: number, before: number) => boolean): void {
    if (this.ledger.isFull(item) || !allowed(this.penaltyWith(question, item), this.penalty())) return;
    const out = this.draft.chosen[question] as number;
    if (this.draft.swap(question, item)) this.move(question, out, item);
  }

  private move(question: number, out: number, item: number): void {
    this.plan.gauges.forEach((gauge, g) => {
      this.sums[g] = (this.sums[g] as number) + this.weight(gauge, item, question) - this.weight(gauge, out, question);
    });
  }

  /** Makes the one exchange that helps most; false where none helps. */
  private repair(): boolean {
    let best = { question: -1, item: -1, penalty: this.penalty() };
    for (let question = this.firstLoose; question < this.draft.chosen.length; question++) {
      for (const item of this.looseOf[question] as readonly number[]) {
        const penalty = this.penaltyWith(question, item);
        if (penalty < best.penalty && !this.ledger.isFull(item) && this.draft.fits(question, item)) best = { question, item, penalty };
      }
    }
    if (best.question < 0) return false;
    const out = this.draft.chosen[best.question] as number;
    this.draft.swap(best.question, best.item);
    this.move(best.question, out, best.item);
    return true;
  }
}

const distance = ({ low, high, demand }: Gauge, sum: number): number =>
  sum < low ? (low - sum) / demand.unit : sum > high ? (sum - high) / demand.unit : 0;
