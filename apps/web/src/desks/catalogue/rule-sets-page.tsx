import { Button, Descriptions, Form, Input, Segmented } from 'antd';
import { useState, type ReactNode } from 'react';
import { catalogueRoutes, type RuleSetEntry, type RuleSetView } from '@kaowu/contracts';
import { Drawer, Instant, Page, StateTag, useAct, useApi, useSession, useWords } from '../../frame';
import { DayInput } from './day-input';
import { RULE_FIELDS, RULE_GROUPS, withEntered } from './rule-fields';
import { ruleMessages } from './rule-messages';
import { RuleInput, RuleValues } from './rule-values';
import './catalogue.css';

/** The form of a new version, filled with the version it follows. */
function NewVersion({ from }: { from: RuleSetView }): ReactNode {
  const w = useWords(ruleMessages);
  const [open, setOpen] = useState(false);
  const [form] = Form.useForm<RuleSetEntry>();
  const act = useAct(catalogueRoutes.addRuleSet, { onDone: () => setOpen(false) });
  const needed = [{ required: true, message: w('required') }];
  const submit = (entry: RuleSetEntry): void => act.mutate({ body: { ...entry, code: from.code, values: withEntered(from.values, entry.values) } });
  return (
    <>
      <Button type="primary" onClick={() => setOpen(true)}>{w('add')}</Button>
      <Drawer
        open={open} onClose={() => setOpen(false)} size={720} title={w('add')} destroyOnHidden
        extra={<div className="k-row"><Button onClick={() => setOpen(false)}>{w('cancel')}</Button><Button type="primary" loading={act.isPending} onClick={() => form.submit()}>{w('save')}</Button></div>}
      >
        <div className="k-consequence">{w('add.what')}</div>
        <Form form={form} layout="vertical" initialValues={{ title: from.title, source: from.source, effectiveFrom: from.effectiveFrom, values: from.values }} onFinish={submit} scrollToFirstError>
          <Form.Item name="title" label={w('name')} rules={needed}><Input /></Form.Item>
          <Form.Item name="source" label={w('source')} rules={needed}><Input.TextArea rows={3} maxLength={500} showCount /></Form.Item>
          <Form.Item name="effectiveFrom" label={w('effectiveFrom')} rules={needed}><DayInput allowClear={false} /></Form.Item>
          {RULE_GROUPS.map((group) => (
            <fieldset key={group} className="catalogue-group">
              <legend>{w(`g.${group}`)}</legend>
              {RULE_FIELDS.filter((f) => f.path.startsWith(`${group}.`)).map((field) => (
                <Form.Item key={field.path} name={['values', ...field.path.split('.')]} label={w(field.path)} rules={needed}><RuleInput field={field} /></Form.Item>
              ))}
            </fieldset>
          ))}
          <Form.Item name="reason" label={w('reason')} rules={[...needed, { min: 2, message: w('required') }]}><Input.TextArea rows={2} /></Form.Item>
        </Form>
      </Drawer>
    </>
  );
}

function VersionHead({ ruleSet }: { ruleSet: RuleSetView }): ReactNode {
  const w = useWords(ruleMessages);
  return (
    <Descriptions
      size="small" column={{ xs: 1, lg: 2 }} title={ruleSet.title} extra={ruleSet.current && <StateTag kind="answering">{w('current')}</StateTag>}
      items={[
        { key: 'from', label: w('effectiveFrom'), children: ruleSet.effectiveFrom },
        { key: 'at', label: w('created'), children: <Instant at={ruleSet.createdAt} /> },
        { key: 'source', label: w('source'), children: ruleSet.source, span: 'filled' },
        { key: 'changes', label: w('changed'), children: ruleSet.changes.length === 0 ? w('unchanged') : ruleSet.changes.length, span: 'filled' },
      ]}
    />
  );
}

/** Rule sets, version by version, with what each changed. */
export default function RuleSetsPage(): ReactNode {
  const w = useWords(ruleMessages);
  const { can } = useSession();
  const asked = useApi(catalogueRoutes.listRuleSets);
  const [chosen, setChosen] = useState<string | null>(null);
  const all = asked.data ?? [];
  const shown = all.find((r) => r.id === chosen) ?? all.find((r) => r.current) ?? all[0];
  const label = (r: RuleSetView): string => `${w('version', { version: r.version })} · ${r.effectiveFrom}${r.current ? ` · ${w('current')}` : ''}`;
  return (
    <Page
      title={w('title')} sub={w('sub')} of={asked} empty={all.length === 0 && { title: w('empty'), hint: w('emptyHint') }}
      actions={can('catalogue.manage') && all[0] && <NewVersion key={all[0].id} from={all[0]} />}
    >
      {shown && (
        <div className="k-stack">
          <Segmented<string> value={shown.id} onChange={setChosen} options={all.map((r) => ({ value: r.id, label: label(r) }))} aria-label={w('title')} />
          <div className="k-panel"><VersionHead ruleSet={shown} /></div>
          <RuleValues values={shown.values} changes={shown.changes} />
        </div>
      )}
    </Page>
  );
}
