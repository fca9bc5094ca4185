import { Button, Input, Select } from 'antd';
import { ArrowDownOutlined, ArrowUpOutlined, DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import type { ReactNode } from 'react';
import { VERSION_STATES, type VersionState, type WorkflowCheck, type WorkflowDefinition, type WorkflowStatus } from '@kaowu/contracts';
import { pick, useLanguage, useWords } from '../../frame';
import { workflowMessages } from './workflow-messages';
import { CHOSEN_STANDINGS, merging, moved, restored, withoutStatus, withStatus, type Edited } from './workflow-steps';

interface StatusesProps {
  readonly edited: Edited;
  /** What is in force: its statuses keep what they stand for. */
  readonly present: WorkflowDefinition;
  /** Codes that any version ever had. */
  readonly usedCodes: ReadonlySet<string>;
  readonly stranded: WorkflowCheck['stranded'];
  readonly onChange: (next: Edited) => void;
}

/** The name of a status while one edits it; in the reader's language, or the other while that is missing. */
export function useEditedName(): (status: WorkflowStatus) => string {
  const w = useWords(workflowMessages);
  const { language } = useLanguage();
  return (status) => pick(status, language) || status.zh || status.en || w('status.unnamed');
}

function Row({ status, at, edited, present, onChange }: Omit<StatusesProps, 'stranded' | 'usedCodes'> & { status: WorkflowStatus; at: number }): ReactNode {
  const w = useWords(workflowMessages);
  const { language } = useLanguage();
  const state = useEditedName()(status);
  const put = (part: Partial<WorkflowStatus>): void => onChange({ ...edited, statuses: edited.statuses.map((s, i) => (i === at ? { ...s, ...part } : s)) });
  const label = (column: string): string => `${at + 1} ${column}`;
  const fixed = status.standing === 'replaced' || present.statuses.some((s) => s.code === status.code);
  const standings = (fixed ? [status.standing] : CHOSEN_STANDINGS).map((value) => ({ value, label: pick(VERSION_STATES[value], language) }));
  return (
    <tr>
      <td className="bank-status-order">
        <Button type="text" disabled={at === 0} icon={<ArrowUpOutlined aria-hidden />} aria-label={w('status.earlier', { state })} onClick={() => onChange(moved(edited, status.code, -1))} />
        <Button type="text" disabled={at === edited.statuses.length - 1} icon={<ArrowDownOutlined aria-hidden />} aria-label={w('status.later', { state })} onClick={() => onChange(moved(edited, status.code, 1))} />
      </td>
      <td><Input aria-label={label(w('status.zh'))} maxLength={20} value={status.zh} status={status.zh.trim() === '' ? 'error' : ''} onChange={(event) => put({ zh: event.target.value })} /></td>
      <td><Input aria-label={label(w('status.en'))} maxLength={40} value={status.en} status={status.en.trim() === '' ? 'error' : ''} onChange={(event) => put({ en: event.target.value })} /></td>
      <td><Select<VersionState> aria-label={label(w('status.standing'))} disabled={fixed} value={status.standing} options={standings} onChange={(standing) => put({ standing })} /></td>
      <td><Button type="text" icon={<DeleteOutlined aria-hidden />} aria-label={w('status.remove', { state })} onClick={() => onChange(withoutStatus(edited, status.code))} /></td>
    </tr>
  );
}

/** A status that goes: what is in it, and which of those that stay takes it over. */
function Gone({ status, edited, present, stranded, onChange }: Omit<StatusesProps, 'usedCodes'> & { status: WorkflowStatus }): ReactNode {
  const w = useWords(workflowMessages);
  const nameOf = useEditedName();
  const holds = stranded.find((s) => s.code === status.code);
  const others = edited.statuses.filter((s) => s.standing === status.standing);
  const into = edited.moves.find((m) => m.from === status.code)?.to ?? null;
  return (
    <li className="k-row">
      <span>{w('status.gone', { state: nameOf(status) })} <span className="k-muted">{holds ? w('status.gone.holds', { items: holds.items, tasks: holds.tasks }) : w('status.gone.empty')}</span></span>
      {(holds !== undefined || into !== null) && (
        <Select<string> popupMatchSelectWidth={false} aria-label={`${w('status.gone', { state: nameOf(status) })} ${w('status.into')}`} placeholder={w('status.into')} style={{ minWidth: 160 }} value={into} allowClear options={others.map((s) => ({ value: s.code, label: nameOf(s) }))} onChange={(to?: string) => onChange(merging(edited, status.code, to ?? null))} />
      )}
      <Button size="small" onClick={() => onChange(restored(edited, present, status.code))}>{w('status.restore')}</Button>
    </li>
  );
}

/** The statuses of a draft as rows to edit, in the order of the board, and those in force that it removes. */
export function StatusesEditor({ usedCodes, stranded, ...props }: StatusesProps): ReactNode {
  const w = useWords(workflowMessages);
  const { edited, present, onChange } = props;
  const gone = present.statuses.filter((s) => !edited.statuses.some((e) => e.code === s.code));
  return (
    <div className="k-stack">
      <p className="k-muted">{w('statuses.sub')}</p>
      <div className="bank-steps-scroll"><table className="bank-steps bank-statuses">
        <thead><tr><td className="bank-status-order" /><th>{w('status.zh')}</th><th>{w('status.en')}</th><th>{w('status.standing')}</th><td className="bank-step-end" /></tr></thead>
        <tbody>{edited.statuses.map((status, at) => <Row key={status.code} status={status} at={at} {...props} />)}</tbody>
      </table></div>
      {gone.length > 0 && <ul className="bank-list">{gone.map((status) => <Gone key={status.code} status={status} stranded={stranded} {...props} />)}</ul>}
      <div><Button icon={<PlusOutlined aria-hidden />} onClick={() => onChange(withStatus(edited, usedCodes))}>{w('status.add')}</Button></div>
    </div>
  );
}
