import type { ElementTableView, ItemType, VersionState } from '@kaowu/contracts';

/** What stands under a range or element. */
export interface Holding {
  readonly approved: number;
  /** Drafts and items in review. */
  readonly open: number;
  readonly approvedByType: Partial<Record<ItemType, number>>;
}

/** A node of the tree: a range with its children, or an element. */
export interface TreeNode {
  readonly code: string;
  readonly name: string;
  readonly weightHundredths: number | null;
  readonly importance: 'X' | 'Y' | 'Z' | null;
  readonly holding: Holding;
  readonly children: readonly TreeNode[];
  /** What the children's weights sum to, where that is not the weight itself. */
  readonly wrongSum: number | null;
}

const OPEN: readonly VersionState[] = ['draft', 'in_review'];

function add(into: Map<string, { approved: number; open: number; approvedByType: Partial<Record<ItemType, number>> }>, code: string, type: ItemType, state: VersionState, count: number): void {
  const held = into.get(code) ?? { approved: 0, open: 0, approvedByType: {} };
  if (state === 'approved') {
    held.approved += count;
    held.approvedByType[type] = (held.approvedByType[type] ?? 0) + count;
  } else if (OPEN.includes(state)) held.open += count;
  into.set(code, held);
}

/** Codes at and above an element: "A", "A-B", "A-B-C", "A-B-C-001", and "" for the whole. */
const codesAbove = (code: string): string[] => ['', ...code.split('-').map((_, i, parts) => parts.slice(0, i + 1).join('-'))];

/** What stands under each code. */
export function holdings(view: Pick<ElementTableView, 'counts'>): ReadonlyMap<string, Holding> {
  const held: Parameters<typeof add>[0] = new Map();
  for (const { code, type, state, count } of view.counts) for (const above of codesAbove(code)) add(held, above, type, state, count);
  return held;
}

const NOTHING: Holding = { approved: 0, open: 0, approvedByType: {} };

/** The tree of an element table with what the bank holds at every node. */
export function elementTree(view: Pick<ElementTableView, 'ranges' | 'elements' | 'counts'>): TreeNode[] {
  const held = holdings(view);
  const nodesUnder = (above: string): TreeNode[] => {
    const ranges = view.ranges.filter((r) => (above === '' ? r.code.length === 1 : r.code.startsWith(`${above}-`) && r.code.length === above.length + 2));
    if (ranges.length === 0) {
      return view.elements.filter((e) => e.code.startsWith(`${above}-`)).map((e) => ({
        code: e.code, name: e.name, weightHundredths: null, importance: e.importance, holding: held.get(e.code) ?? NOTHING, children: [], wrongSum: null,
      }));
    }
    return ranges.map((r) => {
      const children = nodesUnder(r.code);
      const sum = children.reduce((total, c) => total + (c.weightHundredths ?? 0), 0);
      const hasRanges = children.some((c) => c.weightHundredths !== null);
      return {
        code: r.code, name: r.name, weightHundredths: r.weightHundredths, importance: null, holding: held.get(r.code) ?? NOTHING, children,
        wrongSum: hasRanges && sum !== r.weightHundredths ? sum : null,
      };
    });
  };
  return nodesUnder('');
}
