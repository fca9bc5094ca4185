import { Checkbox, Form, Input, Select } from 'antd';
import type dayjs from 'dayjs';
import type { ReactNode } from 'react';
import { useNavigate } from 'react-router';
import { assessmentMode, catalogueRoutes, DISTRICTS, GRADES, sittingRoutes, type AssessmentMode, type FilingScopeView } from '@kaowu/contracts';
import { EmptyState, Modal, pick, ProblemBox, RangePicker, useAct, useApi, useLanguage, useWords, type DialogProps, type Language } from '../../frame';
import { messages } from './messages';

interface Values {
  readonly name: string;
  readonly scopeId: string;
  readonly districtCode: string;
  readonly days: [dayjs.Dayjs, dayjs.Dayjs];
  readonly parts: AssessmentMode[];
}

const scopeLabel = (scope: FilingScopeView, language: Language): string =>
  `${scope.occupationName}${scope.key.direction ? `（${scope.key.direction}）` : ''} ${pick(GRADES[scope.key.level], language)} · ${scope.validFrom}–${scope.validTo}`;

/** Filed districts first; the others can be chosen too and are refused with their reason. */
const districtOptions = (scope: FilingScopeView | undefined, language: Language) =>
  [...DISTRICTS].sort((a, b) => Number(scope?.districts.includes(b.code)) - Number(scope?.districts.includes(a.code)))
    .map((d) => ({ value: d.code, label: `${pick(d, language)} ${d.code}` }));

function Fields({ scopes }: { scopes: readonly FilingScopeView[] }): ReactNode {
  const w = useWords(messages);
  const { language } = useLanguage();
  const scopeId = Form.useWatch<string | undefined>('scopeId');
  const scope = scopes.find((s) => s.id === scopeId);
  const needed = [{ required: true, message: w('required') }];
  return (
    <>
      <Form.Item name="scopeId" label={w('round.scope')} rules={needed}>
        <Select options={scopes.map((s) => ({ value: s.id, label: scopeLabel(s, language) }))} placeholder={w('chooseOne')} />
      </Form.Item>
      <Form.Item name="districtCode" label={w('district')} rules={needed}>
        <Select showSearch={{ optionFilterProp: 'label' }} options={districtOptions(scope, language)} placeholder={w('chooseOne')} />
      </Form.Item>
      <Form.Item name="name" label={w('round.name')} rules={[{ required: true, min: 2, message: w('required') }]}><Input maxLength={100} /></Form.Item>
      <Form.Item name="days" label={w('round.days')} rules={needed}><RangePicker style={{ width: '100%' }} format="YYYY-MM-DD" /></Form.Item>
      {/* A group of boxes may not be called required; that one is ticked is checked all the same. */}
      <Form.Item name="parts" label={w('round.parts')} rules={[{ validator: (_, parts: AssessmentMode[]) => (parts.length > 0 ? Promise.resolve() : Promise.reject(new Error(w('required')))) }]}>
        <Checkbox.Group options={assessmentMode.options.map((value) => ({ value, label: w(value) }))} />
      </Form.Item>
    </>
  );
}

/** Opens a round; what the filing or the rule set refuses stands under the form with its reason. */
export default function OpenRound({ modal }: DialogProps): ReactNode {
  const w = useWords(messages);
  const go = useNavigate();
  const [form] = Form.useForm<Values>();
  const filing = useApi(catalogueRoutes.listFiling, {}, { enabled: modal.open });
  const act = useAct(sittingRoutes.openRound, { silent: true, onDone: (round) => { modal.close(); void go(`/rounds/${round.id}`); } });
  const scopes = filing.data ?? [];
  const submit = ({ name, scopeId, districtCode, days, parts }: Values): void => {
    const scope = scopes.find((s) => s.id === scopeId);
    if (!scope) return;
    const [from, to] = days.map((day) => day.format('YYYY-MM-DD')) as [string, string];
    act.mutate({ body: { name, key: scope.key, districtCode, from, to, parts } });
  };
  return (
    <Modal
      open={modal.open} mask={{ closable: false }} title={w('round.open')} okText={w('round.open')} cancelText={w('cancel')} confirmLoading={act.isPending} width={600}
      onOk={() => form.submit()} onCancel={modal.cancel} afterOpenChange={(shown) => shown || act.reset()}
    >
      <p className="k-muted">{w('round.openHint')}</p>
      {filing.data?.length === 0 ? <EmptyState title={w('round.noScope')} /> : (
        <Form form={form} onValuesChange={modal.entered} layout="vertical" requiredMark={false} initialValues={{ parts: ['theory', 'practical'] }} onFinish={submit}>
          <Fields scopes={scopes} />
        </Form>
      )}
      {act.error && <div className="k-consequence"><ProblemBox error={act.error} /></div>}
    </Modal>
  );
}
