import type { Line } from './palette-list';

// Names of people may stand in it: for this tab only, and forgotten at the sign-out.
const RECENT = 'kaowu.recent';

/** What was opened from the search box in this tab, the last first. */
export function readRecent(): Line[] {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(RECENT) ?? '[]');
    return Array.isArray(kept) ? (kept as Line[]) : [];
  } catch {
    return [];
  }
}

export const writeRecent = (lines: readonly Line[]): void => sessionStorage.setItem(RECENT, JSON.stringify(lines));

/** Forgets it. */
export const forgetRecent = (): void => sessionStorage.removeItem(RECENT);
