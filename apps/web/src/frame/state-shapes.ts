/** The six states of the product: each has a colour, a shape and a fill, so that hue is never alone. */
export type StateKind = 'absent' | 'checked-in' | 'answering' | 'attention' | 'broken' | 'handed-in';

/** The colour of each state. */
export const STATE_COLOURS: Readonly<Record<StateKind, string>> = {
  absent: 'var(--k-absent)',
  'checked-in': 'var(--k-checked-in)',
  answering: 'var(--k-answering)',
  attention: 'var(--k-attention)',
  broken: 'var(--k-broken)',
  'handed-in': 'var(--k-handed-in)',
};

/** A state's sign on 16×16: an outlined circle, a filled path, or both. */
export interface StateShape {
  readonly ring: boolean;
  readonly path: string | null;
}

export const STATE_SHAPES: Readonly<Record<StateKind, StateShape>> = {
  absent: { ring: true, path: null },
  'checked-in': { ring: true, path: 'M8 2a6 6 0 0 1 6 6H8z' },
  answering: { ring: false, path: 'M3 2l11 6-11 6z' },
  attention: { ring: false, path: 'M8 1l7 13H1zM7.2 6v4h1.6V6zm0 5v1.7h1.6V11z' },
  broken: { ring: false, path: 'M3.5 2L8 6.5 12.5 2 14 3.5 9.5 8 14 12.5 12.5 14 8 9.5 3.5 14 2 12.5 6.5 8 2 3.5z' },
  'handed-in': { ring: false, path: 'M2 8.5L4 6.5l2.7 2.7L12.5 3l1.8 1.9-7.6 7.8z' },
};
