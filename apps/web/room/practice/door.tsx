/** @jsxImportSource preact */
import { useCallback, useEffect, useState } from 'preact/hooks';
import { useWords } from '../looks';
import type { Screen } from '../view';

const asked = (): boolean => new URLSearchParams(location.search).has('practice');

/** Screens on which practising is possible, and the one before it is known where the candidate stands. */
const IDLE: ReadonlySet<Screen> = new Set<Screen>(['sign-in', 'waiting']);

/**
 * Whether the candidate practises, as the address says (`/room?practice`), so that "back" leaves it. Whatever else the
 * server has for the candidate ends it: the real paper takes its place by itself.
 */
export function usePractice(screen: Screen): { readonly on: boolean; readonly enter: () => void; readonly leave: () => void } {
  const [wanted, setWanted] = useState(asked);
  const leave = useCallback(() => {
    if (asked()) history.replaceState(null, '', location.pathname);
    setWanted(false);
  }, []);
  const enter = useCallback(() => {
    history.pushState(null, '', '?practice');
    setWanted(true);
  }, []);
  useEffect(() => {
    const look = (): void => setWanted(asked());
    window.addEventListener('popstate', look);
    return () => window.removeEventListener('popstate', look);
  }, []);
  useEffect(() => {
    if (!IDLE.has(screen) && screen !== 'loading') leave();
  }, [screen, leave]);
  return { on: wanted && IDLE.has(screen), enter, leave };
}

/** The way into practice. */
export function PracticeDoor({ enter }: { readonly enter: () => void }) {
  const w = useWords();
  return (
    <div class="r-door">
      <button type="button" class="r-button" onClick={enter}>{w('practice.enter')}</button>
      <span class="r-note">{w('practice.what')}</span>
    </div>
  );
}
