import { Alert, Button, Checkbox, Form, Input, Segmented, Select, Steps, Switch, Tabs, Tag } from 'antd';
import { useState, type ReactNode } from 'react';
import { oversightRoutes } from '@kaowu/contracts';
import { DataTable } from '../data-table';
import { DataAge } from '../live';
import { DayPicker } from '../pickers';
import { ProblemBox, useTellProblem } from '../problems';
import { ReasonButton } from '../reason-modal';
import { DownloadButton, formatDuration, Instant, PointsText, type InstantForm } from '../show';
import { StateTag, type StateKind } from '../state-tag';
import { DeniedState, EmptyState, ErrorState, LoadingState, NotFoundState, StaleNote } from '../states';
import { UnsavedGuard, useUnsaved } from '../unsaved';
import { UploadButton } from '../upload-button';
import { SessionCard, WaitingList } from '../waiting';
import { useLanguage, useWords } from '../words';
import { galleryMessages } from './messages';
import { LISTS, liveOf, refusal, sessionOf } from './samples';

const KINDS: readonly StateKind[] = ['absent', 'checked-in', 'answering', 'attention', 'broken', 'handed-in'];
const FORMS: readonly InstantForm[] = ['day', 'minute', 'second', 'clock', 'clock-second'];
const AT = '2026-11-20T01:02:03Z';

export function States(): ReactNode {
  const w = useWords(galleryMessages);
  return (
    <div className="k-cards k-cards-wide">
      <LoadingState rows={3} />
      <div className="k-panel"><EmptyState title={w('emptyTitle')} hint={w('emptyHint')} action={<Button type="primary">{w('action')}</Button>} /></div>
      <div className="k-panel"><ErrorState error={refusal()} retry={() => undefined} /></div>
      <div className="k-panel"><StaleNote error={refusal()} retry={() => undefined} /></div>
      <div className="k-panel"><DeniedState permission="paper.release" /></div>
      <div className="k-panel"><NotFoundState /></div>
    </div>
  );
}

export function Tags(): ReactNode {
  const w = useWords(galleryMessages);
  return <div className="k-row">{KINDS.map((kind) => <StateTag key={kind} kind={kind}>{w(kind)}</StateTag>)}</div>;
}

export function Values(): ReactNode {
  return (
    <div className="k-stack">
      <div className="k-row">{FORMS.map((form) => <Instant key={form} at={AT} form={form} />)}<Instant at={null} /></div>
      <div className="k-row"><PointsText value={6050} /><PointsText value={10000} /><PointsText value={null} /><span className="k-number">{formatDuration(5_025_000)}</span></div>
    </div>
  );
}

export function Problems(): ReactNode {
  const w = useWords(galleryMessages);
  const tell = useTellProblem();
  return <div className="k-stack"><ProblemBox error={refusal()} /><div><Button onClick={() => tell(refusal())}>{w('tell')}</Button></div></div>;
}

export function Reasons(): ReactNode {
  const w = useWords(galleryMessages);
  const done = (): Promise<void> => Promise.resolve();
  const refused = (): Promise<void> => Promise.reject(refusal());
  return (
    <div className="k-row">
      <ReasonButton label={w('plain')} title={w('plain')} consequence={w('what')} onConfirm={done} />
      <ReasonButton label={w('danger')} title={w('danger')} danger consequence={w('what')} onConfirm={refused} />
      <ReasonButton label={w('noReason')} title={w('noReason')} withoutReason consequence={w('what')} onConfirm={done} button={{ type: 'primary' }} />
      <ReasonButton label={w('coded')} title={w('coded')} withCode danger consequence={w('what')} onConfirm={done} />
    </div>
  );
}

export function Tables(): ReactNode {
  const w = useWords(galleryMessages);
  const columns = [{ title: w('name'), dataIndex: 'name' }, { title: w('points'), render: (_: unknown, row: { points: number }) => <PointsText value={row.points} /> }];
  const shown = [['rows', 'selectable'], ['none', 'noRows'], ['failing', 'failing'], ['waiting', 'waiting']] as const;
  return (
    <div className="k-cards k-cards-wide">
      {shown.map(([list, label]) => (
        <section key={list} className="k-panel" aria-label={w(label)}>
          <h3 className="k-h2">{w(label)}</h3>
          <DataTable route={LISTS[list]} rowKey="id" columns={columns} empty={{ title: w('emptyTitle'), hint: w('emptyHint') }} {...(list === 'rows' ? { selection: {} } : {})} />
        </section>
      ))}
    </div>
  );
}

export function Files(): ReactNode {
  const w = useWords(galleryMessages);
  return (
    <div className="k-row">
      <UploadButton route={LISTS.failing} label={w('upload')} call={() => ({})} report={() => <p>{w('uploadReport', { rows: 24 })}</p>} />
      <DownloadButton route={oversightRoutes.duties} label={w('download')} />
    </div>
  );
}

export function LiveAges(): ReactNode {
  return (
    <div className="k-row">
      <DataAge live={liveOf('connecting', 0)} />
      <DataAge live={liveOf('live', 1)} />
      <DataAge live={liveOf('live', 40)} staleAfterSeconds={30} />
      <DataAge live={liveOf('lost', 12)} />
    </div>
  );
}

export function Today(): ReactNode {
  const { language } = useLanguage();
  return (
    <div className="k-cards k-cards-wide">
      <article className="k-panel"><WaitingList items={[{ kind: 'paper.release', count: 1, path: '/papers', urgent: true }, { kind: 'eligibility.check', count: 12, path: '/eligibility/check', urgent: false }]} /></article>
      <article className="k-panel"><WaitingList items={[]} /></article>
      <SessionCard session={sessionOf(language, 90, true)} />
      <SessionCard session={sessionOf(language, 60, false)} />
      <SessionCard session={sessionOf(language, -20, false)} />
    </div>
  );
}

export function FormPieces(): ReactNode {
  const w = useWords(galleryMessages);
  const options = [{ value: 'one', label: w('one') }, { value: 'two', label: w('two') }];
  return (
    <div className="k-stack">
      <div className="k-row">
        <Button type="primary">{w('primary')}</Button><Button>{w('default')}</Button><Button danger>{w('danger')}</Button><Button disabled>{w('disabled')}</Button>
        <Button loading>{w('busy')}</Button><Button type="link">{w('link')}</Button><Tag>{w('one')}</Tag>
      </div>
      <Form layout="vertical" style={{ maxWidth: 420 }} requiredMark={false}>
        <Form.Item label={w('input')} name="input"><Input placeholder={w('name')} /></Form.Item>
        <Form.Item label={w('field')} name="field" validateStatus="error" help={w('field')}><Input /></Form.Item>
        <Form.Item label={w('select')} name="select"><Select options={options} /></Form.Item>
        <Form.Item label={w('date')} name="date"><DayPicker /></Form.Item>
        <div className="k-row"><Checkbox>{w('check')}</Checkbox><Switch aria-label={w('on')} defaultChecked /><Segmented options={options} /></div>
      </Form>
      {(['info', 'success', 'warning', 'error'] as const).map((type) => <Alert key={type} type={type} showIcon title={w(type)} />)}
      <Steps current={1} items={[{ title: w('success') }, { title: w('busy') }, { title: w('waiting') }]} />
      <Tabs items={options.map(({ value, label }) => ({ key: value, label, children: label }))} />
    </div>
  );
}

export function Unsaved(): ReactNode {
  const w = useWords(galleryMessages);
  const [text, setText] = useState('');
  useUnsaved(text !== '');
  return <><Input aria-label={w('input')} placeholder={w('dirty')} value={text} onChange={(event) => setText(event.target.value)} style={{ maxWidth: 360 }} /><UnsavedGuard /></>;
}
