import type { HandSelection } from '@kaowu/contracts';

/** What is being put together by hand: a selection for each form. */
export type Forms = readonly HandSelection[];
