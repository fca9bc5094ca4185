import { Form, Input } from 'antd';
import type { ReactNode } from 'react';
import { useWords } from '../../frame';
import { messages } from './messages';

interface Props {
  readonly text: string;
  /** A number that no item of the table has. */
  readonly unknown: number | null;
  readonly onChange: (text: string) => void;
}

/** The numbers of items that may not meet this one. */
export default function EnemiesField({ text, unknown, onChange }: Props): ReactNode {
  const w = useWords(messages);
  return (
    <Form.Item label={w('item.enemies')} extra={w('item.enemies.hint')} layout="vertical" validateStatus={unknown === null ? '' : 'error'} help={unknown === null ? undefined : w('item.enemies.unknown', { serial: unknown })}>
      <Input value={text} onChange={(event) => onChange(event.target.value)} aria-label={w('item.enemies')} />
    </Form.Item>
  );
}
