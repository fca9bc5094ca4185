import { Suspense, type ReactNode } from 'react';
import type { DefaultOptionType, SelectProps } from 'antd/es/select';
import { FieldWaiting } from './field-waiting';
import { lazySoon } from './soon';

const LaterSelect = lazySoon<SelectProps>(async () => ({ default: (await import('antd/es/select')).default }));

/** The library's choice as it stands above a table: the table does not wait for it, its place is kept. */
export function Select<V = unknown>(props: SelectProps<V, DefaultOptionType>): ReactNode {
  return <Suspense fallback={<FieldWaiting style={props.size === 'small' ? { height: 24, ...props.style } : props.style} />}><LaterSelect {...(props as SelectProps)} /></Suspense>;
}
