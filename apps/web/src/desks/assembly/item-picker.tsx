import { useState } from 'react';
import { Select } from 'antd';
import type { ReactNode } from 'react';
import { assemblyRoutes, ITEM_TYPES } from '@kaowu/contracts';
import { pick, useApi, useLanguage, useWords } from '../../frame';
import { constraintMessages } from './constraint-messages';

/** Letters of an id that tell items of one element apart. */
const TOLD = 8;

interface Props {
  readonly tableId: string | null;
  readonly value: readonly string[];
  readonly label: string;
  readonly onChange: (ids: string[]) => void;
}

/** Chooses items by element code; shows nothing of what they ask. */
export function ItemPicker({ tableId, value, label, onChange }: Props): ReactNode {
  const w = useWords(constraintMessages);
  const { language } = useLanguage();
  const [search, setSearch] = useState('');
  const found = useApi(
    assemblyRoutes.blueprintItems, { params: { id: tableId ?? '' }, body: { search, ids: [...value] } }, { enabled: tableId !== null },
  );
  const options = (found.data?.rows ?? []).map(({ itemId, type, elementCode, difficulty }) => ({
    value: itemId, label: w('item.label', { code: elementCode, type: pick(ITEM_TYPES[type], language), difficulty, id: itemId.slice(0, TOLD) }),
  }));
  return (
    <Select
      mode="multiple" value={[...value]} options={options} loading={found.isFetching} disabled={tableId === null} placeholder={w('items.search')} aria-label={label}
      showSearch={{ filterOption: false, onSearch: setSearch }} maxTagCount={3} allowClear onChange={(ids: string[]) => onChange(ids)} style={{ width: '100%' }}
    />
  );
}
