import { Button } from 'antd';
import type { ReactNode } from 'react';
import { Link, useParams } from 'react-router';
import { peopleRoutes, POSTS } from '@kaowu/contracts';
import { Page, pick, useApi, useLanguage, useSession, useWords } from '../../frame';
import { messages } from './messages';
import { ChangePerson } from './person-form';
import { AppointForm, CardForm } from './record-forms';
import { TrainingButton } from './training-button';
import { CardsTable, Particulars, PostsTable, RecordPanel, RelationsTable, TrainingsTable } from './record-panels';
import { RelationButton } from './relation-button';

/** A person of the register: particulars, posts, cards, training, relations. */
export default function PersonPage(): ReactNode {
  const w = useWords(messages);
  const { language } = useLanguage();
  const { can } = useSession();
  const { personId = '' } = useParams();
  const asked = useApi(peopleRoutes.getPerson, { params: { personId } });
  const person = asked.data;
  const editable = can('people.manage');
  const posts = person?.posts.filter((p) => p.to === null).map((p) => pick(POSTS[p.post], language)).join('、');
  return (
    <Page
      title={person?.name ?? w('title')} sub={posts} of={asked}
      actions={<><Link to="/people"><Button>{w('back')}</Button></Link>{person && editable && <ChangePerson key={JSON.stringify(person)} person={person} />}</>}
    >
      {person && (
        <div className="k-stack">
          <div className="k-panel"><Particulars person={person} /></div>
          <RecordPanel title={w('posts')} action={editable && person.leftOn === null && <AppointForm person={person} />}><PostsTable person={person} editable={editable} /></RecordPanel>
          <RecordPanel title={w('cards')} action={editable && <CardForm person={person} />}><CardsTable person={person} editable={editable} /></RecordPanel>
          <RecordPanel title={w('relations')} action={editable && <RelationButton person={person} />}><RelationsTable person={person} editable={editable} /></RecordPanel>
          <RecordPanel title={w('trainings')} action={editable && <TrainingButton personIds={[person.id]} size="small" />}><TrainingsTable person={person} /></RecordPanel>
        </div>
      )}
    </Page>
  );
}
