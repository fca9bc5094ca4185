import { Button, Input, Select } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { PART_WORDS, resultsRoutes } from '@kaowu/contracts';
import type { AssessmentMode, ObjectionKind } from '@kaowu/contracts';
import { ProblemBox, StateTag, formatInstant, pick, useAct, useLanguage, useWords } from '../../frame';
import { messages } from './messages';
import type { Result, TicketAndId } from './types';

const KIND = { open: 'attention', upheld: 'answering', dismissed: 'handed-in' } as const;

function Sent({ result }: { result: Result }): ReactNode {
  const w = useWords(messages);
  const { language } = useLanguage();
  if (result.objections.length === 0) return null;
  return (
    <>
      <h2>{w('objections')}</h2>
      <ul className="public-list">
        {result.objections.map((o) => (
          <li key={o.raisedAt}>
            <span className="k-row"><StateTag kind={KIND[o.state]}>{w(`obj.${o.state}`)}</StateTag>{pick(PART_WORDS[o.part], language)} · {w(`kind.${o.kind}`)}</span>
            {o.decision && <div>{o.decision}</div>}
          </li>
        ))}
      </ul>
    </>
  );
}

/** The candidate's objections, and the form while the window is open. */
export function Objection({ result, by, onSent }: { result: Result; by: TicketAndId; onSent: () => void }): ReactNode {
  const w = useWords(messages);
  const { language } = useLanguage();
  const [part, setPart] = useState<AssessmentMode>(result.parts[0]?.part ?? 'theory');
  const [kind, setKind] = useState<ObjectionKind>('missed_item');
  const [text, setText] = useState('');
  const act = useAct(resultsRoutes.raiseObjection, { silent: true, renews: [], onDone: () => { setText(''); onSent(); } });
  const kinds: readonly ObjectionKind[] = ['missed_item', 'wrong_addition', 'wrong_entry'];
  return (
    <div className="k-panel">
      <Sent result={result} />
      <h2>{w('object')}</h2>
      {!result.objectionsOpen ? <p className="k-muted">{w('windowClosed')}</p> : (
        <form className="public-form" onSubmit={(e) => { e.preventDefault(); act.mutate({ body: { ...by, part, kind, text } }); }}>
          <p className="k-muted">{w('object.rule', { at: formatInstant(result.closesAt, 'minute', language) })}</p>
          <label>{w('part')}<Select size="large" value={part} onChange={setPart} options={result.parts.map((p) => ({ value: p.part, label: pick(PART_WORDS[p.part], language) }))} /></label>
          <label>{w('kind')}<Select size="large" value={kind} onChange={setKind} options={kinds.map((value) => ({ value, label: w(`kind.${value}`) }))} /></label>
          <label>{w('text')}<Input.TextArea required minLength={5} maxLength={1000} rows={4} value={text} onChange={(e) => setText(e.target.value)} /></label>
          {act.error && <ProblemBox error={act.error} />}
          <Button htmlType="submit" size="large" loading={act.isPending}>{w('send')}</Button>
        </form>
      )}
    </div>
  );
}
