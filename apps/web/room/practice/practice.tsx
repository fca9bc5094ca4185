/** @jsxImportSource preact */
import { useMemo, useState } from 'preact/hooks';
import type { PaperActs } from '../acts';
import { Exam } from '../exam';
import { useLooks, useWords } from '../looks';
import { BLANK, type Shown } from '../outbox';
import { BLANK_VIEW, type View } from '../view';
import { practicePaper } from './paper';

type Answers = ReadonlyMap<number, Shown>;

/** A paper to try the keys and buttons on: the real exam screen, with nothing sent and nothing kept. */
export function Practice({ leave }: { readonly leave: () => void }) {
  const { language } = useLooks().looks;
  const [round, setRound] = useState(1);
  const [answers, setAnswers] = useState<Answers>(new Map());
  const [done, setDone] = useState(false);
  const paper = useMemo(() => practicePaper(language), [language]);
  const acts = useMemo<PaperActs>(() => {
    const change = (no: number, some: Partial<Shown>): void => setAnswers((now) => new Map(now).set(no, { ...(now.get(no) ?? BLANK), ...some }));
    return {
      answer: (no, response) => change(no, { response }),
      flag: (no, flagged) => change(no, { flagged }),
      handIn: () => {
        setDone(true);
        return Promise.resolve(true);
      },
      forgetProblem: () => undefined,
    };
  }, []);
  const view: View = { ...BLANK_VIEW, screen: 'exam', online: true, paper, answers, practice: true };
  const again = (): void => {
    setAnswers(new Map());
    setDone(false);
    setRound(round + 1);
  };
  if (done) return <Done answered={[...answers.values()].filter((a) => a.response.length > 0).length} again={again} leave={leave} />;
  return (
    <>
      <Banner leave={leave} />
      <Exam key={round} view={view} acts={acts} />
    </>
  );
}

function Banner({ leave }: { readonly leave: () => void }) {
  const w = useWords();
  return (
    <section class="r-practice-bar" aria-label={w('practice.title')}>
      <p><strong>{w('practice.title')}</strong> {w('practice.note')}</p>
      <button type="button" class="r-button" onClick={leave}>{w('practice.leave')}</button>
    </section>
  );
}

function Done({ answered, again, leave }: { readonly answered: number; readonly again: () => void; readonly leave: () => void }) {
  const w = useWords();
  return (
    <section class="r-card" role="status">
      <h1>{w('practice.done')}</h1>
      <p>{w('practice.answered', { n: answered })}</p>
      <p class="r-note">{w('practice.done.note')}</p>
      <div class="r-row">
        <button type="button" class="r-main-button" onClick={leave}>{w('practice.leave')}</button>
        <button type="button" class="r-button" onClick={again}>{w('practice.again')}</button>
      </div>
    </section>
  );
}
