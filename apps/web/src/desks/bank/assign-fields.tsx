import { Form } from 'antd';
import type { ReactNode } from 'react';
import { bankRoutes } from '@kaowu/contracts';
import { DayField, Select, today, useApi, useWords } from '../../frame';
import { expertMessages } from './expert-messages';

/** Who is asked to review and by which day (YYYY-MM-DD); null while not chosen. */
export interface Assignment {
  readonly reviewer: string | null;
  readonly due: string | null;
}

/** The fields of an assignment: reviewers with what they have open, and the day. */
export default function AssignFields({ value, onChange }: { value: Assignment; onChange: (value: Assignment) => void }): ReactNode {
  const w = useWords(expertMessages);
  const reviewers = useApi(bankRoutes.reviewers);
  return (
    <Form layout="vertical">
      <Form.Item label={w('assign.reviewer')} htmlFor="assign-reviewer">
        <Select<string | null>
          id="assign-reviewer" style={{ width: '100%' }} loading={reviewers.isPending} value={value.reviewer} onChange={(reviewer) => onChange({ ...value, reviewer })}
          options={(reviewers.data?.rows ?? []).map((r) => ({ value: r.id, label: w('assign.load', { name: r.name, open: r.open, overdue: r.overdue }) }))}
        />
      </Form.Item>
      <Form.Item label={w('assign.due')} htmlFor="assign-due"><DayField id="assign-due" value={value.due} onChange={(due) => onChange({ ...value, due })} min={today()} /></Form.Item>
    </Form>
  );
}
