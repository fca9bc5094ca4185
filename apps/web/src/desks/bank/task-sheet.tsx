import { Table } from 'antd';
import type { ReactNode } from 'react';
import type { TaskBody, TaskView } from '@kaowu/contracts';
import { PointsText, useWords } from '../../frame';
import { messages } from './messages';
import { RichText } from './rich-text';

/** A task as its sheets print it: what the candidate reads, what is prepared, the score sheet with fatal items. */
export function TaskSheet({ task, shown }: { task: TaskBody; shown: TaskView['shown'] }): ReactNode {
  const w = useWords(messages);
  return (
    <div className="k-stack">
      <section><h2 className="bank-h2">{w('task.instructions')}</h2><RichText text={task.instructions} html={shown.instructions} /></section>
      {task.preparation !== '' && <section><h2 className="bank-h2">{w('task.preparation')}</h2><RichText text={task.preparation} html={shown.preparation} /></section>}
      <Table<TaskBody['criteria'][number]>
        size="small" rowKey="code" pagination={false} dataSource={[...task.criteria]} scroll={{ x: 'max-content' }}
        columns={[
          { title: w('task.code'), dataIndex: 'code', width: 56 },
          { title: w('task.criterion'), width: 180, dataIndex: 'name' },
          { title: w('task.requirement'), render: (_, c) => <><div className="bank-text">{c.requirement}</div><ul className="bank-list">{c.steps.map((s) => <li key={s.code} className="k-muted">{s.code} {s.text}</li>)}</ul></> },
          { title: w('task.standard'), width: 280, render: (_, c) => <span className="bank-text">{c.standard}</span> },
          { title: w('task.allotted'), width: 80, align: 'right', render: (_, c) => <PointsText value={c.points} /> },
        ]}
        summary={() => <Table.Summary.Row><Table.Summary.Cell index={0} colSpan={4} align="right">{w('task.points')}</Table.Summary.Cell><Table.Summary.Cell index={4} align="right"><strong><PointsText value={task.fullPoints} /></strong></Table.Summary.Cell></Table.Summary.Row>}
      />
      {task.fatalItems.length > 0 && (
        <section>
          <h2 className="bank-h2">{w('task.fatal')}</h2>
          <ul className="bank-list">{task.fatalItems.map((f) => <li key={f.code}>{f.code} {f.text} <strong>{w(`task.effect.${f.effect}`)}</strong></li>)}</ul>
        </section>
      )}
    </div>
  );
}
