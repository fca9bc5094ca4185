import { Button, Select } from 'antd';
import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import type { ReactNode } from 'react';
import { STEP_BY, STEP_DEMANDS, stepBy, stepDemand, VERSION_ACTS, VERSION_STATES, versionAct, versionState, type StepBy, type StepDemand, type VersionAct, type VersionState } from '@kaowu/contracts';
import { pick, useLanguage, useWords } from '../../frame';
import { workflowMessages } from './workflow-messages';
import type { EditedStep } from './workflow-steps';

interface EditorProps {
  readonly steps: readonly EditedStep[];
  readonly onChange: (steps: readonly EditedStep[]) => void;
}

/** The steps of a draft as rows to edit. */
export function WorkflowEditor({ steps, onChange }: EditorProps): ReactNode {
  const w = useWords(workflowMessages);
  const { language } = useLanguage();
  const choices = <K extends string>(keys: readonly K[], words: Readonly<Record<K, { zh: string; en: string }>>) => keys.map((value) => ({ value, label: pick(words[value], language) }));
  const states = choices(versionState.options, VERSION_STATES);
  const put = (key: number, part: Partial<EditedStep>): void => onChange(steps.map((s) => (s.key === key ? { ...s, ...part } : s)));
  const add = (): void => onChange([...steps, { key: Math.max(0, ...steps.map((s) => s.key)) + 1, from: 'in_review', act: 'retire', to: 'retired', by: 'anyone', demands: [] }]);
  return (
    <div className="k-stack">
      <table className="bank-steps">
        <thead><tr><th>{w('from')}</th><th>{w('act')}</th><th>{w('to')}</th><th>{w('by')}</th><th>{w('demands')}</th><td /></tr></thead>
        <tbody>
          {steps.map((step, i) => {
            const label = (column: string): string => `${i + 1} ${column}`;
            return (
              <tr key={step.key}>
                <td><Select<VersionState> aria-label={label(w('from'))} value={step.from} options={states} onChange={(from) => put(step.key, { from })} /></td>
                <td><Select<VersionAct> aria-label={label(w('act'))} value={step.act} options={choices(versionAct.options, VERSION_ACTS)} onChange={(act) => put(step.key, { act })} /></td>
                <td><Select<VersionState> aria-label={label(w('to'))} value={step.to} options={states} onChange={(to) => put(step.key, { to })} /></td>
                <td><Select<StepBy> aria-label={label(w('by'))} value={step.by} options={choices(stepBy.options, STEP_BY)} onChange={(by) => put(step.key, { by })} /></td>
                <td><Select<StepDemand[]> mode="multiple" aria-label={label(w('demands'))} placeholder={w('none')} value={[...step.demands]} options={choices(stepDemand.options, STEP_DEMANDS)} onChange={(demands) => put(step.key, { demands })} /></td>
                <td><Button type="text" icon={<DeleteOutlined aria-hidden />} aria-label={w('remove', { state: pick(VERSION_STATES[step.from], language), act: pick(VERSION_ACTS[step.act], language) })} onClick={() => onChange(steps.filter((s) => s.key !== step.key))} /></td>
              </tr>
            );
          })}
        </tbody>
      </table>
      <div><Button icon={<PlusOutlined aria-hidden />} onClick={add}>{w('add')}</Button></div>
    </div>
  );
}
