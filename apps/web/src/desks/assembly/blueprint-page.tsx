import { useState } from 'react';
import { Button, Table } from 'antd';
import { useNavigate, useParams } from 'react-router';
import type { ReactNode } from 'react';
import { assemblyRoutes, ITEM_TYPES, type BlueprintVersionView } from '@kaowu/contracts';
import { Instant, Page, pick, PointsText, ReasonButton, useAct, useApi, useLanguage, useSession, useWords } from '../../frame';
import { BlueprintForm, draftOf } from './blueprint-form';
import { FeasibilityPanel } from './feasibility-panel';
import { constraintDraftOf, countOf } from './constraint-draft';
import { constraintMessages } from './constraint-messages';
import { Digest } from './digest';
import { VersionState } from './labels';
import { DrawButton } from './draw-button';
import { handMessages } from './hand-messages';
import { messages } from './messages';
import './assembly.css';

function Sign({ version }: { version: BlueprintVersionView }): ReactNode {
  const w = useWords(messages);
  const { can, who } = useSession();
  const approve = useAct(assemblyRoutes.approveBlueprint);
  if (version.state === 'approved') return <>{w('blueprint.approvedBy', { name: version.approver?.name ?? '' })} <Instant at={version.approvedAt} /></>;
  if (!can('bank.approve') || who?.account.id === version.author.id) return <VersionState state="draft" />;
  return (
    <ReasonButton
      label={w('blueprint.approve')} button={{ size: 'small', type: 'primary' }} title={w('blueprint.approve')} consequence={w('blueprint.approveWhat', { version: version.version })}
      onConfirm={(reason) => approve.mutateAsync({ params: { id: version.id }, body: { reason } })}
    />
  );
}

function Versions({ versions }: { versions: readonly BlueprintVersionView[] }): ReactNode {
  const w = useWords(messages);
  return (
    <Table<BlueprintVersionView>
      size="small" rowKey="id" pagination={false} dataSource={[...versions]} scroll={{ x: 'max-content' }}
      columns={[
        { title: w('version'), dataIndex: 'version', width: 70 },
        { title: w('author'), render: (_, v) => v.author.name },
        { title: w('at'), render: (_, v) => <Instant at={v.createdAt} /> },
        { title: w('state'), render: (_, v) => <Sign version={v} /> },
        { title: w('blueprint.digest'), render: (_, v) => <Digest value={v.digest} /> },
      ]}
    />
  );
}

function Asked({ version: { spec } }: { version: BlueprintVersionView }): ReactNode {
  const w = useWords(messages);
  const c = useWords(constraintMessages);
  const count = countOf(constraintDraftOf(spec.constraints));
  const { language } = useLanguage();
  return (
    <dl className="assembly-facts">
      {spec.sections.map((section, i) => (
        <div key={i} style={{ display: 'contents' }}>
          <dt>{section.title}</dt>
          <dd>{pick(ITEM_TYPES[section.type], language)} · {w('sections.count', { count: section.count, points: section.pointsEach / 100 })}{section.ranges.length > 0 && ` · ${section.ranges.join(' ')}`}</dd>
        </div>
      ))}
      <dt>{w('points')}</dt><dd><PointsText value={spec.sections.reduce((sum, { count, pointsEach }) => sum + count * pointsEach, 0)} /></dd>
      <dt>{w('duration')}</dt><dd>{spec.durationMinutes}</dd>
      <dt>{w('difficulty')}</dt><dd>{spec.difficulty.target} ± {spec.difficulty.tolerance}</dd>
      {count > 0 && <><dt>{c('constraints')}</dt><dd>{c('constraints.count', { count })}</dd></>}
      <dt>{w('tier')}</dt><dd>{w(`tier.${spec.tier}`)}</dd>
    </dl>
  );
}

/** A blueprint: its newest version with the two-way table as the bank stands now, all versions, and the builder for the next. */
export default function BlueprintPage(): ReactNode {
  const w = useWords(messages);
  const h = useWords(handMessages);
  const go = useNavigate();
  const { can } = useSession();
  const { blueprintId = '' } = useParams();
  const [editing, setEditing] = useState(false);
  const asked = useApi(assemblyRoutes.blueprint, { params: { id: blueprintId } });
  const add = useAct(assemblyRoutes.addBlueprintVersion, { onDone: () => setEditing(false) });
  const newest = asked.data?.versions[0];
  const signed = asked.data?.versions.find((v) => v.state === 'approved');
  const actions = !editing && (
    <>
      {can('blueprint.write') && <Button onClick={() => setEditing(true)}>{w('blueprint.newVersion')}</Button>}
      {signed && can('paper.manage') && <Button onClick={() => void go(`/blueprints/${blueprintId}/hand/${signed.id}`)}>{h('open')}</Button>}
      {signed && can('paper.manage') && <DrawButton versionId={signed.id} />}
    </>
  );
  return (
    <Page title={newest?.spec.title ?? w('blueprint.edit')} of={asked} actions={actions}>
      {newest && editing && (
        <BlueprintForm
          initial={draftOf(newest.spec)} saveLabel={w('blueprint.saveVersion', { version: newest.version + 1 })} saving={add.isPending}
          onSave={(body) => add.mutate({ params: { id: blueprintId }, body })} onCancel={() => setEditing(false)}
        />
      )}
      {newest && !editing && (
        <div className="assembly-builder">
          <div className="k-stack">
            <section className="k-panel"><Asked version={newest} /></section>
            <section className="k-panel" aria-label={w('blueprint.versions')}><h2 style={{ fontSize: 16, marginTop: 0 }}>{w('blueprint.versions')}</h2><Versions versions={asked.data?.versions ?? []} /></section>
          </div>
          <div className="assembly-fit"><FeasibilityPanel spec={newest.spec} /></div>
        </div>
      )}
    </Page>
  );
}
