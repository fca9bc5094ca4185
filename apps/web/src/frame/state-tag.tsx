import type { ReactNode } from 'react';
import { STATE_COLOURS, STATE_SHAPES, type StateKind } from './state-shapes';

export { STATE_COLOURS, type StateKind } from './state-shapes';

/** The state's sign alone, for tiles that print the word themselves. */
export function StateIcon({ kind, size = 14 }: { kind: StateKind; size?: number }): ReactNode {
  const { ring, path } = STATE_SHAPES[kind];
  return (
    <svg viewBox="0 0 16 16" width={size} height={size} aria-hidden style={{ color: STATE_COLOURS[kind] }}>
      {ring && <circle cx="8" cy="8" r="6" fill="none" stroke="currentColor" strokeWidth="2" />}
      {path !== null && <path d={path} fill="currentColor" fillRule="evenodd" />}
    </svg>
  );
}

/** A state as icon, fill and word. Any desk maps its own states to one of the six kinds and gives the word. */
export function StateTag({ kind, children }: { kind: StateKind; children: ReactNode }): ReactNode {
  return (
    <span className="k-tag" style={{ color: STATE_COLOURS[kind] }}>
      <StateIcon kind={kind} />
      {children}
    </span>
  );
}
