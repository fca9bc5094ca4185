import { Typography } from 'antd';
import type { ReactNode } from 'react';
import { useWords } from '../../frame';
import { messages } from './messages';

/** The beginning of a digest, the whole of it to copy. */
export function Digest({ value, chars = 16 }: { value: string; chars?: number }): ReactNode {
  const w = useWords(messages);
  return (
    <Typography.Text className="assembly-digest" copyable={{ text: value, tooltips: [w('copy'), w('copy')] }} title={value}>
      {value.slice(0, chars)}{value.length > chars ? '…' : ''}
    </Typography.Text>
  );
}
