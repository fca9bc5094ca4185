import { Table } from 'antd';
import type { ReactNode } from 'react';
import { bankRoutes, type ItemStatistics as Figures } from '@kaowu/contracts';
import { useApi, useWords } from '../../frame';
import { expertMessages } from './expert-messages';

const percent = (share: number): string => `${(share * 100).toFixed(1)}%`;

/** Facility, discrimination and options of an item, by version. */
export default function ItemStatistics({ itemId }: { itemId: string }): ReactNode {
  const w = useWords(expertMessages);
  const asked = useApi(bankRoutes.itemStatistics, { params: { id: itemId } });
  if (!asked.data) return null;
  if (asked.data.versions.length === 0) return <p className="k-muted">{w('stat.none')}</p>;
  return (
    <div className="k-stack">
      {asked.data.versions.map((v) => (
        <div key={v.versionId}>
          <div className="k-row"><strong>v{v.version}</strong><span>{w('stat.responses')} {v.responses}</span><span>{w('stat.facility')} {v.facility.toFixed(2)}</span><span>{w('stat.discrimination')} {v.discrimination?.toFixed(2) ?? w('none')}</span><span className="k-muted">{w('stat.omitted', { count: v.omitted })}</span>{v.calibrated !== null && <span>{w('stat.calibrated', { value: v.calibrated.toFixed(2) })}</span>}</div>
          {v.options.length > 0 && (
            <Table<Figures['options'][number]>
              rowKey="id" size="small" pagination={false} dataSource={v.options}
              columns={[
                { title: w('stat.option'), render: (_, o) => <>{o.id}{o.right && ` · ${w('stat.right')}`}</> },
                { title: w('stat.chosen'), align: 'right', dataIndex: 'chosen' },
                { title: w('stat.share'), align: 'right', render: (_, o) => percent(o.share) },
                { title: w('stat.discrimination'), align: 'right', render: (_, o) => o.discrimination?.toFixed(2) ?? w('none') },
              ]}
            />
          )}
        </div>
      ))}
    </div>
  );
}
