import { Button, Input, InputNumber, Modal, Table } from 'antd';
import { useState, type ReactNode } from 'react';
import { bankRoutes, type ElementTableView } from '@kaowu/contracts';
import { useAct, useSession, useWords } from '../../frame';
import { messages } from './messages';
import { elementTree, type TreeNode } from './tree';

type Range = ElementTableView['ranges'][number];

const wrongOf = (nodes: readonly TreeNode[], code: string): number | null => {
  for (const node of nodes) {
    if (node.code === code) return node.wrongSum;
    const below = wrongOf(node.children, code);
    if (below !== null) return below;
  }
  return null;
};

/** Changes names and weights of a draft table's ranges, with the sums recounted at each key. */
export function TreeEditor({ view }: { view: ElementTableView }): ReactNode {
  const w = useWords(messages);
  const { can } = useSession();
  const [ranges, setRanges] = useState<Range[] | null>(null);
  const save = useAct(bankRoutes.saveElementTable, { onDone: () => setRanges(null) });
  if (view.state !== 'draft' || !can('bank.write')) return null;
  const change = (code: string, part: Partial<Range>): void => setRanges((all) => all?.map((r) => (r.code === code ? { ...r, ...part } : r)) ?? null);
  const nodes = ranges ? elementTree({ ...view, ranges }) : [];
  const first = (ranges ?? []).filter((r) => r.tier === 1).reduce((sum, r) => sum + r.weightHundredths, 0);
  return (
    <>
      <Button onClick={() => setRanges([...view.ranges])}>{w('tree.edit')}</Button>
      <Modal
        open={ranges !== null} title={w('tree.edit')} width={760} okText={w('tree.save')} cancelText={w('tree.cancel')} confirmLoading={save.isPending} destroyOnHidden
        onCancel={() => setRanges(null)} onOk={() => ranges && save.mutate({ params: { id: view.id }, body: { ranges, elements: view.elements } })}
      >
        <p className={first === 10_000 ? 'k-muted' : 'bank-node-wrong'}>{w('tree.first', { sum: first / 100 })}</p>
        <Table<Range>
          size="small" rowKey="code" pagination={false} dataSource={ranges ?? []} scroll={{ y: 480 }}
          columns={[
            { title: w('task.code'), dataIndex: 'code', width: 90 },
            { title: w('task.name'), render: (_, r) => <Input value={r.name} maxLength={200} aria-label={`${r.code} ${w('task.name')}`} onChange={(event) => change(r.code, { name: event.target.value })} /> },
            {
              title: w('tree.weight'), width: 220,
              render: (_, r) => {
                const wrong = wrongOf(nodes, r.code);
                return (
                  <>
                    <InputNumber min={0} max={100} precision={2} value={r.weightHundredths / 100} suffix="%" aria-label={`${r.code} ${w('tree.weight')}`} onChange={(value) => change(r.code, { weightHundredths: Math.round((value ?? 0) * 100) })} />
                    {wrong !== null && <div className="bank-node-wrong">{w('tree.sumWrong', { sum: wrong / 100, expected: r.weightHundredths / 100 })}</div>}
                  </>
                );
              },
            },
          ]}
        />
      </Modal>
    </>
  );
}
