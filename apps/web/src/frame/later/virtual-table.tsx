import { lazy, Suspense, type ComponentType, type ReactNode } from 'react';

const VirtualTable = lazy(async () => ({ default: (await import('antd/es/table/RcTable/VirtualTable')).default as ComponentType<object> }));

/** The table that draws only the rows in sight, fetched when a page has one. */
export default function LaterVirtualTable(props: object): ReactNode {
  return <Suspense><VirtualTable {...props} /></Suspense>;
}
