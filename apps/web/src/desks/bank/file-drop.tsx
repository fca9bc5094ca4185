import { Radio, Upload } from 'antd';
import { InboxOutlined } from '@ant-design/icons';
import type { ReactNode } from 'react';
import type { OnProblems } from '@kaowu/contracts';
import { useWords } from '../../frame';
import { messages } from './messages';

/** Takes one file by click or drop: a spreadsheet, or with `hint` and `accept` what they say. */
export function FileDrop({ onFile, busy, hint, accept = '.xlsx,.csv' }: { onFile: (file: File) => void; busy: boolean; hint?: string; accept?: string }): ReactNode {
  const w = useWords(messages);
  return (
    <Upload.Dragger accept={accept} maxCount={1} showUploadList={false} disabled={busy} beforeUpload={(file) => { onFile(file); return false; }}>
      <p><InboxOutlined style={{ fontSize: 28 }} /></p>
      <p>{hint ?? w('import.drop')}</p>
    </Upload.Dragger>
  );
}

/** Refuse the whole file, or take its good rows. */
export function OnProblemsChoice({ value, onChange }: { value: OnProblems; onChange: (value: OnProblems) => void }): ReactNode {
  const w = useWords(messages);
  return (
    <div className="k-row">
      <span className="k-muted">{w('import.mode')}</span>
      <Radio.Group value={value} onChange={(event) => onChange(event.target.value as OnProblems)} options={[{ value: 'refuse', label: w('import.refuse') }, { value: 'take-good', label: w('import.takeGood') }]} aria-label={w('import.mode')} />
    </div>
  );
}
