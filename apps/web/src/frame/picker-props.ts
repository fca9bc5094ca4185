import type { CSSProperties } from 'react';
import type { Dayjs } from 'dayjs';

/** A calendar's own properties that the desks use. */
export interface DayPickerProps {
  readonly id?: string;
  readonly style?: CSSProperties;
  readonly format?: string;
  readonly value?: Dayjs | null;
  readonly minDate?: Dayjs;
  readonly maxDate?: Dayjs;
  readonly allowClear?: boolean;
  readonly 'aria-label'?: string;
  readonly onChange?: (day: Dayjs | null) => void;
}
