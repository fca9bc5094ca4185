import { Alert, Button, Descriptions, Switch, Tabs } from 'antd';
import { Suspense, useState, type ReactNode } from 'react';
import { bankRoutes, REVIEW_CRITERIA, type ItemView } from '@kaowu/contracts';
import { EmptyState, ErrorState, Instant, lazySoon, LoadingState, pick, problemText, StateTag, useApi, useLanguage, useSession, useWords } from '../../frame';
import { CandidatePreview } from './candidate-preview';
import { EnemiesButton } from './enemies-button';
import { expertMessages } from './expert-messages';
import { ActButtons, EditButton, SameMaterialButton, type ItemAct } from './item-acts';
import { itemMessages } from './item-messages';
import { Difficulty, VersionStatusTag } from './labels';
import { messages } from './messages';
import { useStatusName, useStatuses } from './statuses';

const Discussion = lazySoon(async () => ({ default: (await import('./discussion')).Discussion }));
const ItemStatistics = lazySoon(() => import('./item-statistics'));
const LikesTab = lazySoon(() => import('./likes-tab'));
const VersionDifference = lazySoon(async () => ({ default: (await import('./version-difference')).VersionDifference }));

/** What stands behind a tab or a button, with its place held until it is there. */
const Later = ({ children }: { children: ReactNode }): ReactNode => <Suspense fallback={<LoadingState rows={3} />}>{children}</Suspense>;

function Reviews({ item }: { item: ItemView }): ReactNode {
  const w = useWords(messages);
  const nameOf = useStatusName();
  const stages = useStatuses().filter((s) => s.standing === 'in_review').length;
  const own = useWords(itemMessages);
  const { language } = useLanguage();
  if (item.reviews.length === 0) return <p className="k-muted">{w('item.noReviews')}</p>;
  return (
    <ul className="bank-list">
      {item.reviews.map((review) => (
        <li key={review.id}>
          <div className="k-row">
            <StateTag kind={review.verdict === 'pass' ? 'handed-in' : 'attention'}>{w(review.verdict === 'pass' ? 'act.pass' : 'act.return')}</StateTag>
            {review.undone && <StateTag kind="absent">{own('review.undone')}</StateTag>}
            <span className="k-muted">v{review.version} · {stages > 1 && <>{nameOf(review.status)} · </>}{review.reviewer} · <Instant at={review.at} /></span>
          </div>
          <div className="bank-text">{review.reason}</div>
          {review.criteria && (
            <div className="k-row k-muted">
              {Object.entries(REVIEW_CRITERIA).map(([key, words]) => (
                <span key={key}>{review.criteria?.[key as keyof typeof REVIEW_CRITERIA] ? '✓' : '✗'} {pick(words, language)}</span>
              ))}
            </div>
          )}
        </li>
      ))}
    </ul>
  );
}

function Versions({ item }: { item: ItemView }): ReactNode {
  const w = useWords(messages);
  const own = useWords(itemMessages);
  const [compared, setCompared] = useState<string | null>(null);
  return (
    <ul className="bank-list">
      {item.versions.map((v, i) => (
        <li key={v.id}>
          <div className="k-row"><strong>v{v.version}</strong><VersionStatusTag of={v} /><span className="bank-code">{v.elementCode} · {v.digest.slice(0, 12)}</span></div>
          <div className="k-muted">{v.writer} <Instant at={v.madeAt} />{v.approver !== null && <> · {w('item.approver')} {v.approver} <Instant at={v.approvedAt} /></>}</div>
          {item.versions[i + 1] && <Button size="small" type="link" onClick={() => setCompared(compared === v.id ? null : v.id)}>{own(compared === v.id ? 'diff.hide' : 'diff.show')}</Button>}
          {compared === v.id && <Later><VersionDifference olderId={item.versions[i + 1]?.id ?? ''} newerId={v.id} /></Later>}
        </li>
      ))}
    </ul>
  );
}

/** The acts of the item's view as buttons; a verdict has a form of its own. */
const actsOf = (item: ItemView): ItemAct[] => item.acts.flatMap((act): ItemAct[] => (act === 'replace' ? [] : [act]));

export interface ItemPanelProps {
  readonly itemId: string | null;
  readonly withActs?: boolean;
  /** True where the reader needs the key at once, as a reviewer does. */
  readonly startWithKey?: boolean;
}

/** An item in clear: as the candidate sees it, its versions, reviews and enemies, and what may be done. */
export function ItemPanel({ itemId, withActs = true, startWithKey = false }: ItemPanelProps): ReactNode {
  const w = useWords(messages);
  const { language } = useLanguage();
  const e = useWords(expertMessages);
  const { can } = useSession();
  const own = useWords(itemMessages);
  const [withKey, setWithKey] = useState(startWithKey);
  const asked = useApi(bankRoutes.item, { params: { id: itemId ?? '' } }, { enabled: itemId !== null });
  if (itemId === null) return <EmptyState title={w('item.none')} />;
  if (asked.error && !asked.data) return <ErrorState error={asked.error} retry={() => void asked.refetch()} />;
  const item = asked.data;
  if (!item || item.id !== itemId) return <LoadingState />;
  const newest = item.versions[0];
  if (!newest) return null;
  return (
    <div className="k-stack">
      <div className="k-row">
        <h2 className="bank-h2">{w('item.number', { serial: item.serial })}</h2>
        <VersionStatusTag of={newest} />
        <span style={{ marginLeft: 'auto' }} className="k-row">{w('item.showKey')} <Switch size="small" checked={withKey} onChange={setWithKey} aria-label={w('item.showKey')} /></span>
      </div>
      <CandidatePreview shown={item.shown} keyed={withKey ? item.content : null} />
      {item.warnings.map((warning) => <Alert key={warning.code + warning.zh} type="warning" showIcon title={problemText(warning, language)} />)}
      {withKey && item.content.explanation !== '' && <div className="bank-text k-muted">{w('item.explanation')}：{item.content.explanation}</div>}
      <Descriptions size="small" column={1} items={[
        { key: 'element', label: w('list.element'), children: newest.elementCode },
        { key: 'difficulty', label: w('list.difficulty'), children: <Difficulty facility={newest.difficulty} /> },
        ...(item.content.seconds === undefined ? [] : [{ key: 'seconds', label: own('seconds.label'), children: `${item.content.seconds} ${own('seconds.unit')}` }]),
        { key: 'writer', label: w('list.writer'), children: newest.writer },
        ...(item.origin === '' ? [] : [{ key: 'origin', label: w('item.origin'), children: item.origin }]),
        { key: 'enemies', label: w('item.enemies'), children: <span className="k-row">{item.enemies.map((e) => e.serial).join('、') || w('item.enemies.none')}{can('bank.write') && <EnemiesButton item={item} />}</span> },
      ]} />
      {withActs && <div className="k-row"><ActButtons acts={actsOf(item)} versionIds={[newest.id]} />{can('bank.write') && newest.state !== 'in_review' && <EditButton itemId={item.id} />}{can('bank.write') && item.content.stimulus !== undefined && <SameMaterialButton tableId={item.tableId} itemId={item.id} />}</div>}
      <Tabs size="small" tabBarGutter={16} items={[
        { key: 'reviews', label: `${w('item.reviews')} ${item.reviews.length}`, children: <Reviews item={item} /> },
        // The reviewer's form has the discussion beside the item.
        ...(withActs ? [{ key: 'talk', label: e('talk.title'), children: <Later><Discussion itemId={item.id} /></Later> }] : []),
        { key: 'statistics', label: e('stat.short'), children: <Later><ItemStatistics itemId={item.id} /></Later> },
        { key: 'versions', label: `${w('item.versions')} ${item.versions.length}`, children: <Versions item={item} /> },
        { key: 'likes', label: own('like.tab'), children: <Later><LikesTab item={item} /></Later> },
      ]} />
      <p className="k-muted">{w('item.read')}</p>
    </div>
  );
}
