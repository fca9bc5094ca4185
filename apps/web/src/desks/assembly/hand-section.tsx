import { useState } from 'react';
import { Button, Input, Select, Table, Tag } from 'antd';
import { ArrowDownOutlined, ArrowUpOutlined } from '@ant-design/icons';
import type { ReactNode } from 'react';
import { assemblyRoutes, IMPORTANCES, type HandItem, type Importance } from '@kaowu/contracts';
import { ActsHeading, pick, StateTag, useApi, useLanguage, useWords } from '../../frame';
import { handMessages } from './hand-messages';

const PAGE = 10;

function Flags({ item }: { item: HandItem }): ReactNode {
  const w = useWords(handMessages);
  return (
    <>
      {item.enemyOf !== null && <StateTag kind="attention">{w('enemy', { serial: item.enemyOf })}</StateTag>}
      {item.earlier && <Tag>{w('earlier')}</Tag>}
      {item.stimulus && <Tag>{w('stimulus')}</Tag>}
    </>
  );
}

/** Columns that tell an item without what it asks. */
function useItemColumns() {
  const w = useWords(handMessages);
  const { language } = useLanguage();
  return [
    { title: w('serial'), width: 70, render: (_: unknown, item: HandItem) => `#${item.serial}` },
    { title: w('element'), dataIndex: 'elementCode' },
    { title: w('importance'), width: 100, render: (_: unknown, item: HandItem) => (item.importance === null ? '—' : <span title={pick(IMPORTANCES[item.importance], language)}>{item.importance}</span>) },
    { title: w('difficulty'), dataIndex: 'difficulty', width: 80 },
    { title: w('flags'), render: (_: unknown, item: HandItem) => <Flags item={item} /> },
  ];
}

interface Props {
  readonly versionId: string;
  readonly section: number;
  readonly chosen: readonly string[];
  /** Items of all sections of the form. */
  readonly all: readonly string[];
  readonly onChange: (ids: readonly string[]) => void;
}

function Chosen({ versionId, section, chosen, all, onChange }: Props): ReactNode {
  const w = useWords(handMessages);
  const columns = useItemColumns();
  const asked = useApi(assemblyRoutes.handItems, { params: { id: versionId }, body: { section, ids: [...chosen], chosen: [...all], limit: 1 } }, { enabled: chosen.length > 0 });
  const byId = new Map((asked.data?.rows ?? []).map((item) => [item.itemId, item] as const));
  const rows = chosen.flatMap((id) => byId.get(id) ?? []);
  const move = (id: string, by: number): void => {
    const from = chosen.indexOf(id);
    const next = chosen.filter((own) => own !== id);
    onChange([...next.slice(0, from + by), id, ...next.slice(from + by)]);
  };
  return (
    <Table<HandItem>
      size="small" rowKey="itemId" dataSource={rows} scroll={{ x: 'max-content' }} locale={{ emptyText: w('chosen.none') }} pagination={{ pageSize: PAGE, hideOnSinglePage: true, showSizeChanger: false }}
      columns={[...columns, {
        title: <ActsHeading />, width: 150,
        render: (_, item) => (
          <span className="k-row">
            <Button size="small" type="text" icon={<ArrowUpOutlined />} aria-label={w('up.of', { serial: item.serial })} disabled={chosen[0] === item.itemId} onClick={() => move(item.itemId, -1)} />
            <Button size="small" type="text" icon={<ArrowDownOutlined />} aria-label={w('down.of', { serial: item.serial })} disabled={chosen.at(-1) === item.itemId} onClick={() => move(item.itemId, 1)} />
            <Button size="small" aria-label={w('remove.of', { serial: item.serial })} onClick={() => onChange(chosen.filter((id) => id !== item.itemId))}>{w('remove')}</Button>
          </span>
        ),
      }]}
    />
  );
}

/** A section of a paper: what is chosen, in its order, and what may be chosen. */
export function HandSection(props: Props): ReactNode {
  const { versionId, section, chosen, all, onChange } = props;
  const w = useWords(handMessages);
  const { language } = useLanguage();
  const columns = useItemColumns();
  const [page, setPage] = useState(1);
  const [under, setUnder] = useState('');
  const [importance, setImportance] = useState<Importance | undefined>();
  const asked = useApi(assemblyRoutes.handItems, {
    params: { id: versionId },
    body: { section, chosen: [...all], under: under.trim().toUpperCase(), offset: (page - 1) * PAGE, limit: PAGE, ...(importance === undefined ? {} : { importance }) },
  });
  return (
    <div className="k-stack">
      <h2 style={{ margin: 0, fontSize: 14 }}>{w('chosen')}</h2>
      <Chosen {...props} />
      <div className="k-row">
        <h2 style={{ margin: 0, fontSize: 14 }}>{w('candidates')}</h2>
        <Input style={{ width: 140 }} aria-label={w('under')} placeholder={w('under.hint')} value={under} onChange={(e) => { setUnder(e.target.value); setPage(1); }} />
        <Select<Importance>
          style={{ width: 140 }} allowClear aria-label={w('importance')} placeholder={w('any')} {...(importance === undefined ? {} : { value: importance })} onChange={(value?: Importance) => { setImportance(value); setPage(1); }}
          options={(['X', 'Y', 'Z'] as const).map((value) => ({ value, label: `${value} ${pick(IMPORTANCES[value], language)}` }))}
        />
      </div>
      <Table<HandItem>
        size="small" rowKey="itemId" loading={asked.isPending} dataSource={asked.data?.rows ?? []} scroll={{ x: 'max-content' }}
        pagination={{ current: page, pageSize: PAGE, total: asked.data?.total ?? 0, showSizeChanger: false, onChange: setPage }}
        columns={[...columns, {
          title: <ActsHeading />, width: 90,
          render: (_, item) => <Button size="small" aria-label={w('add.of', { serial: item.serial })} onClick={() => onChange([...chosen, item.itemId])}>{w('add')}</Button>,
        }]}
      />
    </div>
  );
}
