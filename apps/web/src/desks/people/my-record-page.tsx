import type { ReactNode } from 'react';
import { peopleRoutes } from '@kaowu/contracts';
import { asProblem, Page, useApi, useWords } from '../../frame';
import { messages } from './messages';
import { CardsTable, Particulars, PostsTable, RecordPanel, RelationsTable, TrainingsTable } from './record-panels';
import { RelationButton } from './relation-button';

/** What the register holds on the person who is signed in; relations are declared here. */
export default function MyRecordPage(): ReactNode {
  const w = useWords(messages);
  const asked = useApi(peopleRoutes.myRecord);
  const unknown = asked.error !== null && asProblem(asked.error).code === 'person.unknown';
  const person = asked.data;
  return (
    <Page title={w('mine.title')} sub={w('mine.sub')} {...(unknown ? {} : { of: asked })} empty={unknown && { title: w('mine.none'), hint: w('mine.noneHint') }}>
      {person && (
        <div className="k-stack">
          <div className="k-panel"><Particulars person={person} /></div>
          <RecordPanel title={w('relations')} action={<RelationButton />}><RelationsTable person={person} editable={false} /></RecordPanel>
          <RecordPanel title={w('posts')}><PostsTable person={person} editable={false} /></RecordPanel>
          <RecordPanel title={w('cards')}><CardsTable person={person} editable={false} /></RecordPanel>
          <RecordPanel title={w('trainings')}><TrainingsTable person={person} /></RecordPanel>
        </div>
      )}
    </Page>
  );
}
