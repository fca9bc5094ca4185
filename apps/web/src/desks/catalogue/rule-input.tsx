import { InputNumber, Select, Switch } from 'antd';
import type { ReactNode } from 'react';
import { CUSTODY_STEPS, custodyStep, type CustodyStep, type Level } from '@kaowu/contracts';
import { pick, useLanguage, useWords } from '../../frame';
import { levelText } from './levels';
import { ReviewCriteriaInput } from './review-criteria-input';
import type { ReviewCriterion } from './review-criteria';
import { FACTORS, LEVELS, PANELS, RELATIONS, TIES, type RuleChoice, type RuleField } from './rule-fields';
import { ruleMessages } from './rule-messages';

interface InputProps {
  readonly field: RuleField;
  readonly value?: unknown;
  readonly onChange?: (value: unknown) => void;
  readonly id?: string;
}

/** The control for one value. Points are entered in points and kept in hundredths. */
export function RuleInput({ field, value, onChange, id }: InputProps): ReactNode {
  const w = useWords(ruleMessages);
  const { language } = useLanguage();
  const at = id === undefined ? {} : { id };
  const choices = (all: readonly RuleChoice[]) => all.map((v) => ({ value: v, label: w(`v.${v}`) }));
  const unit = field.unit ? { suffix: w(field.unit) } : {};
  switch (field.kind) {
    case 'points':
      return <InputNumber {...at} {...unit} min={0} max={100} precision={2} style={{ width: '100%' }} value={Number(value) / 100} onChange={(v) => onChange?.(Math.round(Number(v) * 100))} />;
    case 'number':
      return <InputNumber {...at} {...unit} min={0} precision={0} style={{ width: '100%' }} value={value === undefined ? null : Number(value)} onChange={(v) => onChange?.(v)} />;
    case 'switch':
      return <Switch {...at} checked={value === true} checkedChildren={w('yes')} unCheckedChildren={w('no')} onChange={(v) => onChange?.(v)} />;
    case 'levels':
      return <Select<Level[]> {...at} mode="multiple" value={value as Level[]} options={LEVELS.map((v) => ({ value: v, label: levelText(v, language) }))} onChange={(v) => onChange?.(v)} />;
    case 'steps':
      return <Select<CustodyStep[]> {...at} mode="multiple" value={(value ?? []) as CustodyStep[]} options={custodyStep.options.map((v) => ({ value: v, label: pick(CUSTODY_STEPS[v], language) }))} onChange={(v) => onChange?.(v)} />;
    case 'factor':
      return <Select<RuleChoice> {...at} value={(value ?? 'enrolled') as RuleChoice} options={choices(FACTORS)} onChange={(v) => onChange?.(v)} />;
    case 'relations':
      return <Select<RuleChoice[]> {...at} mode="multiple" value={value as RuleChoice[]} options={choices(RELATIONS)} onChange={(v) => onChange?.(v)} />;
    case 'tie':
      return <Select<RuleChoice> {...at} value={value as RuleChoice} options={choices(TIES)} onChange={(v) => onChange?.(v)} />;
    case 'criteria':
      return <ReviewCriteriaInput {...at} value={value as ReviewCriterion[] | undefined} {...(onChange ? { onChange } : {})} />;
    case 'panel':
      return <Select<RuleChoice> {...at} value={value as RuleChoice} options={choices(PANELS)} onChange={(v) => onChange?.(v)} />;
  }
}
