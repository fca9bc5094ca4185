import { lazy, Suspense, type ReactNode } from 'react';
import type { DropdownProps } from 'antd';

const Dropdown = lazy(() => import('antd/es/dropdown'));

/** The menu of a table's selection, fetched when a table has one. */
export default function LaterDropdown(props: DropdownProps): ReactNode {
  return <Suspense fallback={props.children}><Dropdown {...props} /></Suspense>;
}
