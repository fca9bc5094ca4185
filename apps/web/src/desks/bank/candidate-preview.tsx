import type { ReactNode } from 'react';
import { answerText, ITEM_TYPES, type ItemBody } from '@kaowu/contracts';
import { pick, useLanguage, useWords } from '../../frame';
import { messages } from './messages';

/** A question as the candidate sees it: plain text, never markup. With `withKey` the right options are marked. */
export function CandidatePreview({ content, withKey }: { content: Omit<ItemBody, 'explanation' | 'source'>; withKey: boolean }): ReactNode {
  const w = useWords(messages);
  const { language } = useLanguage();
  const answered = ITEM_TYPES[content.type].answer;
  const said = !withKey || answered === 'options' || answered === 'true_false' ? '' : answered === 'order' ? content.key.join(' → ') : answerText(content);
  return (
    <div className="bank-preview" aria-label={w('item.preview')}>
      <div className="k-muted">{pick(ITEM_TYPES[content.type], language)}</div>
      <p className="bank-preview-stem">{content.stem}</p>
      {content.options.length > 0 && (
        <ol>
          {content.options.map((option) => (
            <li key={option.id} className={withKey && answered !== 'order' && content.key.includes(option.id) ? 'bank-preview-key' : undefined}>
              <span className="bank-preview-letter">{answered === 'true_false' ? (option.id === 'true' ? '√' : '×') : option.id}</span>
              <span>{option.text}</span>
            </li>
          ))}
        </ol>
      )}
      {said !== '' && <p className="bank-text">{w('item.key')}：{said}{content.unit !== undefined && ` ${content.unit}`}</p>}
      {answered === 'pairs' && <Pairs content={content} />}
    </div>
  );
}

/** The two sides of a matching question, each in an order of its own. */
function Pairs({ content }: { content: Pick<ItemBody, 'pairs'> }): ReactNode {
  const side = (of: 'left' | 'right'): string[] => [...new Set((content.pairs ?? []).map((p) => p[of]).filter((text) => text !== ''))].sort((a, b) => a.localeCompare(b));
  return (
    <div className="bank-columns">
      {(['left', 'right'] as const).map((of) => <div key={of} className="k-stack">{side(of).map((text) => <div key={text} className="bank-column">{text}</div>)}</div>)}
    </div>
  );
}
