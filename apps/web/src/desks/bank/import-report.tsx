import { Statistic, Table, Tabs } from 'antd';
import type { ReactNode } from 'react';
import type { SheetProblem } from '@kaowu/contracts';
import { problemText, useLanguage, useWords } from '../../frame';
import { messages } from './messages';

/** A place in words: cell of a sheet, or line of a file with the file's name of the item. */
function usePlace(sheets: boolean): (p: SheetProblem) => string {
  const w = useWords(messages);
  return ({ sheet = '', row, column = '' }) => {
    if (sheets) return row === undefined ? (sheet || w('none')) : w('import.place', { sheet, row, column });
    return row === undefined ? w('import.fileOnly', { file: sheet, item: column }) : w('import.line', { file: sheet, row, item: column });
  };
}

function Places({ problems, sheets }: { problems: readonly SheetProblem[]; sheets: boolean }): ReactNode {
  const w = useWords(messages);
  const { language } = useLanguage();
  const place = usePlace(sheets);
  if (problems.length === 0) return <p className="k-muted">{w('import.noProblems')}</p>;
  return (
    <Table
      size="small" rowKey={(p) => JSON.stringify(p)} dataSource={[...problems]} pagination={{ pageSize: 20, hideOnSinglePage: true }}
      columns={[
        { title: w('import.where'), width: 260, render: (_, p) => place(p) },
        { title: w('import.what'), render: (_, p) => problemText(p, language) },
      ]}
    />
  );
}

/** What a check or an import found: counts first, then every fault and warning with its place. */
export function ImportReport({ counts, problems, warnings, sheets = true }: { counts: readonly { label: string; value: number }[]; problems: readonly SheetProblem[]; warnings: readonly SheetProblem[]; sheets?: boolean }): ReactNode {
  const w = useWords(messages);
  return (
    <div className="k-stack">
      <div className="bank-columns">{counts.map((c) => <div key={c.label} className="bank-column"><Statistic title={c.label} value={c.value} /></div>)}</div>
      <Tabs key={`${problems.length} ${warnings.length}`} defaultActiveKey={problems.length === 0 && warnings.length > 0 ? 'warnings' : 'problems'} items={[
        { key: 'problems', label: `${w('import.problems')} ${problems.length}`, children: <Places problems={problems} sheets={sheets} /> },
        { key: 'warnings', label: `${w('import.warnings')} ${warnings.length}`, children: <Places problems={warnings} sheets={sheets} /> },
      ]} />
    </div>
  );
}
