/** @jsxImportSource preact */
import type { ComponentChildren } from 'preact';
import { STATE_COLOURS, STATE_SHAPES, type StateKind } from '../src/frame/state-shapes';

/** A state as icon, fill and word, for the light pages. */
export function StateTag({ kind, children }: { readonly kind: StateKind; readonly children: ComponentChildren }) {
  const { ring, path } = STATE_SHAPES[kind];
  return (
    <span class="k-tag" style={{ color: STATE_COLOURS[kind] }}>
      <svg viewBox="0 0 16 16" width="1em" height="1em" aria-hidden="true">
        {ring && <circle cx="8" cy="8" r="6" fill="none" stroke="currentColor" stroke-width="2" />}
        {path !== null && <path d={path} fill="currentColor" fill-rule="evenodd" />}
      </svg>
      {children}
    </span>
  );
}
