import { Button, Form, Input, InputNumber, Modal, Upload } from 'antd';
import type { TextAreaRef } from 'antd/es/input/TextArea';
import { useRef, useState, type ReactNode } from 'react';
import { bankRoutes } from '@kaowu/contracts';
import { api, message, problemText, useLanguage, useWords, asProblem } from '../../frame';
import { itemMessages } from './item-messages';
import { withShortNames } from './media-names';
import { RichText } from './rich-text';
import { mathmlOf } from './tex';

interface RichAreaProps {
  readonly id?: string;
  readonly value?: string;
  readonly onChange?: (value: string) => void;
  readonly label: string;
  readonly maxLength: number;
  readonly rows?: number;
  /** Offers the mark of a blank. */
  readonly blanks?: boolean;
  /** Options have formulas and pictures only. */
  readonly compact?: boolean;
}

type Dialog = 'formula' | 'table' | 'image' | null;

const tableText = (rows: number, columns: number, head: string): string => {
  const line = (cell: (c: number) => string): string => `| ${Array.from({ length: columns }, (_, c) => cell(c)).join(' | ')} |`;
  return ['', line((c) => `${head}${c + 1}`), line(() => '---'), ...Array.from({ length: rows }, () => line(() => ' ')), ''].join('\n');
};

/** A field for a text with formulas, media and tables: marks in the text, buttons that write them, and the preview beside shows them. */
export function RichArea({ id, value = '', onChange, label, maxLength, rows = 1, blanks = false, compact = false }: RichAreaProps): ReactNode {
  const w = useWords(itemMessages);
  const { language } = useLanguage();
  const area = useRef<TextAreaRef>(null);
  const [dialog, setDialog] = useState<Dialog>(null);
  const [file, setFile] = useState<File | null>(null);
  const [busy, setBusy] = useState(false);
  const insert = (text: string): void => {
    const field = area.current?.resizableTextArea?.textArea;
    const [from, to] = [field?.selectionStart ?? value.length, field?.selectionEnd ?? value.length];
    onChange?.(value.slice(0, from) + text + value.slice(to));
    setDialog(null);
    requestAnimationFrame(() => {
      field?.focus();
      field?.setSelectionRange(from + text.length, from + text.length);
    });
  };
  const upload = async (chosen: File, alt: string): Promise<void> => {
    setBusy(true);
    try {
      const { name } = await api(bankRoutes.addMedium, { body: {}, file: chosen });
      insert(withShortNames(`![${alt.replace(/[\]\n]/g, ' ').trim()}](media:${name})`));
      setFile(null);
    } catch (error) {
      message.error(problemText(asProblem(error), language));
    } finally {
      setBusy(false);
    }
  };
  const choose = (kind: 'image' | 'audio') => (chosen: File): false => {
    if (kind === 'audio') void upload(chosen, chosen.name);
    else {
      setFile(chosen);
      setDialog('image');
    }
    return false;
  };
  return (
    <div className={compact ? 'bank-rich-area bank-rich-compact' : 'bank-rich-area'}>
      <div className="k-row" role="toolbar" aria-label={`${label} ${w('insert.tools')}`}>
        <Button size="small" onClick={() => setDialog('formula')}>{w('insert.formula')}</Button>
        <Upload accept="image/png,image/jpeg,image/gif,image/webp" showUploadList={false} beforeUpload={choose('image')}><Button size="small" loading={busy}>{w('insert.image')}</Button></Upload>
        {!compact && <Upload accept="audio/*" showUploadList={false} beforeUpload={choose('audio')}><Button size="small">{w('insert.audio')}</Button></Upload>}
        {!compact && <Button size="small" onClick={() => setDialog('table')}>{w('insert.table')}</Button>}
        {blanks && <Button size="small" onClick={() => insert('____')}>{w('insert.blank')}</Button>}
      </div>
      <Input.TextArea {...(id === undefined ? {} : { id })} ref={area} value={value} onChange={(event) => onChange?.(event.target.value)} autoSize={{ minRows: rows }} maxLength={maxLength} aria-label={label} />
      {dialog === 'formula' && <FormulaDialog onInsert={(tex) => insert(`\\(${tex}\\)`)} onClose={() => setDialog(null)} />}
      {dialog === 'table' && <TableDialog onInsert={insert} onClose={() => setDialog(null)} />}
      {dialog === 'image' && file && <ImageDialog busy={busy} onInsert={(alt) => void upload(file, alt)} onClose={() => setDialog(null)} />}
    </div>
  );
}

function FormulaDialog({ onInsert, onClose }: { onInsert: (tex: string) => void; onClose: () => void }): ReactNode {
  const w = useWords(itemMessages);
  const [tex, setTex] = useState('');
  const mathml = tex.trim() === '' ? null : mathmlOf(tex, false);
  return (
    <Modal open title={w('insert.formula.title')} okText={w('insert.insert')} cancelText={w('insert.cancel')} okButtonProps={{ disabled: mathml === null }} onOk={() => onInsert(tex.trim())} onCancel={onClose}>
      <Form layout="vertical">
        <Form.Item label="LaTeX" extra={w('insert.formula.hint')} {...(mathml === null && tex.trim() !== '' ? { validateStatus: 'error' as const, help: w('insert.formula.wrong') } : {})}><Input.TextArea autoFocus autoSize={{ minRows: 2 }} value={tex} onChange={(event) => setTex(event.target.value)} aria-label="LaTeX" /></Form.Item>
      </Form>
      {mathml !== null && <RichText className="bank-preview" text={tex} html={mathml} />}
    </Modal>
  );
}

function TableDialog({ onInsert, onClose }: { onInsert: (text: string) => void; onClose: () => void }): ReactNode {
  const w = useWords(itemMessages);
  const [rows, setRows] = useState(2);
  const [columns, setColumns] = useState(3);
  return (
    <Modal open title={w('insert.table.title')} okText={w('insert.insert')} cancelText={w('insert.cancel')} onOk={() => onInsert(tableText(rows, columns, w('insert.table.head')))} onCancel={onClose}>
      <div className="k-row">
        <label className="k-row">{w('insert.table.rows')}<InputNumber min={1} max={30} value={rows} onChange={(n) => setRows(n ?? 1)} /></label>
        <label className="k-row">{w('insert.table.columns')}<InputNumber min={1} max={10} value={columns} onChange={(n) => setColumns(n ?? 1)} /></label>
      </div>
    </Modal>
  );
}

function ImageDialog({ busy, onInsert, onClose }: { busy: boolean; onInsert: (alt: string) => void; onClose: () => void }): ReactNode {
  const w = useWords(itemMessages);
  const [alt, setAlt] = useState('');
  return (
    <Modal open title={w('insert.alt.title')} okText={w('insert.insert')} cancelText={w('insert.cancel')} confirmLoading={busy} onOk={() => onInsert(alt)} onCancel={onClose}>
      <Form layout="vertical"><Form.Item label={w('insert.alt')}><Input autoFocus maxLength={200} value={alt} onChange={(event) => setAlt(event.target.value)} aria-label={w('insert.alt')} /></Form.Item></Form>
    </Modal>
  );
}
