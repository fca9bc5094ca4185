import { InputNumber, Select, Switch, Tag } from 'antd';
import type { ReactNode } from 'react';
import { CUSTODY_STEPS, custodyStep, type CustodyStep, type Level, type RuleSetChange, type RuleSetValues } from '@kaowu/contracts';
import { pick, StateTag, useLanguage, useWords } from '../../frame';
import { levelText, LevelTags } from './levels';
import { FACTORS, LEVELS, PANELS, RELATIONS, RULE_FIELDS, RULE_GROUPS, TIES, valueAt, type RuleField } from './rule-fields';
import { ReviewCriteriaInput, ReviewCriteriaList, type ReviewCriterion } from './review-criteria';
import { ruleMessages } from './rule-messages';

type Choice = (typeof RELATIONS)[number] | (typeof TIES)[number] | (typeof PANELS)[number] | (typeof FACTORS)[number];

/** One value with its unit, in words. */
export function RuleValue({ field, value }: { field: RuleField; value: unknown }): ReactNode {
  const w = useWords(ruleMessages);
  const { language } = useLanguage();
  const unit = field.unit ? ` ${w(field.unit)}` : '';
  if (value === undefined) return <span className="k-muted">{w('unsaid')}</span>;
  switch (field.kind) {
    case 'points': return `${Number(value) / 100}${unit}`;
    case 'number': return `${Number(value)}${unit}`;
    case 'switch': return w(value === true ? 'yes' : 'no');
    case 'levels': return <LevelTags levels={value as Level[]} />;
    case 'relations': return (value as Choice[]).map((v) => <Tag key={v}>{w(`v.${v}`)}</Tag>);
    case 'criteria': return <ReviewCriteriaList criteria={value as ReviewCriterion[]} />;
    case 'steps': return (value as CustodyStep[]).map((v) => <Tag key={v}>{pick(CUSTODY_STEPS[v], language)}</Tag>);
    case 'factor':
    case 'tie':
    case 'panel': return w(`v.${value as Choice}`);
  }
}

/** A value as its former version had it. */
function Former({ field, change }: { field: RuleField; change: RuleSetChange }): ReactNode {
  const w = useWords(ruleMessages);
  if (change.from === null) return <StateTag kind="attention">{w('changed.here')}</StateTag>;
  const before = JSON.parse(change.from) as unknown;
  return (
    <StateTag kind="attention">
      {field.kind === 'levels' || field.kind === 'relations' || field.kind === 'steps' || field.kind === 'criteria'
        ? <>{w('changed.here')}：<RuleValue field={field} value={before} /></>
        : w('was', { value: field.kind === 'points' ? Number(before) / 100 : String(before) })}
    </StateTag>
  );
}

/** All values of a version by group, what it changed marked. */
export function RuleValues({ values, changes }: { values: RuleSetValues; changes: readonly RuleSetChange[] }): ReactNode {
  const w = useWords(ruleMessages);
  return (
    <div className="catalogue-rules">
      {RULE_GROUPS.map((group) => (
        <section key={group} className="k-panel">
          <h2>{w(`g.${group}`)}</h2>
          <dl>
            {RULE_FIELDS.filter((f) => f.path.startsWith(`${group}.`)).map((field) => {
              const change = changes.find((c) => c.path === field.path);
              return (
                <div key={field.path}>
                  <dt>{w(field.path)}</dt>
                  <dd><RuleValue field={field} value={valueAt(values, field.path)} /> {change && <Former field={field} change={change} />}</dd>
                </div>
              );
            })}
          </dl>
        </section>
      ))}
    </div>
  );
}

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
  const choices = (all: readonly Choice[]) => all.map((v) => ({ value: v, label: w(`v.${v}`) }));
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
      return <Select<Choice> {...at} value={(value ?? 'enrolled') as Choice} options={choices(FACTORS)} onChange={(v) => onChange?.(v)} />;
    case 'relations':
      return <Select<Choice[]> {...at} mode="multiple" value={value as Choice[]} options={choices(RELATIONS)} onChange={(v) => onChange?.(v)} />;
    case 'tie':
      return <Select<Choice> {...at} value={value as Choice} options={choices(TIES)} onChange={(v) => onChange?.(v)} />;
    case 'criteria':
      return <ReviewCriteriaInput {...at} value={value as ReviewCriterion[] | undefined} {...(onChange ? { onChange } : {})} />;
    case 'panel':
      return <Select<Choice> {...at} value={value as Choice} options={choices(PANELS)} onChange={(v) => onChange?.(v)} />;
  }
}
