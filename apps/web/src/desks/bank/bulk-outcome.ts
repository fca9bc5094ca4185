import { App } from 'antd';
import { createElement, useCallback } from 'react';
import { problemText, useLanguage, useWords } from '../../frame';
import { messages } from './messages';

/** What became of each version of a bulk act, as the server told it. */
export interface Outcome {
  readonly done: readonly string[];
  readonly refused: readonly { readonly id: string; readonly code: string; readonly zh: string; readonly en: string }[];
}

/** Tells what a bulk act did and why the rest was refused, each reason once. */
export function useTellOutcome(): (outcome: Outcome) => void {
  const { notification } = App.useApp();
  const { language } = useLanguage();
  const w = useWords(messages);
  return useCallback((outcome) => {
    if (outcome.refused.length === 0) {
      notification.success({ title: w('act.done', { done: outcome.done.length }), duration: 4 });
      return;
    }
    const reasons = [...new Set(outcome.refused.map((r) => problemText({ ...r }, language)))];
    notification.warning({
      title: w('act.refused', { count: outcome.refused.length }),
      description: createElement('ul', { className: 'bank-list' }, [w('act.done', { done: outcome.done.length }), ...reasons].map((text) => createElement('li', { key: text }, text))),
      duration: 8,
    });
  }, [notification, w, language]);
}
