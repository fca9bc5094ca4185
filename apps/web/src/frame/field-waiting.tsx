import type { CSSProperties, ReactNode } from 'react';

/** Keeps the place of a field until it is there. No field of its own: whoever looks for the label waits for the real one. */
export const FieldWaiting = ({ style }: { style: CSSProperties | undefined }): ReactNode => <span className="k-field-waiting" style={style} aria-hidden />;
