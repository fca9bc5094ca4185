import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import { bankRoutes, type ElementTableView } from '@kaowu/contracts';
import { DownloadButton, ReasonButton, StateTag, useAct, useSession, useWords } from '../../frame';
import { ExportItemsButton } from './export-items-button';
import { BeginEditionButton } from './begin-edition-button';
import { expertMessages } from './expert-messages';
import { messages } from './messages';
import { StagesButton } from './stages-button';
import { holdings } from './tree';

/** Whether the head has signed for what the table now holds (D21). */
export function SignOffTag({ view }: { view: ElementTableView }): ReactNode {
  const w = useWords(messages);
  const [last] = view.signOffs;
  if (!last) return <StateTag kind="absent">{w('table.unsigned')}</StateTag>;
  return last.current ? <StateTag kind="handed-in">{w('table.signed')} {last.signer}</StateTag> : <StateTag kind="attention">{w('table.signedOld')}</StateTag>;
}

/** What may be done with an element table, by post and state. */
export function TableActions({ view, approved }: { view: ElementTableView; approved: number }): ReactNode {
  const w = useWords(messages);
  const navigate = useNavigate();
  const { can, who } = useSession();
  const [search] = useSearchParams();
  const check = useAct(bankRoutes.checkElementTable, { silent: true });
  const sign = useAct(bankRoutes.signOffBank, { silent: true });
  const retire = useAct(bankRoutes.retireElementTable, { silent: true });
  const e = useWords(expertMessages);
  const params = { id: view.id };
  const writes = can('bank.write') && view.state !== 'retired';
  const theory = view.mode === 'theory';
  return (
    <>
      <StagesButton view={view} />
      <DownloadButton route={bankRoutes.elementTableWorkbook} call={{ params }} label={e('table.xlsx')} />
      {theory && <Button onClick={() => void navigate(`/bank/tables/${view.id}/coverage`)}>{e('table.map')}</Button>}
      {view.formerId !== null && <Button onClick={() => void navigate(`/bank/tables/${view.id}/edition`)}>{e('edition.open')}</Button>}
      {can('bank.write') && view.state === 'draft' && <Button onClick={() => void navigate(`/bank/tables/${view.id}/tree`)}>{e('tree.edit')}</Button>}
      {can('bank.write') && view.state === 'checked' && <BeginEditionButton view={view} />}
      {theory && can('bank.approve') && <ExportItemsButton view={view} />}
      {writes && theory && <Button onClick={() => void navigate(`/bank/tables/${view.id}/import`)}>{w('item.import')}</Button>}
      {writes && <Button type="primary" onClick={() => void navigate(`/bank/tables/${view.id}/${theory ? `items/new?under=${search.get('under') ?? ''}` : 'tasks/new'}`)}>{w(theory ? 'item.new' : 'task.new')}</Button>}
      {view.state === 'draft' && can('bank.review') && (
        <ReasonButton
          label={w('table.check')} title={w('table.check')} button={{ type: 'primary' }}
          consequence={w('table.check.what', { ranges: view.ranges.length, elements: view.elements.length })} onConfirm={(reason) => check.mutateAsync({ params, body: { reason } })}
        />
      )}
      {view.state === 'checked' && can('bank.approve') && <ReasonButton label={w('table.retire')} title={w('table.retire')} danger consequence={w('table.retire.what')} onConfirm={(reason) => retire.mutateAsync({ params, body: { reason } })} />}
      {view.state === 'checked' && (who?.posts ?? []).includes('head') && (
        <ReasonButton
          label={w('table.sign')} title={w('table.sign')} button={{ type: 'primary', disabled: approved === 0 }}
          consequence={w('table.sign.what', { count: approved })} onConfirm={(reason) => sign.mutateAsync({ params, body: { reason } })}
        />
      )}
    </>
  );
}

/** How many approved items a theory table holds. */
export const approvedItems = (view: ElementTableView): number => holdings(view).get('')?.approved ?? 0;
