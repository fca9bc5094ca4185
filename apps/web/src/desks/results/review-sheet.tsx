import { Button, Input, InputNumber, Select, Table } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { resultsRoutes } from '@kaowu/contracts';
import type { ObjectionKind, PathNode } from '@kaowu/contracts';
import { formatPoints, pointsFromHundredths } from '@kaowu/kernel/points';
import { Instant, PointsText, StateTag, useAct, useLanguage, useWords } from '../../frame';
import { messages } from './messages';
import { lineLabel } from './path-drawer';
import type { Sheet } from './types';

function Questions({ group }: { group: PathNode }): ReactNode {
  const w = useWords(messages);
  const { language } = useLanguage();
  return (
    <section>
      <h3>{lineLabel(group, w, language)}</h3>
      <div className="results-questions">
        {group.children.map((q) => (
          <div key={q.label} className={q.points === 0 ? 'results-nought' : ''}><span>{q.label}</span><strong><PointsText value={q.points} /></strong></div>
        ))}
      </div>
    </section>
  );
}

/** A practical sheet: each task with what was settled, its full points and its weight. */
function Tasks({ tasks }: { tasks: readonly PathNode[] }): ReactNode {
  const w = useWords(messages);
  return (
    <Table<PathNode>
      size="small" rowKey={(task) => task.label} expandable={{ childrenColumnName: 'none' }} dataSource={[...tasks]} pagination={false} scroll={{ x: 'max-content' }}
      columns={[
        { title: w('line'), dataIndex: 'label' },
        { title: w('final'), align: 'right', render: (_, task) => <PointsText value={task.children.find((c) => c.label === 'final')?.points} /> },
        { title: w('full'), align: 'right', render: (_, task) => <PointsText value={task.children.find((c) => c.label === 'final')?.full} /> },
        { title: w('weight'), align: 'right', render: (_, task) => task.weight !== undefined && `${task.weight / 100} %` },
        { title: w('how'), render: (_, task) => [task.settled && w(`how.${task.settled}`), task.fatal && w('fatal', { codes: task.fatal.join(', ') })].filter(Boolean).join(' · ') },
      ]}
    />
  );
}

const OF_VIOLATIONS: ReadonlySet<PathNode['kind']> = new Set(['deduction', 'void']);

/** Lines of a list: a panel's scores, or what violations take. */
function Lines({ lines }: { lines: readonly PathNode[] }): ReactNode {
  const w = useWords(messages);
  const { language } = useLanguage();
  return <ul>{lines.map((line) => <li key={line.label}>{lineLabel(line, w, language)}：<PointsText value={line.points} /></li>)}</ul>;
}

/** The lines to add, by the kind of sheet; then what violations take off the sum. */
export function SheetLines({ sheet }: { sheet: Sheet }): ReactNode {
  const w = useWords(messages);
  const earned = sheet.lines.filter((line) => !OF_VIOLATIONS.has(line.kind));
  const violations = sheet.lines.filter((line) => OF_VIOLATIONS.has(line.kind));
  return (
    <>
      {sheet.part === 'theory' && earned.map((group) => <Questions key={group.label} group={group} />)}
      {sheet.part === 'practical' && <Tasks tasks={earned} />}
      {sheet.part === 'review' && <Lines lines={earned} />}
      {violations.length > 0 && <section><h3>{w('violations')}</h3><p className="k-muted">{w('violations.hint')}</p><Lines lines={violations} /></section>}
    </>
  );
}

function Checked({ checked }: { checked: NonNullable<Sheet['checked']> }): ReactNode {
  const w = useWords(messages);
  return (
    <p className="k-row">
      {w('own')} <strong><PointsText value={checked.own} /></strong>
      <StateTag kind={checked.agrees ? 'handed-in' : 'broken'}>
        {checked.agrees ? w('check.agrees') : w('check.differs', { computed: formatPoints(pointsFromHundredths(checked.computed)) })}
      </StateTag>
      <span className="k-muted">{checked.by} <Instant at={checked.at} />{checked.note && ` · ${checked.note}`}</span>
    </p>
  );
}

/** The reviewer's own total; a sheet that did not agree may be added again, with both figures kept. */
export function OwnTotal({ runId, sheet, locked, onNext }: { runId: string; sheet: Sheet; locked: boolean; onNext: () => void }): ReactNode {
  const w = useWords(messages);
  const [own, setOwn] = useState<string | null>(null);
  const [finding, setFinding] = useState<ObjectionKind | undefined>();
  const [note, setNote] = useState('');
  const act = useAct(resultsRoutes.recordCheck, { onDone: ({ agrees }) => { if (agrees) onNext(); } });
  const { checked } = sheet;
  const record = (): void => act.mutate({
    params: { runId, candidateId: sheet.candidateId, part: sheet.part },
    body: { own: Math.round(Number(own) * 100), ...(finding ? { finding } : {}), ...(note.trim() ? { note: note.trim() } : {}) },
  });
  const kinds: readonly ObjectionKind[] = ['missed_item', 'wrong_addition', 'wrong_entry'];
  return (
    <div>
      {checked && <Checked checked={checked} />}
      {!locked && !checked?.agrees && (
        <form className="results-own" onSubmit={(e) => { e.preventDefault(); if (own !== null) record(); }}>
          <label>{w('own')}<InputNumber<string> stringMode size="large" min="0" max="100" step="0.01" precision={2} value={own} onChange={setOwn} autoFocus style={{ width: 160 }} /></label>
          {checked && <label>{w('finding')}<Select allowClear size="large" style={{ width: 140 }} value={finding} onChange={(v?: ObjectionKind) => setFinding(v)} options={kinds.map((value) => ({ value, label: w(`finding.${value}`) }))} /></label>}
          {checked && <label>{w('note')}<Input size="large" maxLength={500} value={note} onChange={(e) => setNote(e.target.value)} /></label>}
          <Button type="primary" size="large" htmlType="submit" disabled={own === null} loading={act.isPending}>{w(checked ? 'again' : 'record')}</Button>
        </form>
      )}
    </div>
  );
}
