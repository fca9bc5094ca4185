import { DatePicker, TimePicker, type TimePickerProps } from 'antd';
import dayjs from 'dayjs';
import 'dayjs/locale/zh-cn';
import type { RangePickerProps } from 'antd/es/date-picker';
import type { ComponentType, ReactNode } from 'react';
import type { DayPickerProps } from './picker-props';
import { useLanguage } from './words';

/** The calendars' own days and months follow the present language. */
function useCalendarWords(): void {
  const { language } = useLanguage();
  dayjs.locale(language === 'zh' ? 'zh-cn' : 'en');
}

const LibraryDay = DatePicker as ComponentType<DayPickerProps>;

/** A calendar day. */
export function Day(props: DayPickerProps): ReactNode {
  useCalendarWords();
  return <LibraryDay {...props} />;
}

/** Two calendar days. */
export function Days(props: RangePickerProps): ReactNode {
  useCalendarWords();
  return <DatePicker.RangePicker {...props} />;
}

/** A time of day. */
export function TimeOfDay(props: TimePickerProps): ReactNode {
  useCalendarWords();
  return <TimePicker {...props} />;
}
