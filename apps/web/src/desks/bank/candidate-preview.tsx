import { Button, Input } from 'antd';
import type { ReactNode } from 'react';
import { answerText, ITEM_TYPES, type ItemBody, type ShownQuestion } from '@kaowu/contracts';
import { pick, Select, useLanguage, useWords } from '../../frame';
import { itemMessages } from './item-messages';
import { messages } from './messages';
import { RichText } from './rich-text';

/** What of a question tells its key. */
export type Keyed = Pick<ItemBody, 'type' | 'key' | 'blanks' | 'numbers' | 'pairs' | 'unit'>;

/** A question as the candidate sees it: made by the server as a paper is, with nothing of the key. With `keyed` the key stands beside. */
export function CandidatePreview({ shown, keyed }: { shown: ShownQuestion; keyed: Keyed | null }): ReactNode {
  const w = useWords(messages);
  const { language } = useLanguage();
  const answered = ITEM_TYPES[shown.type].answer;
  const said = keyed === null || answered === 'options' || answered === 'true_false' ? '' : answered === 'order' ? keyed.key.join(' → ') : answerText(keyed);
  return (
    <div className="bank-preview" aria-label={w('item.preview')}>
      <div className="k-muted">{pick(ITEM_TYPES[shown.type], language)}</div>
      {shown.stimulus && <RichText className="bank-preview-stimulus" text={shown.stimulus.text} html={shown.stimulus.html} />}
      <RichText className="bank-preview-stem" text={shown.blanks ? numbered(shown.stem) : shown.stem} html={shown.html} />
      {shown.options.length > 0 && (
        <ol>
          {shown.options.map((option) => (
            <li key={option.id} className={keyed !== null && answered !== 'order' && keyed.key.includes(option.id) ? 'bank-preview-key' : undefined}>
              <span className="bank-preview-letter">{answered === 'true_false' ? (option.id === 'true' ? '√' : '×') : option.id}</span>
              <RichText text={option.text} html={option.html} />
            </li>
          ))}
        </ol>
      )}
      {shown.lefts && shown.rights && <Sides lefts={shown.lefts} rights={shown.rights} />}
      <Fields shown={shown} />
      {said !== '' && <p className="bank-text">{w('item.key')}：{said}{keyed?.unit !== undefined && ` ${keyed.unit}`}</p>}
    </div>
  );
}

/** The marks of blanks with their numbers, as in the candidate's room. */
function numbered(stem: string): string {
  let no = 0;
  return stem.replace(/_{4,}/g, (mark) => `(${++no})${mark}`);
}

/** What the candidate writes into or chooses from; here it only shows. */
function Fields({ shown: { type, blanks, unit } }: { shown: ShownQuestion }): ReactNode {
  const w = useWords(itemMessages);
  if (blanks) {
    return (
      <div className="k-stack">
        {blanks.map(({ choices }, i) => (
          <label key={i} className="k-row">
            <span className="k-muted">({i + 1})</span>
            {choices ? <Select style={{ minWidth: 160 }} placeholder={w('preview.choose')} aria-label={w('preview.blank', { no: i + 1 })} options={choices.map((text) => ({ value: text, label: text }))} /> : <Input style={{ width: 200 }} aria-label={w('preview.blank', { no: i + 1 })} />}
          </label>
        ))}
      </div>
    );
  }
  if (type === 'numerical') return <div className="k-row"><Input style={{ width: 200 }} aria-label={w('preview.number')} />{unit !== undefined && <span>{unit}</span>}</div>;
  if (type === 'ordering') return <p className="k-muted">{w('preview.order')}</p>;
  return ['fill_in', 'short_answer', 'calculation', 'essay', 'case'].includes(type) ? <Input.TextArea rows={type === 'fill_in' ? 1 : 3} placeholder={w('preview.text')} aria-label={w('preview.text')} /> : null;
}

function Sides({ lefts, rights }: { lefts: ShownQuestion['options']; rights: ShownQuestion['options'] }): ReactNode {
  const w = useWords(itemMessages);
  return (
    <div className="bank-sides">
      <div className="k-stack">
        {lefts.map((left) => (
          <div key={left.id} className="bank-column">
            <RichText text={left.text} html={left.html} />
            <Select size="small" style={{ width: '100%' }} placeholder={w('preview.choose')} aria-label={w('preview.match', { left: left.text.slice(0, 40) })} options={rights.map((r) => ({ value: r.id, label: `${r.id} ${r.text}` }))} />
          </div>
        ))}
      </div>
      <div className="k-stack">{rights.map((right) => <div key={right.id} className="bank-column"><strong>{right.id}</strong> <RichText text={right.text} html={right.html} /></div>)}</div>
    </div>
  );
}

/** Where the preview of what is being written would stand while it is made, or when it cannot be. */
export function PreviewWaits({ onRetry }: { onRetry: (() => void) | null }): ReactNode {
  const w = useWords(itemMessages);
  return <div className="bank-preview k-muted">{onRetry ? <Button size="small" onClick={onRetry}>{w('preview.waiting')}</Button> : w('preview.waiting')}</div>;
}
