/** @jsxImportSource preact */
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Placed } from './placed';
import { chosen } from './keys';
import { showPoints, useWords } from './looks';
import type { WordKey } from './messages';
import type { Shown } from './outbox';

interface Props {
  readonly placed: Placed;
  readonly total: number;
  readonly shown: Shown;
  /** Whether the section's title stands above. */
  readonly withTitle: boolean;
  readonly onAnswer: (response: string[]) => void;
  readonly onFlag: (on: boolean) => void;
  /** The candidate works on this question now. */
  readonly onHere: () => void;
}

const TYPES: readonly string[] = ['single', 'multiple', 'true_false', 'fill_in', 'short_answer', 'calculation', 'essay', 'case'];

/** One question with its answer. */
export function Question({ placed, total, shown, withTitle, onAnswer, onFlag, onHere }: Props) {
  const w = useWords();
  const { question } = placed;
  const typeWord = TYPES.includes(question.type) ? w(`type.${question.type}` as WordKey) : question.type;
  return (
    <article class="r-question" aria-labelledby={`q-${question.no}`} onFocusCapture={onHere} data-question={question.no}>
      {withTitle && <p class="r-section">{placed.sectionTitle}</p>}
      <div class="r-question-head">
        <h2 id={`q-${question.no}`} tabIndex={-1}>{w('question.no', { no: question.no })} <small>{w('question.of', { n: total })}</small></h2>
        <span class="r-note">{typeWord} · {w('paper.points-one', { points: showPoints(question.points) })}</span>
        <button type="button" class="r-button r-flag" aria-pressed={shown.flagged} onClick={() => onFlag(!shown.flagged)}>
          <span aria-hidden="true">⚑</span> {shown.flagged ? w('flag.unset') : w('flag.set')}
        </button>
      </div>
      <p class="r-stem" id={`s-${question.no}`}>{question.stem}</p>
      {question.options.length > 0 ? <Options placed={placed} shown={shown} onAnswer={onAnswer} /> : <Text placed={placed} shown={shown} onAnswer={onAnswer} />}
      <button type="button" class="r-quiet r-clear" disabled={shown.response.length === 0} onClick={() => onAnswer([])}>{w('answer.clear')}</button>
    </article>
  );
}

function Options({ placed, shown, onAnswer }: Pick<Props, 'placed' | 'shown' | 'onAnswer'>) {
  const w = useWords();
  const { no, type, options } = placed.question;
  const many = type === 'multiple';
  const ids = options.map((o) => o.id);
  return (
    <fieldset class="r-options" aria-describedby={`s-${no}`}>
      <legend class="r-note">{many ? w('pick.many') : w('pick.one')}</legend>
      {options.map((option) => {
        const on = shown.response.includes(option.id);
        return (
          <label key={option.id} class={on ? 'r-option r-option-on' : 'r-option'}>
            <input type={many ? 'checkbox' : 'radio'} name={`a-${no}`} value={option.id} checked={on} onChange={() => onAnswer(chosen(type, shown.response, option.id, ids))} />
            {/^[A-Z]$/.test(option.id) && <span class="r-letter" aria-hidden="true">{option.id}</span>}
            <span class="r-option-text">{option.text}</span>
          </label>
        );
      })}
    </fieldset>
  );
}

/** How long typing rests before it is saved. */
const REST_MS = 700;

function Text({ placed, shown, onAnswer }: Pick<Props, 'placed' | 'shown' | 'onAnswer'>) {
  const w = useWords();
  const { no, type } = placed.question;
  const [text, setText] = useState(shown.response[0] ?? '');
  const last = useRef(text);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const save = (value: string): void => {
    clearTimeout(timer.current);
    if (value === last.current) return;
    last.current = value;
    onAnswer(value.trim() === '' ? [] : [value]);
  };
  const latest = useRef({ text, save });
  latest.current = { text, save };
  // What was typed is saved before the question leaves the screen.
  useEffect(() => () => latest.current.save(latest.current.text), []);
  useEffect(() => {
    const now = shown.response[0] ?? '';
    if (now === last.current || now === latest.current.text) return;
    last.current = now;
    setText(now);
  }, [shown.response]);
  const type_ = (value: string): void => {
    setText(value);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => save(value), REST_MS);
  };
  const props = {
    class: 'r-text', 'aria-label': w('answer.text', { no }), 'aria-describedby': `s-${no}`, maxLength: 4000, value: text, placeholder: w('pick.text'), spellcheck: false,
    onInput: (e: { currentTarget: { value: string } }) => type_(e.currentTarget.value), onBlur: () => save(text),
  };
  return type === 'fill_in' ? <input type="text" autocomplete="off" {...props} /> : <textarea rows={8} {...props} />;
}
