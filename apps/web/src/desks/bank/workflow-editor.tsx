import { Button, InputNumber, Select } from 'antd';
import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import type { ReactNode } from 'react';
import { STEP_BY, STEP_DEMANDS, stepBy, stepDemand, VERSION_ACTS, versionAct, type StepBy, type StepDemand, type VersionAct } from '@kaowu/contracts';
import { pick, useLanguage, useWords } from '../../frame';
import { workflowMessages } from './workflow-messages';
import { withStep, type Edited, type EditedStep } from './workflow-steps';
import { useEditedName } from './workflow-statuses';

interface EditorProps {
  readonly edited: Edited;
  readonly onChange: (next: Edited) => void;
}

/** How many, where the step says it itself; left empty the rule set says it. */
function Numbers({ step, place, onChange }: { step: EditedStep; place: number; onChange: (part: Partial<EditedStep>) => void }): ReactNode {
  const w = useWords(workflowMessages);
  const asked = [['passes', 'reviews', 9], ['estimates', 'judges', 99]] as const;
  const shown = asked.filter(([demand]) => step.demands.includes(demand));
  if (shown.length === 0) return null;
  return (
    <div className="bank-step-numbers">
      {shown.map(([demand, name, most]) => (
        <label key={demand}>
          {w(name)}
          <InputNumber size="small" min={1} max={most} precision={0} value={step[name]} placeholder={w('by.rules')} aria-label={`${place} ${w(name)}`} onChange={(value) => onChange({ [name]: value })} />
        </label>
      ))}
    </div>
  );
}

/** The steps of a draft as rows to edit. */
export function StepsEditor({ edited, onChange }: EditorProps): ReactNode {
  const w = useWords(workflowMessages);
  const { language } = useLanguage();
  const nameOf = useEditedName();
  const { statuses, steps } = edited;
  const choices = <K extends string>(keys: readonly K[], words: Readonly<Record<K, { zh: string; en: string }>>) => keys.map((value) => ({ value, label: pick(words[value], language) }));
  const places = statuses.map((s) => ({ value: s.code, label: nameOf(s) }));
  const named = (code: string): string => places.find((p) => p.value === code)?.label ?? code;
  const put = (key: number, part: Partial<EditedStep>): void => onChange({ ...edited, steps: steps.map((s) => (s.key === key ? { ...s, ...part } : s)) });
  return (
    <div className="k-stack">
      <div className="bank-steps-scroll"><table className="bank-steps">
        <thead><tr><th>{w('from')}</th><th>{w('act')}</th><th>{w('to')}</th><th>{w('by')}</th><th>{w('demands')}</th><td className="bank-step-end" /></tr></thead>
        <tbody>
          {steps.map((step, i) => {
            const label = (column: string): string => `${i + 1} ${column}`;
            return (
              <tr key={step.key}>
                <td><Select<string> popupMatchSelectWidth={false} aria-label={label(w('from'))} value={step.from} options={places} onChange={(from) => put(step.key, { from })} /></td>
                <td><Select<VersionAct> popupMatchSelectWidth={false} aria-label={label(w('act'))} value={step.act} options={choices(versionAct.options, VERSION_ACTS)} onChange={(act) => put(step.key, { act })} /></td>
                <td><Select<string> popupMatchSelectWidth={false} aria-label={label(w('to'))} value={step.to} options={places} onChange={(to) => put(step.key, { to })} /></td>
                <td><Select<StepBy> popupMatchSelectWidth={false} aria-label={label(w('by'))} value={step.by} options={choices(stepBy.options, STEP_BY)} onChange={(by) => put(step.key, { by })} /></td>
                <td>
                  <Select<StepDemand[]> popupMatchSelectWidth={false} mode="multiple" aria-label={label(w('demands'))} placeholder={w('none')} value={[...step.demands]} options={choices(stepDemand.options, STEP_DEMANDS)} onChange={(demands) => put(step.key, { demands })} />
                  <Numbers step={step} place={i + 1} onChange={(part) => put(step.key, part)} />
                </td>
                <td><Button type="text" icon={<DeleteOutlined aria-hidden />} aria-label={w('remove', { state: named(step.from), act: pick(VERSION_ACTS[step.act], language) })} onClick={() => onChange({ ...edited, steps: steps.filter((s) => s.key !== step.key) })} /></td>
              </tr>
            );
          })}
        </tbody>
      </table></div>
      <div><Button icon={<PlusOutlined aria-hidden />} onClick={() => onChange(withStep(edited))}>{w('add')}</Button></div>
    </div>
  );
}
