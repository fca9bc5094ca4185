import { Button } from 'antd';
import { createElement, useCallback } from 'react';
import { bankRoutes } from '@kaowu/contracts';
import { notification, problemText, useAct, useLanguage, useTellProblem, useWords } from '../../frame';
import { itemMessages } from './item-messages';
import { messages } from './messages';

/** What became of each version of a bulk act, as the server told it. */
export interface Outcome {
  /** Names it for taking it back. */
  readonly actId: string | null;
  readonly done: readonly string[];
  readonly refused: readonly { readonly id: string; readonly code: string; readonly zh: string; readonly en: string }[];
}

/** Seconds for which an act can be taken back from its notice; afterwards from the list of what was lately done. */
const UNDO_SECONDS = 12;

/** Tells what was done, with a button that takes it back while the notice stands; `undo` itself tells what came of it. */
export function useTellUndo(): (title: string, undo: () => Promise<unknown>) => void {
  const w = useWords(itemMessages);
  const refused = useTellProblem();
  return useCallback((title, undo) => {
    const key = `undo-${title}-${Math.random()}`;
    const take = async (): Promise<void> => {
      notification.destroy(key);
      await undo().catch(refused);
    };
    notification.success({ key, title, duration: UNDO_SECONDS, actions: createElement(Button, { size: 'small', onClick: () => void take() }, w('list.undo')) });
  }, [w, refused]);
}

/** Tells why some versions were refused, each reason once. */
function useTellRefused(): (outcome: Outcome) => void {
  const { language } = useLanguage();
  const w = useWords(messages);
  return useCallback((outcome) => {
    if (outcome.refused.length === 0) return;
    const reasons = [...new Set(outcome.refused.map((r) => problemText({ ...r }, language)))];
    notification.warning({
      title: w('act.refused', { count: outcome.refused.length }),
      description: createElement('ul', { className: 'bank-list' }, [w('act.done', { done: outcome.done.length }), ...reasons].map((text) => createElement('li', { key: text }, text))),
      duration: 8,
    });
  }, [language, w]);
}

/** Takes an act back and tells for which versions it was, and why not for the others. */
export function useUndoAct(): (actId: string, reason: string) => Promise<void> {
  const w = useWords(itemMessages);
  const tellRefused = useTellRefused();
  const { mutateAsync } = useAct(bankRoutes.undoItemAct, { silent: true });
  return useCallback(async (actId, reason) => {
    const outcome = await mutateAsync({ params: { id: actId }, body: { reason } });
    if (outcome.done.length > 0) notification.success({ title: w('list.undone'), duration: 4 });
    tellRefused(outcome);
  }, [mutateAsync, w, tellRefused]);
}

/** Tells what a bulk act did, with a way to take it back, and why the rest was refused. */
export function useTellOutcome(): (outcome: Outcome) => void {
  const w = useWords(messages);
  const own = useWords(itemMessages);
  const tellUndo = useTellUndo();
  const tellRefused = useTellRefused();
  const undo = useUndoAct();
  return useCallback((outcome) => {
    const { actId } = outcome;
    if (actId !== null) tellUndo(w('act.done', { done: outcome.done.length }), () => undo(actId, own('list.undo.reason')));
    tellRefused(outcome);
  }, [tellUndo, tellRefused, undo, w, own]);
}
