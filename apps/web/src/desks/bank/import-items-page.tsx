import { Button, Collapse, Form, Input, Select, Steps } from 'antd';
import { useState, type ReactNode } from 'react';
import { useNavigate, useParams } from 'react-router';
import { bankRoutes, ITEM_FORMATS, ITEM_TYPES, type ItemImportReport, type ItemType, type OnProblems } from '@kaowu/contracts';
import { api, DownloadButton, Page, pick, ProblemBox, useApi, useLanguage, useRenew, useWords } from '../../frame';
import './bank.css';
import { FileDrop, OnProblemsChoice } from './file-drop';
import { ImportReport } from './import-report';
import { mappingOf } from './mapping';
import { messages } from './messages';

/** Headings of our template, for mapping a file's own headings to them. */
const FIELDS: Readonly<Record<string, string>> = {
  题型: 'type', 题干: 'stem', 答案: 'key', 难度: 'difficulty', 评价点代码: 'element', 解析: 'explanation', 单位: 'unit', 试题名称: 'title', 分值: 'points',
  ...Object.fromEntries([...'ABCDEFGHIJ'].map((letter) => [`选项${letter}`, `option.${letter}`])),
};

interface Choices {
  readonly onProblems: OnProblems;
  readonly defaultElement: string;
  readonly columns: string;
  readonly bySheet: string;
}

/** Choices before the file: what to do with wrong rows, where rows without element go, headings of its own. */
function ChoiceFields({ choices, onChange, elements }: { choices: Choices; onChange: (choices: Choices) => void; elements: readonly { code: string; name: string }[] }): ReactNode {
  const w = useWords(messages);
  return (
    <div className="k-stack">
      <OnProblemsChoice value={choices.onProblems} onChange={(onProblems) => onChange({ ...choices, onProblems })} />
      <Form layout="vertical">
        <Form.Item label={w('import.default')}>
          <Select
            showSearch={{ optionFilterProp: 'label' }} value={choices.defaultElement} onChange={(defaultElement) => onChange({ ...choices, defaultElement })} aria-label={w('import.default')}
            options={[{ value: '', label: w('import.default.none') }, ...elements.map((e) => ({ value: e.code, label: `${e.code} ${e.name}` }))]}
          />
        </Form.Item>
        <Collapse ghost items={[{
          key: 'mapping', label: `${w('import.columns')} · ${w('import.bySheet')}`,
          children: (
            <>
              <Form.Item label={w('import.columns')} extra={w('import.columns.hint')}><Input.TextArea rows={3} value={choices.columns} onChange={(event) => onChange({ ...choices, columns: event.target.value })} /></Form.Item>
              <Form.Item label={w('import.bySheet')} extra={w('import.bySheet.hint')}><Input.TextArea rows={3} value={choices.bySheet} onChange={(event) => onChange({ ...choices, bySheet: event.target.value })} /></Form.Item>
            </>
          ),
        }]} />
      </Form>
    </div>
  );
}

type Step = { readonly at: 'file' } | { readonly at: 'checked' | 'done'; readonly file: File; readonly report: ItemImportReport };

/** Imports items in three steps: the file, what the check found row by row, the import. */
export default function ImportItemsPage() {
  const w = useWords(messages);
  const { language } = useLanguage();
  const { tableId = '' } = useParams();
  const navigate = useNavigate();
  const renew = useRenew();
  const table = useApi(bankRoutes.elementTable, { params: { id: tableId } });
  const [choices, setChoices] = useState<Choices>({ onProblems: 'refuse', defaultElement: '', columns: '', bySheet: '' });
  const [step, setStep] = useState<Step>({ at: 'file' });
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState<unknown>(null);
  const [badLine, setBadLine] = useState<string | null>(null);
  const send = async (file: File, dryRun: boolean): Promise<void> => {
    const [columns, bySheet] = [mappingOf(choices.columns, FIELDS), mappingOf(choices.bySheet, null)];
    setBadLine(columns.bad ?? bySheet.bad);
    if (columns.bad !== null || bySheet.bad !== null) return;
    setBusy(true);
    setFailed(null);
    try {
      const body = { onProblems: choices.onProblems, dryRun: String(dryRun) as 'true' | 'false', defaultElement: choices.defaultElement, columns: columns.json, elementBySheet: bySheet.json };
      const report = await api(bankRoutes.importItems, { params: { id: tableId }, body, file });
      setStep({ at: dryRun ? 'checked' : 'done', file, report });
      if (!dryRun) await renew();
    } catch (error) {
      setFailed(error);
    } finally {
      setBusy(false);
    }
  };
  const report = step.at === 'file' ? null : step.report;
  const blocked = step.at === 'checked' && choices.onProblems === 'refuse' && step.report.problems.length > 0;
  const counts = report && [
    { label: w(step.at === 'done' ? 'import.takenDone' : 'import.taken'), value: report.taken },
    { label: w('import.unchanged'), value: report.unchanged },
    { label: w('import.rejected'), value: report.rejected },
    ...(Object.entries(report.byType) as [ItemType, number][]).filter(([, count]) => count > 0).map(([type, value]) => ({ label: pick(ITEM_TYPES[type], language), value })),
  ];
  return (
    <Page title={w('import.title')} sub={table.data && `${table.data.occupationName} · ${table.data.edition}`} of={table} actions={<DownloadButton route={bankRoutes.itemTemplate} label={w('import.template')} />}>
      <div className="k-panel k-stack">
        <Steps current={step.at === 'file' ? 0 : step.at === 'checked' ? 1 : 2} items={(['file', 'check', 'done'] as const).map((name) => ({ title: w(`import.step.${name}`) }))} />
        {step.at !== 'done' && <ChoiceFields choices={choices} onChange={setChoices} elements={table.data?.elements ?? []} />}
        {badLine !== null && <div className="k-consequence" role="alert">{w('import.mapping.bad', { line: badLine })}</div>}
        {step.at === 'file' && <FileDrop busy={busy} onFile={(file) => void send(file, true)} hint={w('import.dropItems')} accept=".xlsx,.csv,.zip,.xml,.txt,.gift,.aiken" />}
        {failed !== null && <div className="k-consequence"><ProblemBox error={failed} /></div>}
        {report && <p className="k-muted">{report.format === null ? w('import.format.unknown') : w('import.format', { name: pick(ITEM_FORMATS[report.format], language) })}</p>}
        {report && counts && <ImportReport counts={counts} problems={report.problems} warnings={report.warnings} sheets={report.format === 'spreadsheet'} />}
        {step.at === 'checked' && blocked && <div className="k-consequence" role="alert">{w('import.blocked', { count: step.report.problems.length })}</div>}
        <div className="k-row">
          {step.at === 'checked' && (
            <>
              <Button type="primary" loading={busy} disabled={blocked || step.report.taken === 0} onClick={() => void send(step.file, false)}>{step.report.taken === 0 ? w('import.nothing') : w('import.take', { count: step.report.taken })}</Button>
              <Button loading={busy} onClick={() => void send(step.file, true)}>{w('import.check')}</Button>
            </>
          )}
          {step.at !== 'file' && <Button onClick={() => setStep({ at: 'file' })}>{w('import.again')}</Button>}
          {step.at === 'done' && <Button type="primary" onClick={() => void navigate(`/bank/tables/${tableId}?state=draft`)}>{w('import.open')}</Button>}
        </div>
      </div>
    </Page>
  );
}
