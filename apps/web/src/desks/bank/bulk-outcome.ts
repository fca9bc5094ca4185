import { Button } from 'antd';
import { createElement, useCallback } from 'react';
import { notification, problemText, useLanguage, useWords } from '../../frame';
import { itemMessages } from './item-messages';
import { messages } from './messages';

/** What became of each version of a bulk act, as the server told it. */
export interface Outcome {
  readonly done: readonly string[];
  readonly refused: readonly { readonly id: string; readonly code: string; readonly zh: string; readonly en: string }[];
}

/** Seconds for which an act can be taken back from its notice. */
const UNDO_SECONDS = 12;

/** Tells what was done, with a button that takes it back while the notice stands. */
export function useTellUndo(): (title: string, undo: () => Promise<unknown>) => void {
  const w = useWords(itemMessages);
  return useCallback((title, undo) => {
    const key = `undo-${title}-${Math.random()}`;
    const take = async (): Promise<void> => {
      notification.destroy(key);
      await undo();
      notification.success({ title: w('list.undone'), duration: 4 });
    };
    notification.success({ key, title, duration: UNDO_SECONDS, actions: createElement(Button, { size: 'small', onClick: () => void take() }, w('list.undo')) });
  }, [w]);
}

/** Tells what a bulk act did and why the rest was refused, each reason once; with `undo`, what was done can be taken back. */
export function useTellOutcome(): (outcome: Outcome, undo?: (done: readonly string[]) => Promise<unknown>) => void {
  const { language } = useLanguage();
  const w = useWords(messages);
  const tellUndo = useTellUndo();
  return useCallback((outcome, undo) => {
    if (undo && outcome.done.length > 0) tellUndo(w('act.done', { done: outcome.done.length }), () => undo(outcome.done));
    if (outcome.refused.length === 0) {
      if (!undo) notification.success({ title: w('act.done', { done: outcome.done.length }), duration: 4 });
      return;
    }
    const reasons = [...new Set(outcome.refused.map((r) => problemText({ ...r }, language)))];
    notification.warning({
      title: w('act.refused', { count: outcome.refused.length }),
      description: createElement('ul', { className: 'bank-list' }, [w('act.done', { done: outcome.done.length }), ...reasons].map((text) => createElement('li', { key: text }, text))),
      duration: 8,
    });
  }, [w, language, tellUndo]);
}
