import { Form, Select, type ButtonProps } from 'antd';
import { useState, type ReactNode } from 'react';
import { bankRoutes } from '@kaowu/contracts';
import { ReasonButton, useAct, useApi, useWords, DayField } from '../../frame';
import { useTellOutcome } from './bulk-outcome';
import { expertMessages } from './expert-messages';
import { today } from './today';

/** Asks a reviewer to review versions by a day. */
export function AssignButton({ versionIds, label, size }: { versionIds: readonly string[]; label: string; size?: ButtonProps['size'] }): ReactNode {
  const w = useWords(expertMessages);
  const tell = useTellOutcome();
  const [reviewer, setReviewer] = useState<string | null>(null);
  const [due, setDue] = useState<string | null>(null);
  const reviewers = useApi(bankRoutes.reviewers);
  const assign = useAct(bankRoutes.assignReview, { silent: true, renews: [bankRoutes.boardCards, bankRoutes.reviewers, bankRoutes.reviewAssignments, bankRoutes.discussion] });
  return (
    <ReasonButton
      label={label} title={w('assign.button')} consequence={w('assign.what', { count: versionIds.length })} ready={reviewer !== null && due !== null}
      button={{ disabled: versionIds.length === 0, ...(size ? { size } : {}) }}
      onConfirm={async (reason) => tell(await assign.mutateAsync({ body: { versionIds: [...versionIds], reviewerId: reviewer ?? '', dueOn: due ?? '', reason } }))}
    >
      <Form layout="vertical">
        <Form.Item label={w('assign.reviewer')} htmlFor="assign-reviewer">
          <Select id="assign-reviewer" value={reviewer} onChange={setReviewer} options={(reviewers.data?.rows ?? []).map((r) => ({ value: r.id, label: w('assign.load', { name: r.name, open: r.open, overdue: r.overdue }) }))} />
        </Form.Item>
        <Form.Item label={w('assign.due')} htmlFor="assign-due"><DayField id="assign-due" value={due} onChange={setDue} min={today()} /></Form.Item>
      </Form>
    </ReasonButton>
  );
}
