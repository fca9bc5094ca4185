import { Select } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { PART_WORDS, VERDICT_WORDS, resultsRoutes } from '@kaowu/contracts';
import type { AssessmentMode, Verdict } from '@kaowu/contracts';
import { DataTable, PointsText, StateTag, pick, useLanguage, useWords } from '../../frame';
import type { RowOf } from '../../frame';
import { messages } from './messages';
import { PathDrawer } from './path-drawer';
import { VerdictTag } from './shared';

type Row = RowOf<typeof resultsRoutes.results>;
type Sort = 'name' | 'verdict' | AssessmentMode;

function PartCell({ row, part }: { row: Row; part: AssessmentMode }): ReactNode {
  const w = useWords(messages);
  const cell = row.parts.find((p) => p.part === part);
  if (!cell) return null;
  if (cell.status !== 'scored') return <StateTag kind={cell.status === 'absent' ? 'absent' : 'attention'}>{w(cell.status)}</StateTag>;
  return cell.passed ? <PointsText value={cell.points} /> : <StateTag kind="broken"><PointsText value={cell.points} />{cell.failedByFatal && ` ${w('fatalFail')}`}{cell.voided && ` ${w('voided')}`}</StateTag>;
}

/** The results of a run; a row opens the path of its points. */
export function ResultsTable({ runId, parts }: { runId: string; parts: readonly AssessmentMode[] }): ReactNode {
  const w = useWords(messages);
  const { language } = useLanguage();
  const [verdict, setVerdict] = useState<Verdict | undefined>();
  const [sort, setSort] = useState<Sort>('name');
  const [open, setOpen] = useState<string | null>(null);
  const sorts: readonly Sort[] = ['name', ...parts, 'verdict'];
  const sortWords = (s: Sort): string => (s === 'name' || s === 'verdict' ? w(s) : pick(PART_WORDS[s], language));
  return (
    <>
      <DataTable
        route={resultsRoutes.results} rowKey="candidateId" searchable onRow={(row) => setOpen(row.candidateId)}
        call={{ params: { runId }, query: { verdict, sort, order: sort === 'name' || sort === 'verdict' ? 'asc' : 'desc' } }}
        tools={
          <>
            <Select
              allowClear placeholder={`${w('verdict')}：${w('all')}`} value={verdict} style={{ width: 150 }} aria-label={w('verdict')} onChange={(v?: Verdict) => setVerdict(v)}
              options={(Object.keys(VERDICT_WORDS) as Verdict[]).map((value) => ({ value, label: pick(VERDICT_WORDS[value], language) }))}
            />
            <Select value={sort} style={{ width: 150 }} aria-label={w('line')} onChange={setSort} options={sorts.map((value) => ({ value, label: `↕ ${sortWords(value)}` }))} />
          </>
        }
        columns={[
          { title: w('name'), dataIndex: 'name', render: (name: string, row) => <a href={`#${row.candidateId}`} onClick={(e) => { e.preventDefault(); setOpen(row.candidateId); }}>{name}</a> },
          { title: w('idNumber'), dataIndex: 'idNumberMasked' },
          ...parts.map((part) => ({ title: pick(PART_WORDS[part], language), key: part, align: 'right' as const, render: (_: unknown, row: Row) => <PartCell row={row} part={part} /> })),
          { title: w('verdict'), dataIndex: 'verdict', render: (v: Verdict) => <VerdictTag verdict={v} /> },
        ]}
      />
      <PathDrawer runId={runId} candidateId={open} onClose={() => setOpen(null)} />
    </>
  );
}
