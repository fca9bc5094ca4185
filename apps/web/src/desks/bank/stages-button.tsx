import { Button, Drawer, Form, Input, Timeline } from 'antd';
import { useState, type ReactNode } from 'react';
import { bankRoutes, PROCEDURE_STAGES, procedureStage, type ElementTableView, type ProcedureStage } from '@kaowu/contracts';
import { Instant, pick, StateIcon, useAct, useLanguage, useSession, useWords } from '../../frame';
import { messages } from './messages';

/** Adds a record to one step. */
function AddRecord({ tableId, stage }: { tableId: string; stage: ProcedureStage }): ReactNode {
  const w = useWords(messages);
  const { language } = useLanguage();
  const [note, setNote] = useState('');
  const record = useAct(bankRoutes.recordStage, { onDone: () => setNote('') });
  return (
    <Form className="k-row" onFinish={() => record.mutate({ params: { id: tableId }, body: { stage, note } })}>
      <Input.TextArea autoSize value={note} maxLength={2000} placeholder={w('stage.note')} aria-label={`${pick(PROCEDURE_STAGES[stage], language)} ${w('stage.note')}`} onChange={(event) => setNote(event.target.value)} />
      <Button htmlType="submit" size="small" disabled={note.trim().length < 2} loading={record.isPending}>{w('stage.add')}</Button>
    </Form>
  );
}

/** The seven steps of the national item-writing procedure with what was recorded of each. */
export function StagesButton({ view }: { view: ElementTableView }): ReactNode {
  const w = useWords(messages);
  const { language } = useLanguage();
  const { can } = useSession();
  const [open, setOpen] = useState(false);
  const done = procedureStage.options.filter((stage) => view.stages.some((s) => s.stage === stage)).length;
  return (
    <>
      <Button onClick={() => setOpen(true)}>{w('stage.button', { done, of: procedureStage.options.length })}</Button>
      <Drawer open={open} onClose={() => setOpen(false)} title={w('stage.title')} size="large">
        <p className="k-muted">{w('stage.sub')}</p>
        <Timeline
          items={procedureStage.options.map((stage) => {
            const records = view.stages.filter((s) => s.stage === stage);
            return {
              key: stage,
              icon: <StateIcon kind={records.length > 0 ? 'handed-in' : 'absent'} />,
              content: (
                <div className="k-stack">
                  <h3 className="bank-h2">{pick(PROCEDURE_STAGES[stage], language)}</h3>
                  {records.length === 0 && <span className="k-muted">{w('stage.none')}</span>}
                  <ul className="bank-list">{records.map((r) => <li key={r.id}><div className="bank-text">{r.note}</div><div className="k-muted">{r.recorder} <Instant at={r.at} /></div></li>)}</ul>
                  {can('bank.write') && view.state !== 'retired' && <AddRecord tableId={view.id} stage={stage} />}
                </div>
              ),
            };
          })}
        />
      </Drawer>
    </>
  );
}
