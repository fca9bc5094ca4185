import { useEffect, useState } from 'react';
import { bankRoutes, type ItemDraft, type ShownQuestion } from '@kaowu/contracts';
import { api } from '../../frame';

/** How long typing rests before the preview is made anew. */
const REST_MS = 350;

/** The candidate's view of what is being written, made by the server; the last one stays while the next is made, or cannot be. */
export function useShown(draft: ItemDraft, start: ShownQuestion | null): ShownQuestion | null {
  const [shown, setShown] = useState(start);
  const { type, stem, stimulus, options, blanks, pairs, unit } = draft;
  const asked = JSON.stringify({ type, stem, ...(stimulus === undefined ? {} : { stimulus }), options: options.map(({ id, text }) => ({ id, text })), key: [], ...(blanks ? { blanks } : {}), ...(pairs ? { pairs } : {}), ...(unit === undefined ? {} : { unit }) });
  useEffect(() => {
    const ended = new AbortController();
    const timer = setTimeout(() => {
      api(bankRoutes.showDraft, { body: JSON.parse(asked) as never }, ended.signal).then(setShown, () => undefined);
    }, REST_MS);
    return () => {
      clearTimeout(timer);
      ended.abort();
    };
  }, [asked]);
  return shown;
}
