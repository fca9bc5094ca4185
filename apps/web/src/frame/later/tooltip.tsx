import { lazy, Suspense, type ReactNode } from 'react';
import type { TooltipProps } from 'antd';

const Tooltip = lazy(() => import('antd/es/tooltip'));

/** The hint of a column that sorts, fetched when a table has one. */
export default function LaterTooltip(props: TooltipProps): ReactNode {
  return <Suspense fallback={props.children}><Tooltip {...props} /></Suspense>;
}
