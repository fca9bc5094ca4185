import type { ReactNode } from 'react';
import { ITEM_TYPES, type ItemBody } from '@kaowu/contracts';
import { pick, useLanguage, useWords } from '../../frame';
import { messages } from './messages';

/** A question as the candidate sees it: plain text, never markup. With `withKey` the right options are marked. */
export function CandidatePreview({ content, withKey }: { content: Pick<ItemBody, 'type' | 'stem' | 'options' | 'key'>; withKey: boolean }): ReactNode {
  const w = useWords(messages);
  const { language } = useLanguage();
  const answered = ITEM_TYPES[content.type].answer;
  return (
    <div className="bank-preview" aria-label={w('item.preview')}>
      <div className="k-muted">{pick(ITEM_TYPES[content.type], language)}</div>
      <p className="bank-preview-stem">{content.stem}</p>
      {content.options.length > 0 && (
        <ol>
          {content.options.map((option) => (
            <li key={option.id} className={withKey && content.key.includes(option.id) ? 'bank-preview-key' : undefined}>
              <span className="bank-preview-letter">{answered === 'true_false' ? (option.id === 'true' ? '√' : '×') : option.id}</span>
              <span>{option.text}</span>
            </li>
          ))}
        </ol>
      )}
      {withKey && answered === 'text' && content.key.length > 0 && <p className="bank-text">{w('item.key')}：{content.key.join('\n')}</p>}
    </div>
  );
}
