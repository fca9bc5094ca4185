/** @jsxImportSource preact */
import { knownType } from './answer-types';
import { Blanks, NumberField, Order, Pairs, Text } from './answers';
import type { Placed } from './placed';
import { chosen } from './keys';
import { showPoints, useWords } from './looks';
import type { Shown } from './outbox';
import { Rich } from './rich';

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

/** One question with its answer. */
export function Question({ placed, total, shown, withTitle, onAnswer, onFlag, onHere }: Props) {
  const w = useWords();
  const { question } = placed;
  const known = knownType(question.type);
  return (
    <article class="r-question" aria-labelledby={`q-${question.no}`} onFocusCapture={onHere} data-question={question.no}>
      {withTitle && <p class="r-section">{placed.sectionTitle}</p>}
      <div class="r-question-head">
        <h2 id={`q-${question.no}`} tabIndex={-1}>{w('question.no', { no: question.no })} <small>{w('question.of', { n: total })}</small></h2>
        <span class="r-note">{known ? w(`type.${known}`) : question.type} · {w('paper.points-one', { points: showPoints(question.points) })}</span>
        <button type="button" class="r-button r-flag" aria-pressed={shown.flagged} onClick={() => onFlag(!shown.flagged)}>
          <span aria-hidden="true">⚑</span> {shown.flagged ? w('flag.unset') : w('flag.set')}
        </button>
      </div>
      {question.stimulus && <Rich class="r-stimulus" id={`m-${question.no}`} text={question.stimulus.text} html={question.stimulus.html} />}
      <Rich class="r-stem" id={`s-${question.no}`} text={question.blanks ? numbered(question.stem) : question.stem} html={question.html === undefined || !question.blanks ? question.html : numbered(question.html)} />
      <Answer placed={placed} shown={shown} onAnswer={onAnswer} />
      <button type="button" class="r-quiet r-clear" disabled={shown.response.length === 0} onClick={() => onAnswer([])}>{w('answer.clear')}</button>
    </article>
  );
}

/** The marks of blanks with their numbers, so that each field below has its place in the text. */
const numbered = (stem: string): string => {
  let no = 0;
  return stem.replace(/_{4,}/g, (mark) => `(${++no})${mark}`);
};

/** What the question is answered with. */
function Answer({ placed, shown, onAnswer }: Pick<Props, 'placed' | 'shown' | 'onAnswer'>) {
  const { question } = placed;
  const props = { question, shown, onAnswer };
  if (question.type === 'ordering') return <Order {...props} />;
  if (question.options.length > 0) return <Options placed={placed} shown={shown} onAnswer={onAnswer} />;
  if (question.lefts) return <Pairs {...props} />;
  if (question.blanks) return <Blanks {...props} />;
  return question.type === 'numerical' ? <NumberField {...props} /> : <Text {...props} />;
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
            <Rich class="r-option-text" text={option.text} html={option.html} />
          </label>
        );
      })}
    </fieldset>
  );
}
