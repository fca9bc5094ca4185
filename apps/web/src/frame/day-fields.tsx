import dayjs from 'dayjs';
import type { ReactNode } from 'react';
import { DayPicker, RangePicker, TimeOfDayPicker } from './pickers';

interface FieldProps {
  readonly id?: string;
  readonly value?: string | null;
  readonly onChange?: (value: string | null) => void;
  readonly 'aria-label'?: string;
}

/** What a field of a day may be told. */
export interface DayFieldProps extends FieldProps {
  /** Days before and after cannot be picked; YYYY-MM-DD. */
  readonly min?: string;
  readonly max?: string;
  readonly allowClear?: boolean;
  /** As wide as what it stands in unless told, in pixels. */
  readonly width?: number;
}

/** A calendar day as a form field; its value is YYYY-MM-DD or null. */
export function DayField({ value, onChange, min, max, width, ...rest }: DayFieldProps): ReactNode {
  return (
    <DayPicker
      {...rest} style={{ width: width ?? '100%' }} format="YYYY-MM-DD" value={value ? dayjs(value) : null} {...(min ? { minDate: dayjs(min) } : {})} {...(max ? { maxDate: dayjs(max) } : {})}
      onChange={(day: dayjs.Dayjs | null) => onChange?.(day ? day.format('YYYY-MM-DD') : null)}
    />
  );
}

export interface DayRangeFieldProps {
  readonly id?: string;
  readonly value?: readonly [string, string] | null;
  readonly onChange?: (days: [string, string] | null) => void;
}

/** Two days, both included; the value is a pair of YYYY-MM-DD or null. */
export function DayRangeField({ value, onChange, id }: DayRangeFieldProps): ReactNode {
  return (
    <RangePicker
      {...(id === undefined ? {} : { id: { start: id, end: `${id}-end` } })} style={{ width: '100%' }} format="YYYY-MM-DD"
      value={value ? [dayjs(value[0]), dayjs(value[1])] : null}
      onChange={(days) => onChange?.(days?.[0] && days[1] ? [days[0].format('YYYY-MM-DD'), days[1].format('YYYY-MM-DD')] : null)}
    />
  );
}

/** A time of day as a form field; its value is HH:mm or null. */
export function TimeField({ value, onChange, ...rest }: FieldProps): ReactNode {
  return (
    <TimeOfDayPicker
      {...rest} style={{ width: 120 }} format="HH:mm" minuteStep={5} needConfirm={false} value={value ? dayjs(`2000-01-01T${value}`) : null}
      onChange={(time: dayjs.Dayjs | null) => onChange?.(time ? time.format('HH:mm') : null)}
    />
  );
}
