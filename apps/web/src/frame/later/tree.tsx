import { lazy, Suspense } from 'react';
import type { TreeProps } from 'antd';
import type { ComponentType, ReactNode } from 'react';

const Tree = lazy(async () => ({ default: (await import('antd/es/tree')).default as ComponentType<TreeProps> }));

/** The tree that a column's filter may show, fetched when one does: every table would carry it otherwise. */
export default function LazyTree(props: TreeProps): ReactNode {
  return <Suspense><Tree {...props} /></Suspense>;
}
