/** @jsxImportSource preact */
import { useState } from 'preact/hooks';
import { PART_WORDS } from '@kaowu/contracts/results/words';
import { StateTag } from '../light/state-tag';
import { ask, type Call, type Reply } from './http';
import { showInstant, useLanguage, useWords } from './looks';
import { Problem, type TicketAndId } from './parts';
import { useAct } from './use-asked';

type Result = Reply<'ownResult'>;
type Sent = NonNullable<Call<'raiseObjection'>['body']>;

const KIND = { open: 'attention', upheld: 'answering', dismissed: 'handed-in' } as const;
const WHAT = ['missed_item', 'wrong_addition', 'wrong_entry'] as const satisfies readonly Sent['kind'][];

function Raised({ all }: { readonly all: Result['objections'] }) {
  const w = useWords();
  const language = useLanguage();
  if (all.length === 0) return null;
  return (
    <>
      <h2>{w('objections')}</h2>
      <ul class="o-list">
        {all.map((o) => (
          <li key={o.raisedAt}>
            <div class="o-row"><StateTag kind={KIND[o.state]}>{w(o.scoreStands ? 'obj.stands' : `obj.${o.state}`)}</StateTag><span>{PART_WORDS[o.part][language]} · {w(`kind.${o.kind}`)}</span></div>
            {o.decision && <div>{o.decision}</div>}
          </li>
        ))}
      </ul>
    </>
  );
}

function Choice<T extends string>({ id, label, value, options, onPick }: {
  readonly id: string; readonly label: string; readonly value: T; readonly options: readonly (readonly [T, string])[]; readonly onPick: (value: T) => void;
}) {
  return (
    <label class="o-field" for={id}>
      <span>{label}</span>
      <select id={id} value={value} onChange={(e) => options.filter(([one]) => one === e.currentTarget.value).forEach(([one]) => onPick(one))}>
        {options.map(([one, words]) => <option key={one} value={one}>{words}</option>)}
      </select>
    </label>
  );
}

/** The candidate's objections, and the form while the window is open. */
export function Objection({ result, by, onSent }: { readonly result: Result; readonly by: TicketAndId; readonly onSent: () => void }) {
  const w = useWords();
  const language = useLanguage();
  const [part, setPart] = useState<Sent['part']>(result.parts[0]?.part ?? 'theory');
  const [kind, setKind] = useState<Sent['kind']>('missed_item');
  const [text, setText] = useState('');
  const send = useAct(async (body: Sent) => {
    await ask('raiseObjection', { body });
    setText('');
    onSent();
    return true;
  });
  return (
    <div class="o-panel">
      <Raised all={result.objections} />
      <h2>{w('object')}</h2>
      {!result.objectionsOpen ? <p class="o-note">{w(result.correcting ? 'windowCorrecting' : 'windowClosed')}</p> : (
        <form class="o-form" onSubmit={(e) => { e.preventDefault(); send.run({ ...by, part, kind, text }); }}>
          <p class="o-note">{w('object.rule', { at: showInstant(result.closesAt, 'minute', language) })}</p>
          <Choice id="part" label={w('part')} value={part} options={result.parts.map((p) => [p.part, PART_WORDS[p.part][language]] as const)} onPick={setPart} />
          <Choice id="kind" label={w('kind')} value={kind} options={WHAT.map((one) => [one, w(`kind.${one}`)] as const)} onPick={setKind} />
          <label class="o-field" for="text"><span>{w('text')}</span><textarea id="text" required minLength={5} maxLength={1000} rows={4} placeholder={w('text.hint')} value={text} onInput={(e) => setText(e.currentTarget.value)} /></label>
          <Problem problem={send.problem} />
          {send.data && <p role="status">{w('sent')}</p>}
          <button class="o-main-button" disabled={send.busy}>{w('send')}</button>
        </form>
      )}
    </div>
  );
}
