import { Statistic, Table, Tabs } from 'antd';
import type { ReactNode } from 'react';
import type { SheetProblem } from '@kaowu/contracts';
import { problemText, useLanguage, useWords } from '../../frame';
import { messages } from './messages';

function Places({ problems }: { problems: readonly SheetProblem[] }): ReactNode {
  const w = useWords(messages);
  const { language } = useLanguage();
  if (problems.length === 0) return <p className="k-muted">{w('import.noProblems')}</p>;
  return (
    <Table
      size="small" rowKey={(p) => JSON.stringify(p)} dataSource={[...problems]} pagination={{ pageSize: 20, hideOnSinglePage: true }}
      columns={[
        { title: w('import.where'), width: 220, render: (_, p) => (p.row === undefined ? w('none') : w('import.place', { sheet: p.sheet ?? '', row: p.row, column: p.column ?? '' })) },
        { title: w('import.what'), render: (_, p) => problemText(p, language) },
      ]}
    />
  );
}

/** What a check or an import found: counts first, then every fault and warning with its place. */
export function ImportReport({ counts, problems, warnings }: { counts: readonly { label: string; value: number }[]; problems: readonly SheetProblem[]; warnings: readonly SheetProblem[] }): ReactNode {
  const w = useWords(messages);
  return (
    <div className="k-stack">
      <div className="bank-columns">{counts.map((c) => <div key={c.label} className="bank-column"><Statistic title={c.label} value={c.value} /></div>)}</div>
      <Tabs items={[
        { key: 'problems', label: `${w('import.problems')} ${problems.length}`, children: <Places problems={problems} /> },
        { key: 'warnings', label: `${w('import.warnings')} ${warnings.length}`, children: <Places problems={warnings} /> },
      ]} />
    </div>
  );
}
