import { Button, Select } from 'antd';
import { useState, type ReactNode } from 'react';
import { bankRoutes, exportFormat, ITEM_FORMATS, VERSION_STATES, type ElementTableView, type ExportFormat, type VersionState } from '@kaowu/contracts';
import { pick, ReasonModal, saveFile, useLanguage, useWords } from '../../frame';
import { messages } from './messages';

type Chosen = Exclude<VersionState, 'replaced'> | '';
const STATES: readonly Chosen[] = ['', 'approved', 'draft', 'in_review', 'retired'];

/** Exports the items of a table with their keys: format, which versions, and a reason for the journal. */
export function ExportItemsButton({ view }: { view: ElementTableView }): ReactNode {
  const w = useWords(messages);
  const { language } = useLanguage();
  const [open, setOpen] = useState(false);
  const [format, setFormat] = useState<ExportFormat>('qti');
  const [state, setState] = useState<Chosen>('');
  return (
    <>
      <Button onClick={() => setOpen(true)}>{w('export.button')}</Button>
      <ReasonModal
        open={open} onClose={() => setOpen(false)} title={w('export.title')} consequence={w('export.what', { name: view.occupationName })}
        onConfirm={(reason) => saveFile(bankRoutes.exportItems, { params: { id: view.id }, body: { format, reason, ...(state === '' ? {} : { state }) } })}
      >
        <div className="k-row">
          <Select aria-label={w('export.format')} style={{ width: 160 }} value={format} onChange={setFormat} options={exportFormat.options.map((value) => ({ value, label: pick(ITEM_FORMATS[value], language) }))} />
          <Select aria-label={w('export.state')} style={{ width: 180 }} value={state} onChange={setState} options={STATES.map((value) => ({ value, label: value === '' ? w('export.all') : pick(VERSION_STATES[value], language) }))} />
        </div>
      </ReasonModal>
    </>
  );
}
