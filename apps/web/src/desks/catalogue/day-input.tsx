import dayjs from 'dayjs';
import type { ReactNode } from 'react';
import { DayPicker, RangePicker } from '../../frame';

export interface DayInputProps {
  readonly value?: string | null;
  readonly onChange?: (day: string | null) => void;
  readonly id?: string;
  readonly allowClear?: boolean;
  readonly 'aria-label'?: string;
}

/** A calendar day as a form field; its value is YYYY-MM-DD or null. */
export function DayInput({ value, onChange, ...rest }: DayInputProps): ReactNode {
  return (
    <DayPicker
      {...rest} style={{ width: '100%' }} format="YYYY-MM-DD" value={value ? dayjs(value) : null}
      onChange={(day: dayjs.Dayjs | null) => onChange?.(day ? day.format('YYYY-MM-DD') : null)}
    />
  );
}

export interface DayRangeProps {
  readonly value?: readonly [string, string] | null;
  readonly onChange?: (days: [string, string] | null) => void;
  readonly id?: string;
}

/** Two days, both included; the value is a pair of YYYY-MM-DD or null. */
export function DayRange({ value, onChange, id }: DayRangeProps): ReactNode {
  return (
    <RangePicker
      {...(id === undefined ? {} : { id: { start: id, end: `${id}-end` } })} style={{ width: '100%' }} format="YYYY-MM-DD"
      value={value ? [dayjs(value[0]), dayjs(value[1])] : null}
      onChange={(days) => onChange?.(days?.[0] && days[1] ? [days[0].format('YYYY-MM-DD'), days[1].format('YYYY-MM-DD')] : null)}
    />
  );
}
