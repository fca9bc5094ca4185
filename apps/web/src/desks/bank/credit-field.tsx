import { Form, Radio } from 'antd';
import type { ReactNode } from 'react';
import { ITEM_TYPES, type ItemType } from '@kaowu/contracts';
import { useWords } from '../../frame';
import { itemMessages } from './item-messages';

const SHARED = ['multiple', 'matching', 'ordering', 'fill_in'] as const;

/** How an answer that is right in part is paid; only where a type knows such answers. */
export function CreditField({ type }: { type: ItemType }): ReactNode {
  const w = useWords(itemMessages);
  const kind = SHARED.find((t) => t === type);
  if (kind === undefined || ITEM_TYPES[type].credit === null) return null;
  return (
    <Form.Item name="credit" label={w('credit.label')} extra={w(`credit.${kind}`)}>
      <Radio.Group options={[{ value: 'all', label: w('credit.all') }, { value: 'share', label: w('credit.share') }]} />
    </Form.Item>
  );
}
