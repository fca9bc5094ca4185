import { useState } from 'react';
import { Alert, Form, Input, InputNumber, Modal, Select } from 'antd';
import type { ReactNode } from 'react';
import { assemblyRoutes, CUSTODY_STEPS, type CustodyFigures, type CustodyStep, type EnvelopeView, type PrintRunView } from '@kaowu/contracts';
import { pick, useAct, useLanguage, useSession, useWords } from '../../frame';
import { printMessages } from './print-messages';

type Figures = Partial<Record<keyof CustodyFigures, string | number | null>>;

/** What the paper asks for at each step. */
const FIELDS: Readonly<Partial<Record<CustodyStep, readonly (keyof CustodyFigures)[]>>> = {
  printed: ['copies'], counted: ['copies'], sealed: ['sealNo'], received: ['sealNo'], opened: ['sealNo', 'copies'], returned: ['used', 'unused', 'spoiled'],
};
const LABELS = { copies: 'form.copies', sealNo: 'form.seal', used: 'form.used', unused: 'form.unused', spoiled: 'form.spoiled' } as const;

const numberOf = (value: string | number | null | undefined): number | null => (typeof value === 'number' ? value : null);

/** How many copies an entry comes to; null while it is not complete. */
export function copiesFound(step: CustodyStep, figures: Figures): number | null {
  if (step !== 'returned') return numberOf(figures.copies);
  const parts = [figures.used, figures.unused, figures.spoiled].map(numberOf);
  return parts.some((part) => part === null) ? null : parts.reduce<number>((sum, part) => sum + (part ?? 0), 0);
}

interface FieldsProps {
  readonly step: CustodyStep;
  readonly envelope: EnvelopeView;
  readonly figures: Figures;
  readonly onChange: (change: Figures) => void;
}

function EnvelopeFields({ step, envelope, figures, onChange }: FieldsProps): ReactNode {
  const w = useWords(printMessages);
  return (
    <div className="print-step-row">
      <strong>{envelope.code}</strong> <span>{envelope.label}</span>
      {(FIELDS[step] ?? []).map((name) => {
        const label = `${w(LABELS[name])} ${envelope.code}`;
        return name === 'sealNo'
          ? <Input key={name} aria-label={label} prefix={<span className="k-muted">{w('form.seal')}</span>} maxLength={40} value={figures.sealNo ?? ''} onChange={(e) => onChange({ sealNo: e.target.value })} />
          : <InputNumber key={name} aria-label={label} prefix={<span className="k-muted">{w(LABELS[name])}</span>} placeholder={name === 'copies' ? w('form.expected', { count: envelope.copies }) : ''} min={0} max={100_000} value={numberOf(figures[name])} onChange={(value) => onChange({ [name]: value })} />;
      })}
    </div>
  );
}

interface Props {
  readonly run: PrintRunView;
  readonly step: CustodyStep;
  readonly envelopes: readonly EnvelopeView[];
  readonly onClose: () => void;
}

/** Records a step of the chosen envelopes: numbers, seals, and who took part. */
export function CustodyStepForm({ run, step, envelopes, onClose }: Props): ReactNode {
  const w = useWords(printMessages);
  const { language } = useLanguage();
  const { who } = useSession();
  const [figures, setFigures] = useState<Readonly<Record<string, Figures>>>({});
  const [witnessId, setWitness] = useState<string | undefined>();
  const [discrepancy, setDiscrepancy] = useState('');
  const [note, setNote] = useState('');
  const record = useAct(assemblyRoutes.recordCustodyStep, { onDone: onClose });
  const two = run.twoPersonSteps.includes(step);
  const differing = envelopes.flatMap(({ id, code, copies }) => {
    const found = copiesFound(step, figures[id] ?? {});
    return found === null || found === copies ? [] : [w('form.differs', { code, expected: copies, found })];
  });
  const complete = envelopes.every(({ id }) => (FIELDS[step] ?? []).every((name) => ![undefined, null, ''].includes((figures[id]?.[name] ?? null) as null | string)));
  const ready = complete && (!two || witnessId !== undefined) && (differing.length === 0 || discrepancy.trim().length > 1);
  const send = (): void => record.mutate({
    params: { id: run.id },
    body: {
      step, note: note.trim(), ...(witnessId === undefined ? {} : { witnessId }), ...(discrepancy.trim() === '' ? {} : { discrepancy: discrepancy.trim() }),
      entries: envelopes.map(({ id }) => ({ ...(Object.fromEntries(Object.entries(figures[id] ?? {}).filter(([, value]) => value !== null && value !== '')) as CustodyFigures), envelopeId: id })),
    },
  });
  const people = run.handlers.filter(({ id }) => id !== who?.account.id).map(({ id, name }) => ({ value: id, label: name }));
  return (
    <Modal
      open width={640} title={w('next.of', { step: pick(CUSTODY_STEPS[step], language) })} okText={w('form.go')} cancelText={w('cancel')}
      confirmLoading={record.isPending} okButtonProps={{ disabled: !ready }} onOk={send} onCancel={onClose}
    >
      <div className="k-stack">
        {envelopes.map((envelope) => (
          <EnvelopeFields
            key={envelope.id} step={step} envelope={envelope} figures={figures[envelope.id] ?? {}}
            onChange={(change) => setFigures({ ...figures, [envelope.id]: { ...figures[envelope.id], ...change } })}
          />
        ))}
        {differing.length > 0 && <Alert type="warning" showIcon title={differing.join('；')} />}
        <Form layout="vertical">
          {(differing.length > 0 || step === 'received' || step === 'opened') && (
            <Form.Item label={w('form.discrepancy')} extra={w('form.discrepancyHint')}>
              <Input.TextArea aria-label={w('form.discrepancy')} rows={2} maxLength={500} value={discrepancy} onChange={(e) => setDiscrepancy(e.target.value)} />
            </Form.Item>
          )}
          <Form.Item label={w('form.with')} required={two} extra={w(two ? 'form.withHint' : 'form.withFree')}>
            <Select aria-label={w('form.with')} showSearch={{ optionFilterProp: 'label' }} allowClear options={people} {...(witnessId === undefined ? {} : { value: witnessId })} onChange={(id?: string) => setWitness(id)} />
          </Form.Item>
          <Form.Item label={w('form.note')}><Input aria-label={w('form.note')} maxLength={500} value={note} onChange={(e) => setNote(e.target.value)} /></Form.Item>
        </Form>
      </div>
    </Modal>
  );
}
