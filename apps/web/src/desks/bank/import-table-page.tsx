import { Button, Form, Input, Radio, Select, Steps } from 'antd';
import { useState, type ReactNode } from 'react';
import { useNavigate } from 'react-router';
import { bankRoutes, type ElementTableImportReport, type OccupationKey, type OnProblems } from '@kaowu/contracts';
import { api, DownloadButton, Page, ProblemBox, useApi, useRenew, useWords } from '../../frame';
import { OfferSelect } from '../catalogue/offer-select';
import './bank.css';
import { expertMessages } from './expert-messages';
import { FileDrop, OnProblemsChoice } from './file-drop';
import { ImportReport } from './import-report';
import { messages } from './messages';

interface Head {
  readonly key: OccupationKey | null;
  readonly mode: 'theory' | 'practical';
  readonly label: string;
  readonly standard: string;
  readonly formerId: string | null;
  readonly sheet: string;
}

type Step = { readonly at: 'file' } | { readonly at: 'checked' | 'done'; readonly file: File; readonly report: ElementTableImportReport };

/** The edition that this one follows, and the sheet where a file has several. */
function FormerFields({ head, onChange }: { head: Head; onChange: (head: Head) => void }): ReactNode {
  const e = useWords(expertMessages);
  const tables = useApi(bankRoutes.elementTables).data?.rows ?? [];
  const former = tables.filter((t) => t.mode === head.mode && t.state === 'checked' && head.key !== null && JSON.stringify([t.key.edition, t.key.code, t.key.direction, t.key.level]) === JSON.stringify([head.key.edition, head.key.code, head.key.direction, head.key.level]));
  return (
    <>
      {former.length > 0 && (
        <Form.Item label={e('import.former')} htmlFor="bank-former">
          <Select id="bank-former" allowClear placeholder={e('import.former.none')} value={head.formerId} onChange={(value: string | undefined) => onChange({ ...head, formerId: value ?? null })} options={former.map((t) => ({ value: t.id, label: t.edition }))} />
        </Form.Item>
      )}
      <Form.Item label={e('import.sheet')} htmlFor="bank-sheet" extra={e('import.sheet.hint')}><Input id="bank-sheet" value={head.sheet} maxLength={60} onChange={(event) => onChange({ ...head, sheet: event.target.value })} /></Form.Item>
    </>
  );
}

/** Imports an element table: what it is for, the file, what the check found, the import. */
export default function ImportTablePage() {
  const w = useWords(messages);
  const navigate = useNavigate();
  const renew = useRenew();
  const [head, setHead] = useState<Head>({ key: null, mode: 'theory', label: '', standard: '', formerId: null, sheet: '' });
  const [onProblems, setOnProblems] = useState<OnProblems>('refuse');
  const [step, setStep] = useState<Step>({ at: 'file' });
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState<unknown>(null);
  const complete = head.key !== null && head.label.trim() !== '' && head.standard.trim() !== '';
  const send = async (file: File, dryRun: boolean): Promise<void> => {
    if (head.key === null) return;
    setBusy(true);
    setFailed(null);
    try {
      const body = { ...head.key, mode: head.mode, label: head.label, standard: head.standard, onProblems, dryRun: String(dryRun) as 'true' | 'false', ...(head.formerId === null ? {} : { formerId: head.formerId }), ...(head.sheet.trim() === '' ? {} : { sheet: head.sheet.trim() }) };
      const report = await api(bankRoutes.importElementTable, { body, file });
      setStep({ at: dryRun ? 'checked' : 'done', file, report });
      if (!dryRun) await renew();
    } catch (error) {
      setFailed(error);
    } finally {
      setBusy(false);
    }
  };
  const report = step.at === 'file' ? null : step.report;
  const blocked = step.at === 'checked' && onProblems === 'refuse' && step.report.problems.length > 0;
  return (
    <Page title={w('import.table.title')} actions={<DownloadButton route={bankRoutes.elementTableTemplate} label={w('import.template')} />}>
      <div className="k-panel k-stack">
        <Steps current={step.at === 'file' ? 0 : step.at === 'checked' ? 1 : 2} items={(['file', 'check', 'done'] as const).map((name) => ({ title: w(`import.step.${name}`) }))} />
        {step.at !== 'done' && (
          <Form layout="vertical">
            <Form.Item label={w('occupation')} htmlFor="bank-offer"><OfferSelect id="bank-offer" value={head.key} onChange={(key) => setHead({ ...head, key, formerId: null })} /></Form.Item>
            <Form.Item label={w('mode')}><Radio.Group value={head.mode} onChange={(event) => setHead({ ...head, mode: event.target.value as Head['mode'], formerId: null })} options={[{ value: 'theory', label: w('theory') }, { value: 'practical', label: w('practical') }]} aria-label={w('mode')} /></Form.Item>
            <Form.Item label={w('import.label')} htmlFor="bank-label"><Input id="bank-label" value={head.label} maxLength={60} onChange={(event) => setHead({ ...head, label: event.target.value })} /></Form.Item>
            <Form.Item label={w('standard')} htmlFor="bank-standard"><Input id="bank-standard" value={head.standard} maxLength={200} onChange={(event) => setHead({ ...head, standard: event.target.value })} /></Form.Item>
            <FormerFields head={head} onChange={setHead} />
            <OnProblemsChoice value={onProblems} onChange={setOnProblems} />
          </Form>
        )}
        {step.at === 'file' && <FileDrop busy={busy || !complete} {...(complete ? {} : { hint: w('import.headFirst') })} onFile={(file) => void send(file, true)} />}
        {failed !== null && <div className="k-consequence"><ProblemBox error={failed} /></div>}
        {report && (
          <ImportReport
            counts={[{ label: w('import.ranges'), value: report.ranges }, { label: w('elements'), value: report.elements }, { label: w('import.rejected'), value: report.rejectedRows }]}
            problems={report.problems} warnings={report.warnings}
          />
        )}
        {blocked && report && <div className="k-consequence" role="alert">{w('import.blocked', { count: report.problems.length })}</div>}
        <div className="k-row">
          {step.at === 'checked' && (
            <>
              <Button type="primary" loading={busy} disabled={blocked || step.report.elements === 0} onClick={() => void send(step.file, false)}>{w('import.takeTable')}</Button>
              <Button loading={busy} onClick={() => void send(step.file, true)}>{w('import.check')}</Button>
            </>
          )}
          {step.at !== 'file' && <Button onClick={() => setStep({ at: 'file' })}>{w('import.again')}</Button>}
          {step.at === 'done' && step.report.tableId !== null && <Button type="primary" onClick={() => void navigate(`/bank/tables/${step.report.tableId ?? ''}`)}>{w('import.open')}</Button>}
        </div>
      </div>
    </Page>
  );
}
