import { useState } from 'react';
import { Alert, Button, Checkbox, Input, Radio } from 'antd';
import type { ReactNode } from 'react';
import { markingRoutes, type ExaminerChoice, type GroupView, type MarkingSessionView } from '@kaowu/contracts';
import { EmptyState, pick, ReasonButton, StateTag, useAct, useApi, useLanguage, useSession, useUnsaved, useWords } from '../../frame';
import { messages } from './messages';

function GroupCard({ group, open }: { group: GroupView; open: boolean }): ReactNode {
  const w = useWords(messages);
  const dissolve = useAct(markingRoutes.dissolveGroup);
  return (
    <section className="k-panel k-stack" aria-label={group.name}>
      <div className="k-row">
        <strong>{group.name}</strong>
        {group.briefedAt ? <StateTag kind="handed-in">{w('grp.briefed')}</StateTag> : <StateTag kind="attention">{w('grp.notBriefed')}</StateTag>}
        {group.signedAt && <StateTag kind="handed-in">{w('grp.signed')}</StateTag>}
        {open && (
          <ReasonButton label={w('grp.dissolve')} title={w('grp.dissolve')} danger consequence={w('grp.dissolveWhat', { count: group.members.length })} onConfirm={(reason) => dissolve.mutateAsync({ params: { groupId: group.id }, body: { reason } })} />
        )}
      </div>
      <div className="k-row">
        {group.members.map((m) => (
          <span key={m.personId}>
            {m.leader && <StateTag kind="checked-in">{w('grp.leader')}</StateTag>} {m.assigned > 0 ? w('grp.load', { name: m.name, done: m.scored, all: m.assigned }) : m.name}
          </span>
        ))}
      </div>
    </section>
  );
}

interface PersonProps {
  readonly person: ExaminerChoice;
  readonly chosen: boolean;
  readonly leader: boolean;
  /** True for members of a group of this session. */
  readonly serving: boolean;
  readonly onChoose: (chosen: boolean) => void;
  readonly onLead: () => void;
}

/** All reasons; of one kind (many candidates of one employer) the first two and how many more. */
function Reasons({ of }: { of: ExaminerChoice }): ReactNode {
  const w = useWords(messages);
  const { language } = useLanguage();
  const codes = [...new Set(of.refusals.map((r) => r.code))];
  return (
    <ul className="marking-reasons">
      {codes.map((code) => {
        const alike = of.refusals.filter((r) => r.code === code);
        return (
          <li key={code}>
            {alike.slice(0, 2).map((r) => pick(r, language)).join('；')}
            {alike.length > 2 && ` · ${w('grp.more', { n: alike.length - 2 })}`}
          </li>
        );
      })}
    </ul>
  );
}

function PersonLine({ person, chosen, leader, serving, onChoose, onLead }: PersonProps): ReactNode {
  const w = useWords(messages);
  const free = person.refusals.length === 0;
  return (
    <div className="marking-person">
      <Checkbox aria-label={person.name} disabled={!free} checked={chosen} onChange={(e) => onChoose(e.target.checked)} />
      <div className="marking-person-body">
        <div className="k-row">
          <strong>{person.name}</strong>
          {person.senior && <span className="k-muted">{w('grp.senior')}</span>}
          {free ? <StateTag kind="handed-in">{w('grp.free')}</StateTag> : serving ? <StateTag kind="checked-in">{w('grp.inGroup')}</StateTag> : <StateTag kind="broken">{w('grp.refused')}</StateTag>}
          {person.previous && <span className="k-muted">{w('grp.previous')}</span>}
          {person.running > 0 && <span className="k-muted">{w('grp.running', { n: person.running })}</span>}
        </div>
        {!free && !serving && <Reasons of={person} />}
      </div>
      {chosen && <Radio checked={leader} onChange={onLead}>{w('grp.choose')}</Radio>}
    </div>
  );
}

function Former({ view }: { view: MarkingSessionView }): ReactNode {
  const w = useWords(messages);
  const asked = useApi(markingRoutes.examinerChoices, { params: { sessionId: view.sessionId } });
  const [memberIds, setMemberIds] = useState<readonly string[]>([]);
  const [leaderId, setLeaderId] = useState('');
  const [name, setName] = useState('');
  const form = useAct(markingRoutes.formGroup, {
    onDone: () => {
      setMemberIds([]);
      setLeaderId('');
      setName('');
    },
  });
  useUnsaved(memberIds.length > 0);
  const serving = new Set(view.groupList.flatMap((g) => g.members.map((m) => m.personId)));
  const shownName = name || w('grp.default', { n: view.groupList.length + 1 });
  const { rules } = view;
  const rule = w('grp.rule', { min: rules.minExaminersPerGroup, odd: rules.examinersOdd ? w('grp.odd') : '', per: rules.candidatesPerExaminer, running: rules.maxRunning, changed: rules.minChangedPercent });
  const submit = (): void => form.mutate({ params: { sessionId: view.sessionId }, body: { name: shownName, memberIds: [...memberIds], leaderId } });
  return (
    <section className="k-panel k-stack" aria-label={w('grp.form')}>
      <div className="k-row"><strong>{w('grp.form')}</strong><span className="k-muted">{rule}</span></div>
      <div>
        {(asked.data?.examiners ?? []).map((person) => (
          <PersonLine
            key={person.personId} person={person} chosen={memberIds.includes(person.personId)} leader={leaderId === person.personId}
            serving={serving.has(person.personId)}
            onChoose={(on) => setMemberIds(on ? [...memberIds, person.personId] : memberIds.filter((id) => id !== person.personId))}
            onLead={() => setLeaderId(person.personId)}
          />
        ))}
      </div>
      <div className="k-row">
        <Input aria-label={w('grp.name')} style={{ width: 200 }} maxLength={40} value={name} placeholder={shownName} onChange={(e) => setName(e.target.value)} />
        <span className="k-muted">{w('grp.count', { n: memberIds.length })}</span>
        <Button type="primary" loading={form.isPending} disabled={memberIds.length === 0 || !memberIds.includes(leaderId)} onClick={submit}>{w('grp.save')}</Button>
      </div>
    </section>
  );
}

/** Groups of the session; before opening, everybody who could join one, and why others cannot. */
export function GroupsPanel({ view }: { view: MarkingSessionView }): ReactNode {
  const w = useWords(messages);
  const { can } = useSession();
  const open = can('marking.manage') && (view.stage === 'waiting' || view.stage === 'planned');
  return (
    <div className="k-stack">
      {view.groupList.length === 0 && (open ? <Alert type="info" showIcon title={w('grp.none')} description={w('grp.noneHint')} /> : <EmptyState title={w('grp.none')} hint={w('grp.noneHint')} />)}
      {view.groupList.map((group) => <GroupCard key={group.id} group={group} open={open} />)}
      {open && <Former view={view} />}
    </div>
  );
}
