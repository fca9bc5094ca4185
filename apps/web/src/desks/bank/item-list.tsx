import { Select, InputNumber } from 'antd';
import { useState, type ReactNode } from 'react';
import { bankRoutes, itemType, ITEM_TYPES, type ItemType, type ReplyOf, type VersionState } from '@kaowu/contracts';
import { DataTable, pick, useLanguage, useWords } from '../../frame';
import { ActButtons, useActsForState } from './item-acts';
import { Difficulty, TypeName, VersionStateTag } from './labels';
import { messages } from './messages';

type Row = ReplyOf<typeof bankRoutes.items>['rows'][number];

export interface ItemListProps {
  readonly tableId: string;
  readonly under: string;
  readonly state: VersionState | undefined;
  readonly chosen: string | null;
  readonly onChoose: (itemId: string) => void;
}

/** The items of a table under a range, with filters, a selection that survives paging, and acts for the selection. */
export function ItemList({ tableId, under, state, chosen, onChoose }: ItemListProps): ReactNode {
  const w = useWords(messages);
  const { language } = useLanguage();
  const [type, setType] = useState<ItemType | undefined>();
  const [serial, setSerial] = useState<number | null>(null);
  const [selected, setSelected] = useState<readonly string[]>([]);
  const actsFor = useActsForState();
  const query = { tableId, ...(under === '' ? {} : { under }), ...(type ? { type } : {}), ...(state ? { state } : {}), ...(serial === null ? {} : { serial }) };
  return (
    <DataTable
      key={JSON.stringify(query)} route={bankRoutes.items} call={{ query }} rowKey="versionId" empty={{ title: w('list.empty'), hint: w('list.emptyHint') }}
      onRow={(row: Row) => onChoose(row.id)}
      {...(state && actsFor(state).length > 0 ? { selection: { selectedRowKeys: [...selected], preserveSelectedRowKeys: true, onChange: (keys: readonly React.Key[]) => setSelected(keys.map(String)) } } : {})}
      tools={
        <>
          <Select
            allowClear placeholder={w('list.type')} aria-label={w('list.type')} style={{ width: 140 }} value={type} onChange={setType}
            options={itemType.options.map((value) => ({ value, label: pick(ITEM_TYPES[value], language) }))}
          />
          <InputNumber min={1} precision={0} placeholder={w('list.number')} aria-label={w('list.number')} value={serial} onChange={(value) => setSerial(value)} />
          {state && selected.length > 0 && <><span>{w('list.selected', { count: selected.length })}</span><ActButtons acts={actsFor(state)} versionIds={selected} onDone={() => setSelected([])} /></>}
        </>
      }
      columns={[
        { title: w('list.number'), dataIndex: 'serial', width: 64, align: 'right' },
        {
          title: w('list.stem'),
          render: (_, row: Row) => (
            <div className={row.id === chosen ? 'bank-item bank-item-chosen' : 'bank-item'}>
              <div>{row.excerpt}</div>
              <div className="k-row bank-code"><VersionStateTag state={row.state} />{row.approvedVersion !== null && row.approvedVersion !== row.version && <span>{w('list.inUse', { version: row.approvedVersion })}</span>}<TypeName type={row.type} /><span>{row.elementCode}</span><Difficulty facility={row.difficulty} /><span>{row.writer}</span></div>
            </div>
          ),
        },
      ]}
    />
  );
}
