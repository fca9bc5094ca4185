import { lazy, Suspense, useSyncExternalStore } from 'react';
import { useLocation } from 'react-router';
import type { ReactNode } from 'react';
import { readingNow, watchReading } from './reading-reason';
import { useSession } from './session';
import { formatInstant } from './show';
import { useLanguage } from './words';

const ReadingDialog = lazy(() => import('./reading-dialog'));

/** Asks why, before anything confidential is read; stands once in the frame, and is fetched when somebody reads. */
export function ReadingGate(): ReactNode {
  const { asking, reason } = useSyncExternalStore(watchReading, readingNow);
  return (asking || reason !== null) && <Suspense><ReadingDialog asking={asking} /></Suspense>;
}

/** Says across a page that shows something confidential who reads it and since when, on screen and in print. */
export function ReaderMark(): ReactNode {
  const { path, at } = useSyncExternalStore(watchReading, readingNow);
  const { pathname } = useLocation();
  const { who } = useSession();
  const { language } = useLanguage();
  if (path !== pathname || at === null || who === null) return null;
  const text = `${who.account.name} ${formatInstant(at, 'minute', language)}`;
  return <div className="k-reader-mark" aria-hidden>{Array.from({ length: 40 }, (_, i) => <span key={i}>{text}</span>)}</div>;
}
