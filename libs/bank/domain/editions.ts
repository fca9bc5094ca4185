import type { ElementDifference, ElementTableContent, MisfitReason, RangeDifference, VersionState } from '@kaowu/contracts';
import { parentCode, rangeOfElement } from './element-table';
import { comparable } from './plain-text';

type Element = ElementTableContent['elements'][number];

/** Elements of the former edition by code, each with its element of the next; nothing where it has none. */
export type SameElements = ReadonlyMap<string, string>;

/** A pair of codes that a person takes for the same element. */
export interface TakenForSame {
  readonly former: string;
  readonly next: string;
}

const rangeNames = ({ ranges }: ElementTableContent): ReadonlyMap<string, string> => new Map(ranges.map((r) => [r.code, comparable(r.name)]));

/**
 * Which element of the next edition is which of the former, by name: an element keeps its items wherever its name has
 * gone. Of several with one name the one with the same code is meant, then the one under a range of the same name; a
 * name that stays ambiguous is nobody's. What a person says comes first.
 */
export function sameElements(former: ElementTableContent, next: ElementTableContent, said: readonly TakenForSame[] = []): SameElements {
  const pairs = new Map(said.map((p) => [p.former, p.next]));
  const taken = new Set(pairs.values());
  const [formerRanges, nextRanges] = [rangeNames(former), rangeNames(next)];
  const rules: ((a: Element, b: Element) => boolean)[] = [
    (a, b) => a.code === b.code,
    (a, b) => formerRanges.get(rangeOfElement(a.code)) === nextRanges.get(rangeOfElement(b.code)),
    () => true,
  ];
  for (const rule of rules) {
    const left = former.elements.filter((e) => !pairs.has(e.code));
    const right = next.elements.filter((e) => !taken.has(e.code));
    const byName = grouped(right);
    const sharing = grouped(left);
    for (const element of left) {
      const name = comparable(element.name);
      const hits = (byName.get(name) ?? []).filter((other) => rule(element, other));
      const rivals = hits[0] === undefined ? [] : (sharing.get(name) ?? []).filter((other) => rule(other, hits[0] as Element));
      if (hits.length !== 1 || rivals.length !== 1) continue;
      const [hit] = hits as [Element];
      pairs.set(element.code, hit.code);
      taken.add(hit.code);
    }
  }
  return pairs;
}

function grouped(elements: readonly Element[]): Map<string, Element[]> {
  const groups = new Map<string, Element[]>();
  for (const element of elements) groups.set(comparable(element.name), [...(groups.get(comparable(element.name)) ?? []), element]);
  return groups;
}

/**
 * Which range of the next edition is which of the former: the one of the same name under the same range above; where a
 * name went under another range, the only one of its tier that has it.
 */
export function sameRanges(former: ElementTableContent, next: ElementTableContent): ReadonlyMap<string, string> {
  const pairs = new Map<string, string>();
  for (const range of former.ranges) {
    const alike = next.ranges.filter((r) => r.tier === range.tier && comparable(r.name) === comparable(range.name));
    const above = parentCode(range.code);
    const under = alike.filter((r) => parentCode(r.code) === (above === null ? null : (pairs.get(above) ?? '')));
    const hit = under.length === 1 ? under[0] : alike.length === 1 ? alike[0] : undefined;
    if (hit) pairs.set(range.code, hit.code);
  }
  return pairs;
}

/** A practical task of the former edition. */
export interface CarriedTask {
  readonly taskId: string;
  readonly code: string;
  readonly name: string;
  readonly rangeCodes: readonly string[];
  readonly state: VersionState;
  readonly elsewhere: boolean;
}

/** Which tasks go along and under which ranges, and which do not and why; a code that the edition has already stays behind. */
export function planTasks(
  tasks: readonly CarriedTask[], same: ReadonlyMap<string, string>, takenCodes: ReadonlySet<string>,
): { readonly carried: readonly { readonly taskId: string; readonly rangeCodes: readonly string[] }[]; readonly misfits: readonly (CarriedTask & { readonly reason: MisfitReason })[] } {
  const reasonOf = (task: CarriedTask): MisfitReason | null => {
    if (task.elsewhere) return 'bound-elsewhere';
    if (task.state === 'retired') return 'retired';
    if (takenCodes.has(task.code)) return 'code-taken';
    return task.rangeCodes.every((code) => same.has(code)) ? null : 'element-gone';
  };
  const judged = tasks.map((task) => ({ task, reason: reasonOf(task) }));
  return {
    carried: judged.flatMap(({ task, reason }) => (reason === null ? [{ taskId: task.taskId, rangeCodes: [...new Set(task.rangeCodes.map((code) => same.get(code) ?? code))].sort() }] : [])),
    misfits: judged.flatMap(({ task, reason }) => (reason === null ? [] : [{ ...task, reason }])),
  };
}

/** Every element of both editions with what became of it, in the order of the next, then what is gone. `items` counts by former code. */
export function elementDifferences(
  former: ElementTableContent, next: ElementTableContent, same: SameElements, items: ReadonlyMap<string, number>,
): ElementDifference[] {
  const before = new Map(former.elements.map((e) => [e.code, e]));
  const origin = new Map([...same].map(([from, to]) => [to, from]));
  const present = next.elements.map((e): ElementDifference => {
    const old = before.get(origin.get(e.code) ?? '') ?? null;
    return {
      change: !old ? 'added' : old.code !== e.code ? 'moved' : comparable(old.name) === comparable(e.name) ? 'kept' : 'renamed',
      former: old, next: e, importanceChanged: old !== null && old.importance !== e.importance, items: old ? (items.get(old.code) ?? 0) : 0,
    };
  });
  const codes = new Set(next.elements.map((e) => e.code));
  const gone = former.elements.filter((e) => !same.has(e.code)).map((e): ElementDifference => ({
    // The code lives on under another name: whether it is the same element, a person has to say.
    change: codes.has(e.code) && !origin.has(e.code) ? 'renamed' : 'gone',
    former: e, next: null, importanceChanged: false, items: items.get(e.code) ?? 0,
  }));
  return [...present, ...gone];
}

/** Ranges whose name or weight differ, or that stand on one side only, by code. */
export function rangeDifferences(former: ElementTableContent, next: ElementTableContent): RangeDifference[] {
  const side = (content: ElementTableContent) => new Map(content.ranges.map((r) => [r.code, { name: r.name, weightHundredths: r.weightHundredths }]));
  const [before, after] = [side(former), side(next)];
  return [...new Set([...before.keys(), ...after.keys()])].sort().flatMap((code) => {
    const [a, b] = [before.get(code) ?? null, after.get(code) ?? null];
    return a && b && a.name === b.name && a.weightHundredths === b.weightHundredths ? [] : [{ code, former: a, next: b }];
  });
}

/** An item of the former edition as the rules need it. */
export interface CarriedItem {
  readonly itemId: string;
  readonly serial: number;
  /** Where it stands in the former edition. */
  readonly elementCode: string;
  /** State of its newest version. */
  readonly state: VersionState;
  /** True where another edition has it already. */
  readonly elsewhere: boolean;
}

/** Which items go along and where to, and which do not and why. Their versions are left as they are. */
export function planCarry(
  items: readonly CarriedItem[], same: SameElements, next: ElementTableContent,
): { readonly carried: readonly { readonly itemId: string; readonly from: string; readonly to: string }[]; readonly misfits: readonly (CarriedItem & { readonly reason: MisfitReason })[] } {
  const codes = new Set(next.elements.map((e) => e.code));
  const taken = new Set(same.values());
  const carried: { itemId: string; from: string; to: string }[] = [];
  const misfits: (CarriedItem & { reason: MisfitReason })[] = [];
  for (const item of items) {
    const to = same.get(item.elementCode);
    if (item.elsewhere) misfits.push({ ...item, reason: 'bound-elsewhere' });
    else if (item.state === 'retired') misfits.push({ ...item, reason: 'retired' });
    else if (to !== undefined) carried.push({ itemId: item.itemId, from: item.elementCode, to });
    else misfits.push({ ...item, reason: codes.has(item.elementCode) && !taken.has(item.elementCode) ? 'element-renamed' : 'element-gone' });
  }
  return { carried, misfits };
}
