import { Button, Checkbox, Input, InputNumber } from 'antd';
import { MinusOutlined, PlusOutlined } from '@ant-design/icons';
import type { ReactNode } from 'react';
import type { DraftSheet, ScoredTaskView } from '@kaowu/contracts';
import { PointsText, useWords } from '../../frame';
import { messages } from './messages';

/** Steps of the plus and minus buttons, in hundredths. */
const STEP = 50;

type Criterion = ScoredTaskView['criteria'][number];
type Entry = DraftSheet['criteria'][number];

function PointsControl({ criterion, entry, onChange }: { criterion: Criterion; entry: Entry; onChange: (points: number | null) => void }): ReactNode {
  const w = useWords(messages);
  const within = (points: number): number => Math.min(criterion.points, Math.max(0, points));
  const shift = (by: number): void => onChange(within((entry.points ?? (by > 0 ? 0 : criterion.points)) + by));
  const step = STEP / 100;
  return (
    <div className="marking-control-row">
      <Button className="marking-button" icon={<MinusOutlined />} aria-label={`${criterion.code} ${w('score.minus', { step })}`} onClick={() => shift(-STEP)} />
      <InputNumber
        aria-label={w('score.points', { name: criterion.name })} controls={false} min={0} max={criterion.points / 100} step={step} precision={2}
        formatter={(value) => (value === undefined ? '' : String(Number(value)))}
        value={entry.points === null ? null : entry.points / 100}
        onChange={(value) => onChange(value === null ? null : within(Math.round(value * 100)))}
      />
      <Button className="marking-button" icon={<PlusOutlined />} aria-label={`${criterion.code} ${w('score.plus', { step })}`} onClick={() => shift(STEP)} />
      <Button className="marking-button" onClick={() => onChange(0)}>{w('score.zero')}</Button>
      <Button className="marking-button" onClick={() => onChange(criterion.points)}>{w('score.all')}</Button>
    </div>
  );
}

function CriterionCard({ criterion, entry, onChange }: { criterion: Criterion; entry: Entry; onChange: (entry: Entry) => void }): ReactNode {
  const w = useWords(messages);
  const toggle = (code: string, on: boolean): void => onChange({ ...entry, steps: on ? [...entry.steps, code] : entry.steps.filter((s) => s !== code) });
  return (
    <section className={`k-panel marking-criterion ${entry.points === null ? 'marking-open' : ''}`} aria-label={criterion.name}>
      <div>
        <h2>{criterion.code} {criterion.name} <span className="k-muted">{w('score.full', { points: criterion.points / 100 })}</span></h2>
        <dl>
          {criterion.requirement && <><dt>{w('score.requirement')}</dt><dd>{criterion.requirement}</dd></>}
          <dt>{w('score.standard')}</dt><dd>{criterion.standard}</dd>
        </dl>
        {criterion.steps.length > 0 && (
          <div role="group" aria-label={w('score.steps')}>
            {criterion.steps.map((s) => (
              <div className="marking-step" key={s.code}>
                <Checkbox checked={entry.steps.includes(s.code)} onChange={(e) => toggle(s.code, e.target.checked)}>{s.text}</Checkbox>
              </div>
            ))}
          </div>
        )}
      </div>
      <div className="marking-control">
        <PointsControl criterion={criterion} entry={entry} onChange={(points) => onChange({ ...entry, points })} />
        <Input size="large" maxLength={500} value={entry.note} placeholder={w('score.note')} aria-label={`${criterion.code} ${w('score.note')}`} onChange={(e) => onChange({ ...entry, note: e.target.value })} />
      </div>
    </section>
  );
}

function FatalItems({ task, sheet, onChange }: SheetEditorProps): ReactNode {
  const w = useWords(messages);
  const noteOf = (code: string): string | undefined => sheet.fatal.find((f) => f.code === code)?.note;
  const set = (code: string, note: string | null): void => {
    const others = sheet.fatal.filter((f) => f.code !== code);
    onChange({ ...sheet, fatal: note === null ? others : [...others, { code, note }] });
  };
  if (task.fatalItems.length === 0) return null;
  return (
    <section className="k-panel" aria-label={w('score.fatal')}>
      <strong>{w('score.fatal')}</strong> <span className="k-muted">{w('score.fatalHint')}</span>
      {task.fatalItems.map((item) => (
        <div key={item.code}>
          <div className="marking-step">
            <Checkbox checked={noteOf(item.code) !== undefined} onChange={(e) => set(item.code, e.target.checked ? '' : null)}>
              {item.text} <span className="k-muted">（{w(`score.${item.effect}`)}）</span>
            </Checkbox>
          </div>
          {noteOf(item.code) !== undefined && (
            <Input size="large" maxLength={500} value={noteOf(item.code)} placeholder={w('score.fatalNote')} aria-label={`${item.code} ${w('score.fatalNote')}`} onChange={(e) => set(item.code, e.target.value)} />
          )}
        </div>
      ))}
    </section>
  );
}

export interface SheetEditorProps {
  readonly task: ScoredTaskView;
  readonly sheet: DraftSheet;
  readonly onChange: (sheet: DraftSheet) => void;
}

/** The score sheet to fill in: a criterion's standard stands beside its control; fatal items and a remark follow. */
export function SheetEditor(props: SheetEditorProps): ReactNode {
  const { task, sheet, onChange } = props;
  const w = useWords(messages);
  return (
    <div className="k-stack">
      {task.criteria.map((criterion, i) => {
        const entry = sheet.criteria[i];
        return entry && (
          <CriterionCard
            key={criterion.code} criterion={criterion} entry={entry}
            onChange={(next) => onChange({ ...sheet, criteria: sheet.criteria.map((c, n) => (n === i ? next : c)) })}
          />
        );
      })}
      <FatalItems {...props} />
      <Input.TextArea rows={2} maxLength={1000} value={sheet.comment} placeholder={w('score.comment')} aria-label={w('score.comment')} onChange={(e) => onChange({ ...sheet, comment: e.target.value })} />
    </div>
  );
}

/** The task's words as the candidate reads them, folded away. */
export function TaskInstructions({ task }: { task: ScoredTaskView }): ReactNode {
  const w = useWords(messages);
  return (
    <details className="k-panel">
      <summary>{w('score.instructions')} · <PointsText value={task.fullPoints} /> · {w('plan.minutesValue', { n: task.minutes })}</summary>
      <p className="marking-instructions">{task.instructions}</p>
    </details>
  );
}
