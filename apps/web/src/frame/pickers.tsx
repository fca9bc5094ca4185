import { lazy, Suspense } from 'react';
import type { TimePickerProps, UploadProps } from 'antd';
import type { RangePickerProps } from 'antd/es/date-picker';
import type { Dayjs } from 'dayjs';
import type { ComponentType, CSSProperties, ReactNode } from 'react';

// Calendars and the drop area are heavy and stand in dialogs mostly: each is fetched when one is first shown.
const Day = lazy(async () => ({ default: (await import('antd/es/date-picker')).default as ComponentType<DayPickerProps> }));
const Days = lazy(async () => ({ default: (await import('antd/es/date-picker')).default.RangePicker as ComponentType<RangePickerProps> }));
const Time = lazy(() => import('antd/es/time-picker'));
const Dragger = lazy(async () => ({ default: (await import('antd/es/upload')).default.Dragger as ComponentType<UploadProps> }));

/** Keeps the place of a field until it is there. No field of its own: whoever looks for the label waits for the real one. */
const waiting = (style?: CSSProperties): ReactNode => <span className="k-field-waiting" style={style} aria-hidden />;

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

/** A calendar day. */
export function DayPicker(props: DayPickerProps): ReactNode {
  return <Suspense fallback={waiting(props.style)}><Day {...props} /></Suspense>;
}

/** Two calendar days. */
export function RangePicker(props: RangePickerProps): ReactNode {
  return <Suspense fallback={waiting(props.style)}><Days {...props} /></Suspense>;
}

/** A time of day. */
export function TimeOfDayPicker(props: TimePickerProps): ReactNode {
  return <Suspense fallback={waiting(props.style)}><Time {...props} /></Suspense>;
}

/** A place to drop a file on, or to choose one from. */
export function FileArea(props: UploadProps): ReactNode {
  return <Suspense fallback={<div className="k-drop-waiting" />}><Dragger {...props} /></Suspense>;
}
