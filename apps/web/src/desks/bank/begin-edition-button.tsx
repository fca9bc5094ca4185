import { Form, Input } from 'antd';
import { useState, type ReactNode } from 'react';
import { useNavigate } from 'react-router';
import { bankRoutes, type ElementTableView } from '@kaowu/contracts';
import { ReasonButton, useAct, useWords } from '../../frame';
import { expertMessages } from './expert-messages';

/** Begins the next edition of a table as a copy of it. */
export function BeginEditionButton({ view }: { view: ElementTableView }): ReactNode {
  const w = useWords(expertMessages);
  const navigate = useNavigate();
  const begin = useAct(bankRoutes.startEdition, { silent: true });
  const [label, setLabel] = useState('');
  const [standard, setStandard] = useState(view.standard);
  return (
    <ReasonButton
      label={w('edition.begin')} title={w('edition.begin')} ready={label.trim() !== '' && standard.trim() !== ''}
      consequence={w('edition.begin.what', { edition: view.edition, ranges: view.ranges.length, elements: view.elements.length })}
      onConfirm={async (reason) => {
        const made = await begin.mutateAsync({ params: { id: view.id }, body: { label, standard, reason } });
        void navigate(`/bank/tables/${made.id}/edition`);
      }}
    >
      <Form layout="vertical">
        <Form.Item label={w('edition.label')} htmlFor="edition-label"><Input id="edition-label" value={label} maxLength={60} onChange={(event) => setLabel(event.target.value)} /></Form.Item>
        <Form.Item label={w('edition.standard')} htmlFor="edition-standard"><Input id="edition-standard" value={standard} maxLength={200} onChange={(event) => setStandard(event.target.value)} /></Form.Item>
      </Form>
    </ReasonButton>
  );
}
