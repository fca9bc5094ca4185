import { Suspense, useSyncExternalStore, type ReactNode } from 'react';
import type { ModalFuncProps } from 'antd';
import type { NoticeTools } from './notices-body';
import { lazySoon } from './soon';

type Notice = Parameters<NoticeTools['notification']['success']>[0];

let give: (tools: NoticeTools) => void = () => undefined;
const tools = new Promise<NoticeTools>((done) => {
  give = done;
});
const watchers = new Set<() => void>();
let wanted = false;
function want(): void {
  if (wanted) return;
  wanted = true;
  watchers.forEach((tell) => tell());
}

const NoticesBody = lazySoon(async () => {
  const body = await import('./notices-body');
  want();
  return body;
});

function watch(tell: () => void): () => void {
  watchers.add(tell);
  return () => void watchers.delete(tell);
}

/** Stands once beside the page: what is told in a corner, and the question before something is lost. */
export function Notices(): ReactNode {
  return useSyncExternalStore(watch, () => wanted) && <Suspense><NoticesBody give={give} /></Suspense>;
}

/** What is told comes as soon as the library's part for it is there. */
const later = <A extends unknown[]>(act: (all: NoticeTools, ...args: A) => unknown) => (...args: A): void => {
  want();
  void tools.then((all) => act(all, ...args));
};

/** A line at the top of the page that goes by itself. */
export const message = {
  success: later((all, words: string) => all.message.success(words)),
  warning: later((all, words: string) => all.message.warning(words)),
  error: later((all, words: string) => all.message.error(words)),
};

/** A notice in a corner, with room for details and an act. */
export const notification = {
  success: later((all, notice: Notice) => all.notification.success(notice)),
  warning: later((all, notice: Notice) => all.notification.warning(notice)),
  error: later((all, notice: Notice) => all.notification.error(notice)),
  destroy: later((all, key: string) => all.notification.destroy(key)),
};

/** Asks before something is lost. */
export const confirmFirst = later((all, question: ModalFuncProps) => all.modal.confirm(question));
