import { Button, Table } from 'antd';
import { useState, type ReactNode } from 'react';
import { identityRoutes, type ReplyOf } from '@kaowu/contracts';
import { ActsHeading, ErrorState, Instant, Modal, ReasonButton, useAct, useApi, useWords } from '../../frame';
import { myMessages } from './my-messages';

type Passkey = ReplyOf<typeof identityRoutes.passkeysOf>['rows'][number];

/** Another's passkeys: a lost one is taken away, with a reason. */
export function PasskeysOf({ account }: { account: { readonly id: string; readonly name: string } }): ReactNode {
  const w = useWords(myMessages);
  const [open, setOpen] = useState(false);
  const asked = useApi(identityRoutes.passkeysOf, { params: { accountId: account.id } }, { enabled: open });
  const take = useAct(identityRoutes.takePasskey);
  return (
    <>
      <Button size="small" onClick={() => setOpen(true)}>{w('passkeys')}</Button>
      <Modal open={open} title={`${w('passkeys')} · ${account.name}`} onCancel={() => setOpen(false)} footer={null}>
        {asked.error && !asked.data ? <ErrorState error={asked.error} retry={() => void asked.refetch()} /> : (
          <Table<Passkey>
            size="small" rowKey="id" pagination={false} loading={!asked.data} dataSource={[...(asked.data?.rows ?? [])]} locale={{ emptyText: w('passkeys.none') }}
            columns={[
              { title: w('passkey.name'), dataIndex: 'name' },
              { title: w('passkey.used'), render: (_, p) => (p.usedAt ? <Instant at={p.usedAt} /> : <span className="k-muted">{w('passkey.never')}</span>) },
              {
                title: <ActsHeading />, align: 'right', render: (_, p) => (
                  <ReasonButton
                    label={w('passkey.take')} title={`${w('passkey.take')} · ${p.name}`} danger button={{ size: 'small' }} consequence={w('passkey.takeWhat', { name: account.name, passkey: p.name })}
                    onConfirm={(reason) => take.mutateAsync({ params: { accountId: account.id, id: p.id }, body: { reason } })}
                  />
                ),
              },
            ]}
          />
        )}
      </Modal>
    </>
  );
}
