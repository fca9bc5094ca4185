import { Tag } from 'antd';
import type { ReactNode } from 'react';
import { ACTIONS, SUBJECT_WORDS, type Action, type journalRoutes } from '@kaowu/contracts';
import { pick, useLanguage, useWords, type RowOf } from '../../frame';
import { messages } from './messages';

/** An entry of the journal as its readers get it. */
export type Entry = RowOf<typeof journalRoutes.list>;

/** What was done, in words. */
export function ActionWords({ action }: { action: string }): ReactNode {
  const { language } = useLanguage();
  return action in ACTIONS ? pick(ACTIONS[action as Action], language) : action;
}

/** What it was done to, in words. */
export function SubjectWords({ type }: { type: string }): ReactNode {
  const { language } = useLanguage();
  const words = SUBJECT_WORDS[type];
  return words ? pick(words, language) : type;
}

/** The parts of the system that act by themselves. */
const PARTS = ['assembly', 'cli', 'delivery', 'identity', 'install', 'marking', 'seed', 'sitting', 'statistics'] as const;

/** Who did it. Candidates are told by the end of their id only. */
export function ActorName({ entry }: { entry: Entry }): ReactNode {
  const w = useWords(messages);
  switch (entry.actorKind) {
    case 'staff': return entry.actorName;
    case 'candidate': return `${w('candidate')} …${entry.actorId.slice(-6)}`;
    case 'public': return w('public');
    case 'system': {
      const part = PARTS.find((name) => name === entry.actorName);
      return <Tag>{w('system')} · {part ? w(`part.${part}`) : entry.actorName}</Tag>;
    }
  }
}
