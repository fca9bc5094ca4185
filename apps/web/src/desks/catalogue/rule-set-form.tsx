import { Button, Form, Input } from 'antd';
import type { ReactNode } from 'react';
import { catalogueRoutes, type RuleSetEntry, type RuleSetView } from '@kaowu/contracts';
import { Drawer, type DialogProps, useAct, useWords, DayField } from '../../frame';
import { RULE_FIELDS, RULE_GROUPS, withEntered } from './rule-fields';
import { RuleInput } from './rule-input';
import { ruleMessages } from './rule-messages';
import './catalogue.css';

/** The form of a new version, filled with the version it follows. */
export default function RuleSetForm({ from, modal }: DialogProps & { from: RuleSetView }): ReactNode {
  const w = useWords(ruleMessages);
  const [form] = Form.useForm<RuleSetEntry>();
  const act = useAct(catalogueRoutes.addRuleSet, { onDone: modal.close });
  const needed = [{ required: true, message: w('required') }];
  const submit = (entry: RuleSetEntry): void => act.mutate({ body: { ...entry, code: from.code, values: withEntered(from.values, entry.values) } });
  return (
    <Drawer
      open={modal.open} mask={{ closable: false }} onClose={modal.cancel} size={720} title={w('add')} destroyOnHidden
      extra={<div className="k-row"><Button onClick={modal.cancel}>{w('cancel')}</Button><Button type="primary" loading={act.isPending} onClick={() => form.submit()}>{w('save')}</Button></div>}
    >
      <div className="k-consequence">{w('add.what')}</div>
      <Form form={form} onValuesChange={modal.entered} layout="vertical" initialValues={{ title: from.title, source: from.source, effectiveFrom: from.effectiveFrom, values: from.values }} onFinish={submit} scrollToFirstError>
        <Form.Item name="title" label={w('name')} rules={needed}><Input /></Form.Item>
        <Form.Item name="source" label={w('source')} rules={needed}><Input.TextArea rows={3} maxLength={500} showCount /></Form.Item>
        <Form.Item name="effectiveFrom" label={w('effectiveFrom')} rules={needed}><DayField allowClear={false} /></Form.Item>
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
  );
}
