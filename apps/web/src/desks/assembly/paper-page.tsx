import { useState } from 'react';
import { Button } from 'antd';
import { useNavigate, useParams } from 'react-router';
import type { ReactNode } from 'react';
import { assemblyRoutes, type CandidatePaper, type PaperKey } from '@kaowu/contracts';
import { EmptyState, markReading, Page, ReasonButton, useAct, useWords } from '../../frame';
import { messages } from './messages';
import './assembly.css';

/** A text of a paper: plain, or the HTML that the server made and cleaned, with media from the paper's own door. */
function PaperText({ paperId, text, html }: { paperId: string; text: string; html?: string | undefined }): ReactNode {
  if (html === undefined) return <>{text}</>;
  return <span className="assembly-rich" dangerouslySetInnerHTML={{ __html: html.replaceAll('src="media:', `src="/api/papers/${paperId}/media/`) }} />;
}

function Questions({ paper, keys }: { paper: CandidatePaper; keys: PaperKey | null }): ReactNode {
  const w = useWords(messages);
  const answers = new Map((keys?.questions ?? []).map(({ no, key }) => [no, key] as const));
  return (
    <article className="k-panel assembly-paper">
      <h2>{paper.title}</h2>
      {paper.sections.map((section, s) => (
        <section key={s}>
          <h3>{section.title}</h3>
          <ol>
            {section.questions.map(({ no, stimulus, stem, html, options, lefts = [], rights = [], unit, points }) => (
              <li key={no}>
                {stimulus && <div className="assembly-options"><PaperText paperId={paper.paperId} text={stimulus.text} html={stimulus.html} /></div>}
                <div><strong>{no}. </strong><PaperText paperId={paper.paperId} text={stem} html={html} /> {unit !== undefined && `（${unit}）`}<span className="k-muted">({w('paper.points', { points: points / 100 })})</span></div>
                <div className="assembly-options">{[...options, ...lefts, ...rights].map(({ id, text, html: shown }) => <div key={id}>{id.length <= 2 ? `${id}. ` : ''}<PaperText paperId={paper.paperId} text={text} html={shown} /></div>)}</div>
                {answers.has(no) && <div><strong>{w('paper.key', { key: (answers.get(no) ?? []).join('、') })}</strong></div>}
              </li>
            ))}
          </ol>
        </section>
      ))}
    </article>
  );
}

/** A paper in clear: only after the exam opened, and only with a reason. */
export default function PaperPage(): ReactNode {
  const w = useWords(messages);
  const go = useNavigate();
  const { setId = '', paperId = '' } = useParams();
  const [opened, setOpened] = useState<CandidatePaper | null>(null);
  const [keys, setKeys] = useState<PaperKey | null>(null);
  const view = useAct(assemblyRoutes.viewPaper, { renews: [], onDone: (paper) => { markReading(); setOpened(paper); } });
  const viewKey = useAct(assemblyRoutes.viewPaperKey, { renews: [], onDone: setKeys });
  const show = (
    <ReasonButton
      label={w('paper.show')} button={{ type: 'primary' }} title={w('paper.ask')} consequence={w('paper.askWhat')}
      onConfirm={(reason) => view.mutateAsync({ params: { id: paperId }, body: { reason } })}
    />
  );
  const actions = (
    <>
      <Button onClick={() => void go(`/papers/${setId}`)}>{w('back')}</Button>
      {opened && !keys && (
        <ReasonButton
          label={w('paper.showKey')} title={w('paper.showKey')} consequence={w('paper.askWhat')}
          onConfirm={(reason) => viewKey.mutateAsync({ params: { id: paperId }, body: { reason } })}
        />
      )}
    </>
  );
  return (
    <Page title={opened?.title ?? w('paper.ask')} {...(opened ? { sub: w('paper.read') } : {})} actions={actions}>
      {opened ? <Questions paper={opened} keys={keys} /> : <EmptyState title={w('paper.ask')} hint={w('paper.askWhat')} action={show} />}
    </Page>
  );
}
