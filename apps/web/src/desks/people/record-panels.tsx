import { Descriptions, Table, Tag } from 'antd';
import { useState, type ReactNode } from 'react';
import { peopleRoutes, POSTS, type PersonView, type PostView, type QualificationView, type RelationView } from '@kaowu/contracts';
import { ActsHeading, pick, ReasonButton, StateTag, useAct, useLanguage, useWords, DayField } from '../../frame';
import { CardState } from './card-state';
import { messages } from './messages';

/** A titled part of a record with its action. */
export function RecordPanel({ title, action, children }: { title: string; action?: ReactNode; children: ReactNode }): ReactNode {
  return (
    <section className="k-panel" aria-label={title}>
      <div className="k-row" style={{ justifyContent: 'space-between', marginBottom: 8 }}>
        <h2 style={{ fontSize: 16, margin: 0 }}>{title}</h2>
        {action}
      </div>
      {children}
    </section>
  );
}

/** Who the person is. */
export function Particulars({ person: p }: { person: PersonView }): ReactNode {
  const w = useWords(messages);
  const { engagement: e } = p;
  return (
    <Descriptions
      size="small" column={{ xs: 1, lg: 2 }}
      items={[
        { key: 'id', label: w('idNumber'), children: <code>{p.idNumberMasked ?? '—'}</code> },
        { key: 'sex', label: w('sex'), children: p.sex ? w(p.sex) : '—' },
        { key: 'employer', label: w('employer'), children: p.employer },
        { key: 'training', label: w('trainingBody'), children: p.trainingBody ?? '—' },
        ...(e
          ? [
              { key: 'contract', label: w('engagement'), children: `${e.contractNo} · ${e.scope} · ${e.validFrom} – ${e.validTo}` },
              { key: 'secret', label: w('confidentiality'), children: e.confidentialitySignedOn },
            ]
          : []),
        ...(p.leftOn ? [{ key: 'left', label: w('leftOn'), children: <StateTag kind="absent">{p.leftOn}</StateTag> }] : []),
      ]}
    />
  );
}

function LastDayButton(props: { label: string; consequence: string; act: (lastDay: string, reason: string) => Promise<unknown> }): ReactNode {
  const w = useWords(messages);
  const [lastDay, setLastDay] = useState<string | null>(null);
  return (
    <ReasonButton label={props.label} title={props.label} danger button={{ size: 'small' }} consequence={props.consequence} ready={lastDay !== null} onConfirm={(reason) => props.act(lastDay ?? '', reason)}>
      <p><DayField value={lastDay} onChange={setLastDay} aria-label={w('lastDay')} /></p>
    </ReasonButton>
  );
}

/** Posts with their days. */
export function PostsTable({ person, editable }: { person: PersonView; editable: boolean }): ReactNode {
  const w = useWords(messages);
  const { language } = useLanguage();
  const end = useAct(peopleRoutes.endPost, { silent: true });
  return (
    <Table<PostView>
      size="small" rowKey="id" pagination={false} dataSource={person.posts} locale={{ emptyText: <span className="k-muted">{w('posts.none')}</span> }} scroll={{ x: 'max-content' }}
      columns={[
        { title: w('post'), render: (_, p) => pick(POSTS[p.post], language) },
        { title: w('from'), dataIndex: 'from' },
        { title: w('to'), render: (_, p) => p.to ?? w('now') },
        {
          title: <ActsHeading />, align: 'right',
          render: (_, p) => editable && p.to === null && (
            <LastDayButton label={w('endPost')} consequence={w('endPost.what', { name: person.name, post: pick(POSTS[p.post], language) })} act={(lastDay, reason) => end.mutateAsync({ params: { personId: person.id, postId: p.id }, body: { lastDay, reason } })} />
          ),
        },
      ]}
    />
  );
}

/** Cards with their validity. */
export function CardsTable({ person, editable }: { person: PersonView; editable: boolean }): ReactNode {
  const w = useWords(messages);
  const revoke = useAct(peopleRoutes.revokeQualification, { silent: true });
  return (
    <Table<QualificationView>
      size="small" rowKey="id" pagination={false} dataSource={person.qualifications} locale={{ emptyText: <span className="k-muted">{w('cards.none')}</span> }} scroll={{ x: 'max-content' }}
      columns={[
        { title: w('kind'), render: (_, q) => w(`kind.${q.kind}`) },
        { title: w('occupationCode'), dataIndex: 'occupationCode' },
        { title: w('cardNo'), dataIndex: 'cardNo' },
        { title: w('issuer'), dataIndex: 'issuer' },
        { title: w('validity'), render: (_, q) => `${q.validFrom} – ${q.revokedOn ?? q.validTo}` },
        { title: w('state'), render: (_, q) => <CardState state={q.state} /> },
        {
          title: <ActsHeading />, align: 'right',
          render: (_, q) => editable && q.revokedOn === null && q.state !== 'lapsed' && (
            <LastDayButton label={w('revoke')} consequence={w('revoke.what', { name: person.name, cardNo: q.cardNo })} act={(lastDay, reason) => revoke.mutateAsync({ params: { personId: person.id, qualificationId: q.id }, body: { lastDay, reason } })} />
          ),
        },
      ]}
    />
  );
}

/** The training log, the newest first. */
export function TrainingsTable({ person }: { person: PersonView }): ReactNode {
  const w = useWords(messages);
  return (
    <Table
      size="small" rowKey="id" pagination={false} dataSource={person.trainings} locale={{ emptyText: <span className="k-muted">{w('trainings.none')}</span> }} scroll={{ x: 'max-content' }}
      columns={[
        { title: w('heldOn'), dataIndex: 'heldOn' },
        { title: w('training.kind'), render: (_, t) => w(`training.${t.kind}`) },
        { title: w('topic'), dataIndex: 'topic' },
        { title: w('hours'), dataIndex: 'hours', align: 'right' },
        { title: w('evidence'), dataIndex: 'evidence' },
      ]}
    />
  );
}

/** Declared relations, also those that the other side declared. */
export function RelationsTable({ person, editable }: { person: PersonView; editable: boolean }): ReactNode {
  const w = useWords(messages);
  const withdraw = useAct(peopleRoutes.withdrawRelation, { silent: true });
  return (
    <Table<RelationView>
      size="small" rowKey="id" pagination={false} dataSource={person.relations} locale={{ emptyText: <span className="k-muted">{w('relations.none')}</span> }} scroll={{ x: 'max-content' }}
      columns={[
        { title: w('kind'), render: (_, r) => w(`r.${r.kind}`) },
        { title: w('with'), render: (_, r) => <>{r.withEmployer ?? r.withName ?? ''} {r.withIdNumberMasked && <code className="k-muted">{r.withIdNumberMasked}</code>}</> },
        { title: w('note'), dataIndex: 'note' },
        { title: w('declaredOn'), render: (_, r) => <>{r.declaredOn} {!r.own && <Tag>{w('relation.byOther')}</Tag>} {r.withdrawnOn && <span className="k-muted">{w('withdrawn', { day: r.withdrawnOn })}</span>}</> },
        {
          title: <ActsHeading />, align: 'right',
          render: (_, r) => editable && r.own && r.withdrawnOn === null && (
            <ReasonButton label={w('withdraw')} title={w('withdraw')} danger button={{ size: 'small' }} consequence={w('withdraw.what')} onConfirm={(reason) => withdraw.mutateAsync({ params: { personId: person.id, relationId: r.id }, body: { reason } })} />
          ),
        },
      ]}
    />
  );
}
