/** @jsxImportSource preact */
import { useRef } from 'preact/hooks';
import { useWords } from './looks';
import type { Shown } from './outbox';
import { Rich } from './rich';
import { TextField } from './text-field';
import type { PaperQuestion } from './types';

interface Props {
  readonly question: PaperQuestion;
  readonly shown: Shown;
  readonly onAnswer: (response: string[]) => void;
}

/** Free text, one field. */
export function Text({ question: { no, type }, shown, onAnswer }: Props) {
  const w = useWords();
  return (
    <TextField
      value={shown.response[0] ?? ''} onSave={(value) => onAnswer(value.trim() === '' ? [] : [value])} label={w('answer.text', { no })} about={`s-${no}`} placeholder={w('pick.text')}
      {...(type === 'fill_in' ? {} : { lines: 8 })}
    />
  );
}

/** A number, with its unit behind the field. */
export function NumberField({ question: { no, unit }, shown, onAnswer }: Props) {
  const w = useWords();
  return (
    <p class="r-blank">
      <TextField short value={shown.response[0] ?? ''} onSave={(value) => onAnswer(value.trim() === '' ? [] : [value])} label={w('answer.text', { no })} about={`s-${no}`} placeholder={w('pick.number')} />
      {unit !== undefined && <span>{unit}</span>}
    </p>
  );
}

/** A field, or a choice, for each blank of the text. */
export function Blanks({ question: { no, blanks = [] }, shown, onAnswer }: Props) {
  const w = useWords();
  const now = useRef<string[]>([]);
  now.current = blanks.map((_, i) => shown.response[i] ?? '');
  const put = (place: number, value: string): void => {
    now.current = now.current.map((v, i) => (i === place ? value : v));
    onAnswer(now.current.every((v) => v.trim() === '') ? [] : now.current);
  };
  return (
    <ol class="r-blanks">
      {blanks.map(({ choices }, i) => (
        <li key={i} class="r-blank">
          <span class="r-blank-no">({i + 1})</span>
          {choices === undefined
            ? <TextField short value={shown.response[i] ?? ''} onSave={(value) => put(i, value)} label={w('answer.blank', { no, blank: i + 1 })} about={`s-${no}`} placeholder={w('pick.text')} />
            : (
              <select class="r-text r-text-short" aria-label={w('answer.blank', { no, blank: i + 1 })} aria-describedby={`s-${no}`} value={shown.response[i] ?? ''} onChange={(e) => put(i, e.currentTarget.value)}>
                <option value="">{w('pick.open')}</option>
                {choices.map((text) => <option key={text} value={text}>{text}</option>)}
              </select>
            )}
        </li>
      ))}
    </ol>
  );
}

/** For each left side a choice among the right ones, which stand beside. */
export function Pairs({ question: { no, lefts = [], rights = [] }, shown, onAnswer }: Props) {
  const w = useWords();
  const partner = new Map(shown.response.map((pair) => { const at = pair.indexOf('-'); return [pair.slice(0, at), pair.slice(at + 1)] as const; }));
  const put = (left: string, right: string): void => {
    const next = new Map(partner).set(left, right);
    onAnswer(lefts.flatMap(({ id }) => (next.get(id) ? [`${id}-${next.get(id)}`] : [])));
  };
  return (
    <div class="r-pairs">
      <ol class="r-pair-lefts">
        {lefts.map(({ id, text, html }) => (
          <li key={id} class="r-pair">
            <span class="r-letter">{id}</span>
            <Rich class="r-option-text" text={text} html={html} />
            <select class="r-text r-text-short" aria-label={w('answer.pair', { no, left: text.slice(0, 60) })} aria-describedby={`s-${no}`} value={partner.get(id) ?? ''} onChange={(e) => put(id, e.currentTarget.value)}>
              <option value="">{w('pick.open')}</option>
              {rights.map((right) => <option key={right.id} value={right.id}>{right.id} {right.text.slice(0, 60)}</option>)}
            </select>
          </li>
        ))}
      </ol>
      <ul class="r-pair-rights">
        {rights.map(({ id, text, html }) => <li key={id} class="r-pair"><span class="r-letter">{id}</span><Rich class="r-option-text" text={text} html={html} /></li>)}
      </ul>
    </div>
  );
}

/** Options that are brought into an order with buttons; the order counts once it was touched or confirmed. */
export function Order({ question: { no, options }, shown, onAnswer }: Props) {
  const w = useWords();
  const ids = options.map((o) => o.id);
  const order = shown.response.length === ids.length ? shown.response : ids;
  const move = (place: number, by: number): void => {
    const next = [...order];
    const [moved] = next.splice(place, 1);
    next.splice(place + by, 0, moved as string);
    onAnswer(next);
  };
  return (
    <fieldset class="r-options" aria-describedby={`s-${no}`}>
      <legend class="r-note">{w('pick.order')}</legend>
      {order.map((id, place) => {
        const option = options.find((o) => o.id === id);
        return option && (
          <div key={id} class={shown.response.length > 0 ? 'r-option r-option-on' : 'r-option'}>
            <span class="r-blank-no">{place + 1}</span>
            <Rich class="r-option-text" text={option.text} html={option.html} />
            <span class="r-order-buttons">
              <button type="button" class="r-button" disabled={place === 0} aria-label={w('order.up', { text: option.text.slice(0, 60) })} onClick={() => move(place, -1)}>↑</button>
              <button type="button" class="r-button" disabled={place === order.length - 1} aria-label={w('order.down', { text: option.text.slice(0, 60) })} onClick={() => move(place, 1)}>↓</button>
            </span>
          </div>
        );
      })}
      {shown.response.length === 0 && <button type="button" class="r-button" onClick={() => onAnswer(ids)}>{w('order.confirm')}</button>}
    </fieldset>
  );
}
