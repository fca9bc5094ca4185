import { Tag } from 'antd';
import type { ReactNode } from 'react';
import { CUSTODY_STEPS, type CustodyStep, type Level, type RuleSetChange, type RuleSetValues } from '@kaowu/contracts';
import { pick, StateTag, useLanguage, useWords } from '../../frame';
import { LevelTags } from './levels';
import { RULE_FIELDS, RULE_GROUPS, valueAt, type RuleChoice, type RuleField } from './rule-fields';
import { ReviewCriteriaList, type ReviewCriterion } from './review-criteria';
import { ruleMessages } from './rule-messages';

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
    case 'relations': return (value as RuleChoice[]).map((v) => <Tag key={v}>{w(`v.${v}`)}</Tag>);
    case 'criteria': return <ReviewCriteriaList criteria={value as ReviewCriterion[]} />;
    case 'steps': return (value as CustodyStep[]).map((v) => <Tag key={v}>{pick(CUSTODY_STEPS[v], language)}</Tag>);
    case 'factor':
    case 'tie':
    case 'panel': return w(`v.${value as RuleChoice}`);
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
