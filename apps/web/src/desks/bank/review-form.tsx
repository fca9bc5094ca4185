import { Button, Form, Input, InputNumber, Radio } from 'antd';
import { useState, type ReactNode } from 'react';
import { bankRoutes, REVIEW_CRITERIA, type ItemView, type ReviewCriteria, type ReviewVerdict } from '@kaowu/contracts';
import { ErrorState, LoadingState, pick, StateTag, useAct, useApi, useLanguage, useUnsaved, useWords } from '../../frame';
import { useTellOutcome } from './bulk-outcome';
import { Estimates, Talk } from './discussion';
import { expertMessages } from './expert-messages';
import { ActButtons } from './item-acts';
import { VersionStatusTag } from './labels';

/** What a reviewer may do when the passes are there. */
const ONWARD = ['forward', 'approve'] as const;

type Judged = Partial<ReviewCriteria>;

const CRITERIA = Object.keys(REVIEW_CRITERIA) as (keyof ReviewCriteria)[];

/** The judge's own estimate, and the others' once it is given. */
function Angoff({ versionId, estimates, needed }: { versionId: string; estimates: Parameters<typeof Estimates>[0]['of']; needed: number }): ReactNode {
  const w = useWords(expertMessages);
  const [value, setValue] = useState<number | null>(estimates.own === null ? null : Math.round(estimates.own * 100));
  const give = useAct(bankRoutes.estimateItem, { renews: [bankRoutes.discussion, bankRoutes.boardCards, bankRoutes.item] });
  return (
    <section className="k-stack" aria-label={w('angoff.title')}>
      <h3 className="bank-h2">{w('angoff.title')}</h3>
      <label htmlFor="angoff">{w('angoff.ask')}</label>
      <div className="k-row">
        <InputNumber id="angoff" min={0} max={100} precision={0} value={value} suffix={w('angoff.people')} onChange={(n) => setValue(n)} />
        <Button disabled={value === null} loading={give.isPending} onClick={() => value !== null && give.mutate({ params: { id: versionId }, body: { estimate: value / 100 } })}>{w(estimates.own === null ? 'angoff.give' : 'angoff.change')}</Button>
      </div>
      <Estimates of={estimates} needed={needed} />
    </section>
  );
}

/** A verdict with its criteria and reason. It passes only when all four are met; one that is not returns it. */
function Verdict({ versionId, onDone }: { versionId: string; onDone: (verdict: ReviewVerdict) => void }): ReactNode {
  const w = useWords(expertMessages);
  const { language } = useLanguage();
  const tell = useTellOutcome();
  const [judged, setJudged] = useState<Judged>({});
  const [reason, setReason] = useState('');
  const review = useAct(bankRoutes.reviewItems);
  useUnsaved(reason.trim() !== '' && !review.isSuccess);
  const complete = CRITERIA.every((key) => judged[key] !== undefined);
  const good = CRITERIA.every((key) => judged[key] === true);
  const say = async (verdict: ReviewVerdict): Promise<void> => {
    const outcome = await review.mutateAsync({ body: { versionIds: [versionId], verdict, reason, criteria: judged as ReviewCriteria } });
    tell(outcome);
    if (outcome.refused.length > 0) return;
    setReason('');
    setJudged({});
    onDone(verdict);
  };
  return (
    <Form layout="vertical" component="section" aria-label={w('review.criteria')}>
      {CRITERIA.map((key) => (
        <div key={key} className="bank-criterion">
          <span id={`criterion-${key}`}>{pick(REVIEW_CRITERIA[key], language)}</span>
          <Radio.Group
            aria-labelledby={`criterion-${key}`} optionType="button" size="small" value={judged[key]} onChange={(event) => setJudged({ ...judged, [key]: event.target.value as boolean })}
            options={[{ value: true, label: w('review.yes') }, { value: false, label: w('review.no') }]}
          />
        </div>
      ))}
      <Form.Item label={w('review.reason')} htmlFor="review-reason" style={{ marginTop: 12 }}>
        <Input.TextArea id="review-reason" rows={3} maxLength={500} value={reason} placeholder={w('review.reason.hint')} onChange={(event) => setReason(event.target.value)} />
      </Form.Item>
      <p className="k-muted">{w(complete ? 'review.needsAll' : 'review.missing')}</p>
      <div className="k-row">
        <Button type="primary" disabled={!good || reason.trim().length < 2} loading={review.isPending} onClick={() => void say('pass')}>{w('review.pass')}</Button>
        <Button danger disabled={!complete || good || reason.trim().length < 2} loading={review.isPending} onClick={() => void say('return')}>{w('review.return')}</Button>
      </div>
    </Form>
  );
}

interface Props {
  /** Null while it is read. */
  readonly item: ItemView | null;
  readonly onDone: () => void;
}

/** The reviewer's form beside an item: estimate, criteria, verdict, approval, and the discussion. */
export default function ReviewForm({ item, onDone }: Props): ReactNode {
  return item ? <Reviewed item={item} onDone={onDone} /> : <LoadingState />;
}

function Reviewed({ item, onDone }: { item: ItemView; onDone: () => void }): ReactNode {
  const w = useWords(expertMessages);
  const asked = useApi(bankRoutes.discussion, { params: { id: item.id } });
  const newest = item.versions[0];
  const talk = asked.data;
  if (asked.error && !talk) return <ErrorState error={asked.error} retry={() => void asked.refetch()} />;
  if (!talk) return <LoadingState />;
  if (!newest) return null;
  const reviews = item.acts.includes('return');
  return (
    <div className="k-stack">
      <div className="k-row">
        <VersionStatusTag of={newest} />
        <StateTag kind={talk.passes >= talk.reviewsNeeded ? 'handed-in' : 'checked-in'}>{w('board.passes', { given: talk.passes, needed: talk.reviewsNeeded })}</StateTag>
        <ActButtons acts={ONWARD.filter((act) => item.acts.includes(act))} versionIds={[newest.id]} onDone={onDone} />
      </div>
      {reviews && <Angoff key={newest.id} versionId={newest.id} estimates={talk.estimates} needed={talk.judgesNeeded} />}
      {reviews && <Verdict key={`verdict ${newest.id}`} versionId={newest.id} onDone={(verdict) => verdict === 'return' && onDone()} />}
      <section className="k-stack" aria-label={w('talk.title')}><h3 className="bank-h2">{w('talk.title')}</h3><Talk itemId={item.id} view={talk} /></section>
    </div>
  );
}
