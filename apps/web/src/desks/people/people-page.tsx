import { Button, Checkbox, Radio, Tag } from 'antd';
import { useState, type ReactNode } from 'react';
import { Link, useNavigate } from 'react-router';
import { peopleRoutes, POST_CODES, POSTS, type PersonRow, type Post, type StaffImportReport } from '@kaowu/contracts';
import { DataTable, DownloadButton, lazySoon, Once, Page, pick, ProblemDetails, Select, StateTag, UploadButton, useLanguage, useModalForm, useSession, useWords } from '../../frame';
import { CardState } from './card-state';
import { messages } from './messages';
import { TrainingButton } from './training-button';

const AddPerson = lazySoon(async () => ({ default: (await import('./person-form')).AddPerson }));

function AddButton(): ReactNode {
  const w = useWords(messages);
  const modal = useModalForm();
  return <><Button type="primary" onClick={modal.show}>{w('add')}</Button><Once open={modal.open}><AddPerson modal={modal} /></Once></>;
}

function ImportReport({ report }: { report: StaffImportReport }): ReactNode {
  const w = useWords(messages);
  return (
    <>
      <p>{w('import.report', { rows: report.rows, added: report.added, known: report.known })}</p>
      {report.wrong.length > 0 && <><p><StateTag kind="attention">{w('import.wrong', { count: report.wrong.length })}</StateTag></p><ProblemDetails details={report.wrong} /></>}
    </>
  );
}

function ImportStaff(): ReactNode {
  const w = useWords(messages);
  const [mode, setMode] = useState<'all-or-nothing' | 'good-rows'>('all-or-nothing');
  return (
    <UploadButton
      route={peopleRoutes.importStaff} label={w('import')} accept=".xlsx,.csv" call={(dryRun) => ({ body: { dryRun, mode } })}
      report={(report) => <ImportReport report={report} />} takeable={(report) => report.added > 0}
    >
      <div className="k-row" style={{ marginBottom: 12 }}>
        <span>{w('import.mode')}</span>
        <Radio.Group value={mode} onChange={(e) => setMode(e.target.value as typeof mode)} options={(['all-or-nothing', 'good-rows'] as const).map((value) => ({ value, label: w(`import.${value}`) }))} />
        <DownloadButton route={peopleRoutes.staffTemplate} label={w('template')} />
      </div>
    </UploadButton>
  );
}

function Training({ row }: { row: PersonRow }): ReactNode {
  const w = useWords(messages);
  if (row.lastTrainingOn === null) return <StateTag kind="broken">{w('training.never')}</StateTag>;
  return (
    <>
      <div>{row.lastTrainingOn}</div>
      {row.trainingOverdue ? <StateTag kind="broken">{w('training.overdue')}</StateTag> : row.trainingDueOn && <span className="k-muted">{w('training.due', { day: row.trainingDueOn })}</span>}
    </>
  );
}

type Card = PersonRow['cards'][number];

/** Cards of one kind and one validity in one line, with all their occupations. */
function cardLines(cards: readonly Card[]): { key: string; first: Card; codes: string[] }[] {
  const lines = new Map<string, { key: string; first: Card; codes: string[] }>();
  for (const card of cards) {
    const key = `${card.kind}/${card.state}/${card.validTo}`;
    const line = lines.get(key) ?? { key, first: card, codes: [] };
    line.codes.push(card.occupationCode);
    lines.set(key, line);
  }
  return [...lines.values()];
}

function Cards({ row }: { row: PersonRow }): ReactNode {
  const w = useWords(messages);
  return cardLines(row.cards).map(({ key, first, codes }) => (
    <div key={key}>
      <div className="k-row"><span>{w(`kind.${first.kind}`)}</span><CardState state={first.state} /><span className="k-muted">{first.validTo}</span></div>
      <div className="k-muted">{codes.join('、')}</div>
    </div>
  ));
}

/** The staff register. */
export default function PeoplePage(): ReactNode {
  const w = useWords(messages);
  const { language } = useLanguage();
  const { can } = useSession();
  const go = useNavigate();
  const [post, setPost] = useState<Post | undefined>();
  const [left, setLeft] = useState(false);
  const [chosen, setChosen] = useState<string[]>([]);
  const manage = can('people.manage');
  const tools = (
    <>
      <Select<Post> allowClear placeholder={w('post.any')} aria-label={w('posts')} style={{ width: 180 }} {...(post ? { value: post } : {})} onChange={setPost} options={POST_CODES.map((value) => ({ value, label: pick(POSTS[value], language) }))} />
      <Checkbox checked={left} onChange={(e) => setLeft(e.target.checked)}>{w('left.show')}</Checkbox>
      {manage && <><TrainingButton personIds={chosen} onDone={() => setChosen([])} /><span className="k-muted">{w('selected', { count: chosen.length })}</span></>}
    </>
  );
  return (
    <Page title={w('title')} sub={w('sub')} actions={manage && <><ImportStaff /><AddButton /></>}>
      <DataTable
        route={peopleRoutes.listPeople} rowKey="id" searchable tools={tools} pageSize={50} empty={{ title: w('empty'), hint: w('emptyHint') }}
        call={{ query: { left, ...(post ? { post } : {}) } }} onRow={(row) => void go(`/people/${row.id}`)}
        {...(manage ? { selection: { selectedRowKeys: chosen, preserveSelectedRowKeys: true, onChange: (keys) => setChosen(keys.map(String)) } } : {})}
        columns={[
          {
            title: w('name'),
            render: (_, p) => (
              <>
                <Link to={`/people/${p.id}`} onClick={(e) => e.stopPropagation()}>{p.name}</Link>
                {p.external && <Tag style={{ marginInlineStart: 8 }}>{w('external')}</Tag>}
                {p.leftOn && <div><StateTag kind="absent">{w('left')} {p.leftOn}</StateTag></div>}
                <div className="k-muted"><code>{p.idNumberMasked ?? ''}</code></div>
              </>
            ),
          },
          { title: w('posts'), render: (_, p) => p.posts.map((one) => <Tag key={one}>{pick(POSTS[one], language)}</Tag>) },
          { title: w('employer'), dataIndex: 'employer' },
          { title: w('cards'), render: (_, p) => <Cards row={p} /> },
          { title: w('training'), render: (_, p) => <Training row={p} /> },
          { title: w('relations'), render: (_, p) => (p.relations > 0 ? w('relationCount', { n: p.relations }) : '') },
        ]}
      />
    </Page>
  );
}
