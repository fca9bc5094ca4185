import type { ReactNode } from 'react';

/** The six states of the product: each has a colour, a shape and a fill, so that hue is never alone. */
export type StateKind = 'absent' | 'checked-in' | 'answering' | 'attention' | 'broken' | 'handed-in';

export const STATE_COLOURS: Readonly<Record<StateKind, string>> = {
  absent: 'var(--k-absent)',
  'checked-in': 'var(--k-checked-in)',
  answering: 'var(--k-answering)',
  attention: 'var(--k-attention)',
  broken: 'var(--k-broken)',
  'handed-in': 'var(--k-handed-in)',
};

const SHAPES: Readonly<Record<StateKind, ReactNode>> = {
  absent: <circle cx="8" cy="8" r="6" fill="none" stroke="currentColor" strokeWidth="2" />,
  'checked-in': (
    <>
      <circle cx="8" cy="8" r="6" fill="none" stroke="currentColor" strokeWidth="2" />
      <path d="M8 2a6 6 0 0 1 6 6H8z" fill="currentColor" />
    </>
  ),
  answering: <path d="M3 2l11 6-11 6z" fill="currentColor" />,
  attention: <path d="M8 1l7 13H1zM7.2 6v4h1.6V6zm0 5v1.7h1.6V11z" fill="currentColor" fillRule="evenodd" />,
  broken: <path d="M3.5 2L8 6.5 12.5 2 14 3.5 9.5 8 14 12.5 12.5 14 8 9.5 3.5 14 2 12.5 6.5 8 2 3.5z" fill="currentColor" />,
  'handed-in': <path d="M2 8.5L4 6.5l2.7 2.7L12.5 3l1.8 1.9-7.6 7.8z" fill="currentColor" />,
};

/** The state's sign alone, for tiles that print the word themselves. */
export function StateIcon({ kind, size = 14 }: { kind: StateKind; size?: number }): ReactNode {
  return (
    <svg viewBox="0 0 16 16" width={size} height={size} aria-hidden style={{ color: STATE_COLOURS[kind] }}>
      {SHAPES[kind]}
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
