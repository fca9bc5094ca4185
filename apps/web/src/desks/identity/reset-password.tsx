import { useState, type ReactNode } from 'react';
import { identityRoutes, type ReplyOf } from '@kaowu/contracts';
import { lazySoon, Once, ReasonButton, useAct, useWords } from '../../frame';
import { myMessages } from './my-messages';

const ResetDone = lazySoon(() => import('./reset-done'));

/** Gives another a temporary password and shows it this once. */
export function ResetPassword({ account }: { account: { id: string; name: string } }): ReactNode {
  const w = useWords(myMessages);
  const [given, setGiven] = useState<ReplyOf<typeof identityRoutes.resetPassword> | null>(null);
  const reset = useAct(identityRoutes.resetPassword, { onDone: setGiven });
  return (
    <>
      <ReasonButton
        label={w('resetPassword.label')} title={`${w('resetPassword.label')} · ${account.name}`} danger button={{ size: 'small' }} consequence={w('resetPassword.what', { name: account.name })}
        onConfirm={(reason) => reset.mutateAsync({ params: { accountId: account.id }, body: { reason } })}
      />
      <Once open={given !== null}><ResetDone name={account.name} given={given} onClose={() => setGiven(null)} /></Once>
    </>
  );
}
