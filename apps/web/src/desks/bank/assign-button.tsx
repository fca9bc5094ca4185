import type { ButtonProps } from 'antd';
import { useState, type ReactNode } from 'react';
import { bankRoutes } from '@kaowu/contracts';
import { lazySoon, ReasonButton, useAct, useWords } from '../../frame';
import type { Assignment } from './assign-fields';
import { useTellOutcome } from './bulk-outcome';
import { expertMessages } from './expert-messages';

const AssignFields = lazySoon(() => import('./assign-fields'));

/** Asks a reviewer to review versions by a day. */
export function AssignButton({ versionIds, label, size }: { versionIds: readonly string[]; label: string; size?: ButtonProps['size'] }): ReactNode {
  const w = useWords(expertMessages);
  const tell = useTellOutcome();
  const [asked, setAsked] = useState<Assignment>({ reviewer: null, due: null });
  const { reviewer, due } = asked;
  const assign = useAct(bankRoutes.assignReview, { silent: true, renews: [bankRoutes.boardCards, bankRoutes.reviewers, bankRoutes.reviewAssignments, bankRoutes.discussion] });
  return (
    <ReasonButton
      label={label} title={w('assign.button')} consequence={w('assign.what', { count: versionIds.length })} ready={reviewer !== null && due !== null}
      button={{ disabled: versionIds.length === 0, ...(size ? { size } : {}) }}
      onConfirm={async (reason) => tell(await assign.mutateAsync({ body: { versionIds: [...versionIds], reviewerId: reviewer ?? '', dueOn: due ?? '', reason } }))}
    >
      <AssignFields value={asked} onChange={setAsked} />
    </ReasonButton>
  );
}
