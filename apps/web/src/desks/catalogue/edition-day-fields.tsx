import { Form } from 'antd';
import type { ReactNode } from 'react';
import { useWords, DayField } from '../../frame';
import { messages } from './messages';

/** From when and until when an edition is in force. */
export interface EditionDays {
  readonly effectiveFrom: string | null;
  readonly effectiveTo: string | null;
}

/** The two days of an edition. */
export default function EditionDayFields({ days, onChange }: { days: EditionDays; onChange: (days: EditionDays) => void }): ReactNode {
  const w = useWords(messages);
  return (
    <Form layout="vertical" component="div">
      <Form.Item label={w('from')}><DayField value={days.effectiveFrom} onChange={(effectiveFrom) => onChange({ ...days, effectiveFrom })} /></Form.Item>
      <Form.Item label={w('to')}><DayField value={days.effectiveTo} onChange={(effectiveTo) => onChange({ ...days, effectiveTo })} /></Form.Item>
    </Form>
  );
}
