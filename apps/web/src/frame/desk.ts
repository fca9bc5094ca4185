import type { ComponentType, ReactNode } from 'react';
import type { Permission } from '@kaowu/contracts';
import type { Catalogue } from './words';

/** Who may open a page: a permission, or any account. What is open to everybody stands in apps/web/open. */
export type PageAccess = Permission | 'signed-in';

/** An entry of the menu. `labelKey` is a key of the desk's messages. */
export interface NavEntry<K extends string = string> {
  readonly path: string;
  readonly labelKey: K;
  readonly icon: ReactNode;
  readonly permission: PageAccess;
}

/** A page: its address (`/rounds/:roundId`), who may open it, and its component, made with React.lazy. */
export interface DeskRoute {
  readonly path: string;
  readonly permission: PageAccess;
  readonly component: ComponentType;
  /** True for pages that use the whole screen without menu and header (a wall in a control room). */
  readonly bare?: boolean;
}

/** One desk: what a lib shows. */
export interface Desk<K extends string = string> {
  /** The lib's name; it also gives the place in the menu (the exam flows from top to bottom). */
  readonly id: string;
  readonly messages: Catalogue<K>;
  /** Key of the group's heading in the menu. */
  readonly titleKey: K;
  readonly nav: readonly NavEntry<K>[];
  readonly routes: readonly DeskRoute[];
}

/** Declares a desk; label keys that are not in its messages are type errors. */
export const defineDesk = <K extends string>(desk: Desk<K>): Desk => desk as unknown as Desk;
