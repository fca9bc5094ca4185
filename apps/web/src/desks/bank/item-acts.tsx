import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useNavigate } from 'react-router';
import { bankRoutes, versionAct, type VersionAct } from '@kaowu/contracts';
import { ReasonButton, useAct, useApi, useSession, useWords } from '../../frame';
import { useTellOutcome } from './bulk-outcome';
import { itemMessages } from './item-messages';
import { messages } from './messages';

/** The acts that a person can ask for. */
export type ItemAct = Exclude<VersionAct, 'replace'>;

const DANGEROUS: readonly ItemAct[] = ['return', 'retire'];

/** Runs an act on versions and tells what came of it. */
export function useItemActs(onDone?: () => void): (act: ItemAct, versionIds: readonly string[], reason: string) => Promise<unknown> {
  const tell = useTellOutcome();
  const options = { silent: true } as const;
  const submit = useAct(bankRoutes.submitItems, options);
  const withdraw = useAct(bankRoutes.withdrawItems, options);
  const forward = useAct(bankRoutes.forwardItems, options);
  const review = useAct(bankRoutes.reviewItems, options);
  const approve = useAct(bankRoutes.approveItems, options);
  const retire = useAct(bankRoutes.retireItems, options);
  return async (act, versionIds, reason) => {
    const body = { versionIds: [...versionIds], reason };
    const outcome = await (
      act === 'submit' ? submit.mutateAsync({ body })
        : act === 'withdraw' ? withdraw.mutateAsync({ body })
          : act === 'forward' ? forward.mutateAsync({ body })
          : act === 'approve' ? approve.mutateAsync({ body })
            : act === 'retire' ? retire.mutateAsync({ body })
              : review.mutateAsync({ body: { ...body, verdict: act } })
    );
    tell(outcome);
    onDone?.();
  };
}

/** The permission that each act takes. */
const PERMISSION = { submit: 'bank.write', withdraw: 'bank.write', pass: 'bank.review', forward: 'bank.review', return: 'bank.review', approve: 'bank.approve', retire: 'bank.approve' } as const satisfies Record<ItemAct, string>;

/** What a holder of these permissions may try on a version in that status, by the workflow in force; the server decides for each. */
export function useActsForStatus(): (status: string) => ItemAct[] {
  const { can } = useSession();
  const steps = useApi(bankRoutes.workflow).data?.steps ?? [];
  return (status) => versionAct.options.flatMap((act) => (act !== 'replace' && can(PERMISSION[act]) && steps.some((s) => s.from === status && s.act === act) ? [act] : []));
}

/** Buttons for acts on versions, each asking a reason and saying how many it concerns. */
export function ActButtons({ acts, versionIds, onDone }: { acts: readonly ItemAct[]; versionIds: readonly string[]; onDone?: () => void }): ReactNode {
  const w = useWords(messages);
  const run = useItemActs(onDone);
  return acts.map((act) => (
    <ReasonButton
      key={act} label={w(`act.${act}`)} title={w(`act.${act}`)} consequence={w(`act.${act}.what`, { count: versionIds.length })} danger={DANGEROUS.includes(act)}
      button={{ disabled: versionIds.length === 0, type: act === 'approve' || act === 'pass' || act === 'forward' || act === 'submit' ? 'primary' : 'default' }}
      onConfirm={(reason) => run(act, versionIds, reason)}
    />
  ));
}

/** The way to a new item on the material of this one. */
export function SameMaterialButton({ tableId, itemId }: { tableId: string; itemId: string }): ReactNode {
  const w = useWords(itemMessages);
  const navigate = useNavigate();
  return <Button onClick={() => void navigate(`/bank/tables/${tableId}/items/new?with=${itemId}`)}>{w('stimulus.again')}</Button>;
}

/** The way to the editor. */
export function EditButton({ itemId }: { itemId: string }): ReactNode {
  const w = useWords(messages);
  const navigate = useNavigate();
  return <Button onClick={() => void navigate(`/bank/items/${itemId}/edit`)}>{w('item.edit')}</Button>;
}
