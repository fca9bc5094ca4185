import dayjs from 'dayjs';
import type { ReactNode } from 'react';
import { DayPicker, TimeOfDayPicker } from '../../frame';

interface FieldProps {
  readonly id?: string;
  readonly value?: string | null;
  readonly onChange?: (value: string | null) => void;
}

/** A calendar day as a form field; its value is YYYY-MM-DD or null. Days outside `min`–`max` cannot be picked. */
export function DayField({ value, onChange, min, max, ...rest }: FieldProps & { min?: string; max?: string }): ReactNode {
  return (
    <DayPicker
      {...rest} style={{ width: 160 }} format="YYYY-MM-DD" value={value ? dayjs(value) : null} {...(min ? { minDate: dayjs(min) } : {})} {...(max ? { maxDate: dayjs(max) } : {})}
      onChange={(day: dayjs.Dayjs | null) => onChange?.(day ? day.format('YYYY-MM-DD') : null)}
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
