import { Tree } from 'antd';
import type { ReactNode } from 'react';
import type { ElementTableView } from '@kaowu/contracts';
import { useWords } from '../../frame';
import { messages } from './messages';
import { elementTree, holdings, type TreeNode } from './tree';

/** Below this many approved items an element's bar asks for attention: four an element is what guidance gives. */
const ENOUGH = 4;

const percent = (hundredths: number): string => String(hundredths / 100);

function Node({ node, most, withCounts }: { node: TreeNode; most: number; withCounts: boolean }): ReactNode {
  const w = useWords(messages);
  const { approved, open } = node.holding;
  const short = withCounts && node.children.length === 0 && approved < ENOUGH;
  return (
    <span className="bank-node" title={short ? w('tree.short') : undefined}>
      <span className="bank-node-name"><span className="bank-code">{node.importance ?? node.code.split('-').at(-1)}</span> {node.name}</span>
      <span className="bank-node-numbers">
        {node.weightHundredths !== null && <strong>{percent(node.weightHundredths)}% </strong>}
        {withCounts && <span title={w('tree.holds', { approved, open })}>{approved}{open > 0 && ` +${open}`}</span>}
      </span>
      {withCounts && <span className={short ? 'bank-bar bank-bar-short' : 'bank-bar'} aria-hidden><span style={{ width: `${most === 0 ? 0 : Math.min(100, (approved / most) * 100)}%` }} /></span>}
      {node.wrongSum !== null && <span className="bank-node-wrong">{w('tree.sumWrong', { sum: percent(node.wrongSum), expected: percent(node.weightHundredths ?? 0) })}</span>}
    </span>
  );
}

/** The largest number of approved items of any element, so that bars of one tier compare. */
const mostUnder = (nodes: readonly TreeNode[]): number => Math.max(0, ...nodes.map((n) => n.holding.approved));

interface AntNode {
  readonly key: string;
  readonly title: ReactNode;
  readonly children: AntNode[];
}

const antNodes = (nodes: readonly TreeNode[], withCounts: boolean): AntNode[] => {
  const most = mostUnder(nodes);
  return nodes.map((node) => ({ key: node.code, title: <Node node={node} most={most} withCounts={withCounts} />, children: antNodes(node.children, withCounts) }));
};

export interface ElementTreeProps {
  readonly view: ElementTableView;
  /** The chosen code; `''` is the whole table. */
  readonly under: string;
  readonly onChoose: (code: string) => void;
  /** False for practical tables, whose tasks hang on several ranges. */
  readonly withCounts?: boolean;
}

/** The element table as a tree: weights, what the bank holds, and where sums are wrong. */
export function ElementTree({ view, under, onChoose, withCounts = true }: ElementTreeProps): ReactNode {
  const w = useWords(messages);
  const nodes = elementTree(view);
  const { approved, open } = holdings(view).get('') ?? { approved: 0, open: 0 };
  const first = view.ranges.filter((r) => r.tier === 1).reduce((sum, r) => sum + r.weightHundredths, 0);
  return (
    <div>
      <div className="k-row k-muted">
        <span>{w('tree.ratio', { x: view.ratio.X, y: view.ratio.Y, z: view.ratio.Z })}</span>
        <span>{w('tree.first', { sum: percent(first) })}</span>
      </div>
      <Tree
        blockNode showLine defaultExpandedKeys={nodes.map((n) => n.code)} selectedKeys={[under]}
        treeData={[{ key: '', title: <span className="bank-node"><span>{w('tree.whole')}</span>{withCounts && <span className="bank-node-numbers">{w('tree.holds', { approved, open })}</span>}</span>, children: [] }, ...antNodes(nodes, withCounts)]}
        onSelect={(keys) => onChoose(String(keys[0] ?? ''))}
      />
    </div>
  );
}
