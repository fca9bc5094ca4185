import type { ReactNode } from 'react';
import { answerText, bankRoutes, ITEM_TYPES, type ItemBody } from '@kaowu/contracts';
import { ErrorState, LoadingState, pick, useApi, useLanguage, useWords } from '../../frame';
import { itemMessages } from './item-messages';
import { asWritten } from './tex-written';
import { wordDifference } from './word-difference';

/** A text with what was taken out and what came in, in words, colour and lines: never by colour alone. */
export function Difference({ older, newer }: { older: string; newer: string }): ReactNode {
  const w = useWords(itemMessages);
  return (
    <span className="bank-text">
      {wordDifference(older, newer).map(({ kind, text }, i) =>
        (kind === 'same' ? <span key={i}>{text}</span> : kind === 'added' ? <ins key={i} className="bank-added" title={w('diff.added')}>{text}</ins> : <del key={i} className="bank-removed" title={w('diff.removed')}>{text}</del>))}
    </span>
  );
}

const useItemWords = () => useWords(itemMessages);

/** The parts of a question as texts, by their names. */
function partsOf(content: ItemBody, w: ReturnType<typeof useItemWords>, language: 'zh' | 'en'): Map<string, string> {
  const { type, stem, stimulus, options, key, explanation, unit, credit, seconds } = content;
  const kind = ITEM_TYPES[type].answer;
  const parts: [string, string][] = [
    [w('part.type'), pick(ITEM_TYPES[type], language)], [w('stimulus.label'), stimulus ?? ''], [w('part.stem'), stem], ...options.map((o): [string, string] => [w('part.option', { id: o.id }), o.text]),
    [w('part.key'), kind === 'options' || kind === 'true_false' || kind === 'order' ? key.join(' ') : answerText(content)], [w('part.explanation'), explanation], [w('part.unit'), unit ?? ''],
    [w('part.credit'), credit === undefined ? '' : w(`credit.${credit}`)],
    [w('seconds.label'), seconds === undefined ? '' : String(seconds)],
  ];
  return new Map(parts.filter(([, text]) => text !== '').map(([name, text]) => [name, asWritten(text)]));
}

/** What changed between two contents, part by part; parts that did not change are left out. */
export function ContentDifference({ older, newer }: { older: ItemBody; newer: ItemBody }): ReactNode {
  const w = useWords(itemMessages);
  const { language } = useLanguage();
  const [before, after] = [partsOf(older, w, language), partsOf(newer, w, language)];
  const changed = [...new Set([...before.keys(), ...after.keys()])].filter((name) => before.get(name) !== after.get(name));
  if (changed.length === 0) return <p className="k-muted">{w('diff.same')}</p>;
  return (
    <dl className="bank-difference">
      {changed.map((name) => <div key={name}><dt>{name}</dt><dd><Difference older={before.get(name) ?? ''} newer={after.get(name) ?? ''} /></dd></div>)}
    </dl>
  );
}

/** Reads two versions and shows what changed; each is a read in clear that the journal keeps. */
export function VersionDifference({ olderId, newerId }: { olderId: string; newerId: string }): ReactNode {
  const w = useWords(itemMessages);
  const older = useApi(bankRoutes.itemVersion, { params: { id: olderId } });
  const newer = useApi(bankRoutes.itemVersion, { params: { id: newerId } });
  const failed = older.error ?? newer.error;
  if (failed) return <ErrorState error={failed} retry={() => { void older.refetch(); void newer.refetch(); }} />;
  if (!older.data || !newer.data) return <LoadingState />;
  return (
    <div>
      <div className="k-muted">{w('diff.title', { version: older.data.version })}</div>
      {older.data.elementCode !== newer.data.elementCode && <div>{w('diff.element')}：<Difference older={older.data.elementCode} newer={newer.data.elementCode} /></div>}
      {older.data.difficulty !== newer.data.difficulty && <div>{w('diff.difficulty')}：<Difference older={String(older.data.difficulty)} newer={String(newer.data.difficulty)} /></div>}
      <ContentDifference older={older.data.content} newer={newer.data.content} />
    </div>
  );
}
