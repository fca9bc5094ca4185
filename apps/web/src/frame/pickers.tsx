import { lazy, Suspense } from 'react';
import type { TimePickerProps, UploadProps } from 'antd';
import type { RangePickerProps } from 'antd/es/date-picker';
import type { ComponentType, ReactNode } from 'react';
import { FieldWaiting } from './field-waiting';
import type { DayPickerProps } from './picker-props';

// Calendars and the drop area are heavy and stand in dialogs mostly: each is fetched when one is first shown.
const Day = lazy(async () => ({ default: (await import('./calendars')).Day }));
const Days = lazy(async () => ({ default: (await import('./calendars')).Days }));
const Time = lazy(async () => ({ default: (await import('./calendars')).TimeOfDay }));
const Dragger = lazy(async () => ({ default: (await import('antd/es/upload')).default.Dragger as ComponentType<UploadProps> }));

/** A calendar day. */
export function DayPicker(props: DayPickerProps): ReactNode {
  return <Suspense fallback={<FieldWaiting style={props.style} />}><Day {...props} /></Suspense>;
}

/** Two calendar days. */
export function RangePicker(props: RangePickerProps): ReactNode {
  return <Suspense fallback={<FieldWaiting style={props.style} />}><Days {...props} /></Suspense>;
}

/** A time of day. */
export function TimeOfDayPicker(props: TimePickerProps): ReactNode {
  return <Suspense fallback={<FieldWaiting style={props.style} />}><Time {...props} /></Suspense>;
}

/** A place to drop a file on, or to choose one from. */
export function FileArea(props: UploadProps): ReactNode {
  return <Suspense fallback={<div className="k-drop-waiting" />}><Dragger {...props} /></Suspense>;
}
