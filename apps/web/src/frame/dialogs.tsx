import { Suspense, useState, type ReactNode } from 'react';
import type { DrawerProps, ModalProps } from 'antd';
import { lazySoon } from './soon';

const LaterModal = lazySoon<ModalProps>(() => import('antd/es/modal'));
const LaterDrawer = lazySoon<DrawerProps>(() => import('antd/es/drawer'));

/** True from the first time on that it was: what opens stays, so that it can fade out and keep what was entered. */
function useOnce(now: boolean): boolean {
  const [once, setOnce] = useState(now);
  if (now && !once) setOnce(true);
  return once || now;
}

/** Nothing before it opens first; from then on what is fetched for it. */
export function Once({ open, children }: { open: boolean; children: ReactNode }): ReactNode {
  return useOnce(open) && <Suspense>{children}</Suspense>;
}

/** The library's dialog, of which nothing is there before it opens first. */
export function Modal(props: ModalProps): ReactNode {
  return <Once open={props.open === true}><LaterModal {...props} /></Once>;
}

/** The library's drawer, of which nothing is there before it opens first. */
export function Drawer(props: DrawerProps): ReactNode {
  return <Once open={props.open === true}><LaterDrawer {...props} /></Once>;
}
