import { Alert, Button, Form, Select } from 'antd';
import type { ReactNode } from 'react';
import { catalogueRoutes, type OccupationKey } from '@kaowu/contracts';
import { useAct, useLanguage, useWords, DayRangeField } from '../../frame';
import { districtOptions } from './levels';
import { messages } from './messages';
import { OfferSelect } from './offer-select';

interface Question {
  readonly key: OccupationKey;
  readonly districtCode: string;
  readonly days: readonly [string, string];
}

/** Asks the server's own rule whether a round would be within the filing, and shows the reason where it would not. */
export default function FilingCheck(): ReactNode {
  const w = useWords(messages);
  const { language } = useLanguage();
  const check = useAct(catalogueRoutes.checkFiling, { renews: [] });
  const needed = [{ required: true, message: w('required') }];
  const ask = ({ key, districtCode, days }: Question): void => check.mutate({ body: { key, districtCode, from: days[0], to: days[1] } });
  return (
    <section className="k-panel" aria-label={w('check')}>
      <h2 style={{ fontSize: 16, margin: 0 }}>{w('check')}</h2>
      <p className="k-muted">{w('check.sub')}</p>
      <Form<Question> layout="vertical" onFinish={ask} onValuesChange={() => check.reset()}>
        <Form.Item name="key" label={w('occupation')} rules={needed}><OfferSelect /></Form.Item>
        <Form.Item name="districtCode" label={w('district')} rules={needed}><Select options={districtOptions(language)} placeholder={w('choose')} showSearch={{ optionFilterProp: 'label' }} /></Form.Item>
        <Form.Item name="days" label={w('days')} rules={needed}><DayRangeField /></Form.Item>
        <Button type="primary" htmlType="submit" loading={check.isPending}>{w('check.run')}</Button>
      </Form>
      <div role="status" style={{ marginTop: 12 }}>
        {check.data?.allowed === true && <Alert type="success" showIcon title={w('check.allowed')} description={w('check.allowedWhat')} />}
        {check.data?.problem && <Alert type="error" showIcon title={w('check.refused')} description={<>{check.data.problem[language]}<div className="k-muted">{check.data.problem.code}</div></>} />}
      </div>
    </section>
  );
}
