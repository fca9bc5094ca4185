import { Button, Descriptions, Segmented, Table, Tag } from 'antd';
import Search from 'antd/es/input/Search';
import { Suspense, useState, type ReactNode } from 'react';
import { Link } from 'react-router';
import { catalogueRoutes, type EditionView, type OccupationView } from '@kaowu/contracts';
import { EmptyState, Instant, lazySoon, Once, opening, Page, ReasonButton, useAct, useApi, useSession, useWords } from '../../frame';
import { ImportLists, ImportWeights } from './import-buttons';
import { LevelTags } from './levels';
import { messages } from './messages';
import './catalogue.css';

const OccupationDrawer = lazySoon(() => import('./occupation-drawer'));
const EditionDayFields = lazySoon(() => import('./edition-day-fields'));

function EditionDates({ edition }: { edition: EditionView }): ReactNode {
  const w = useWords(messages);
  const [days, setDays] = useState({ effectiveFrom: edition.effectiveFrom, effectiveTo: edition.effectiveTo });
  const act = useAct(catalogueRoutes.setEditionDates, { silent: true });
  return (
    <ReasonButton
      label={w('dates')} title={w('dates')} consequence={w('dates.what', { edition: edition.edition })} button={{ size: 'small' }}
      onConfirm={(reason) => act.mutateAsync({ params: { edition: edition.edition }, body: { ...days, reason } })}
    >
      <Suspense><EditionDayFields days={days} onChange={setDays} /></Suspense>
    </ReasonButton>
  );
}

function EditionHead({ edition }: { edition: EditionView }): ReactNode {
  const w = useWords(messages);
  const { can } = useSession();
  const { effectiveFrom: from, effectiveTo: to } = edition;
  const inForce = from === null && to === null ? w('noDate') : `${from ?? w('noDate')} ${to === null ? w('openEnd') : w('until', { day: to })}`;
  return (
    <Descriptions
      size="small" column={{ xs: 1, md: 2, xl: 3 }} title={edition.title} extra={can('catalogue.manage') && <EditionDates key={edition.edition} edition={edition} />}
      items={[
        { key: 'counts', label: w('listed'), children: w('counts', { occupations: edition.occupations, directions: edition.directions, offers: edition.offers }) },
        { key: 'issued', label: w('issued'), children: edition.issuedOn ?? w('noDate') },
        { key: 'force', label: w('inForce'), children: inForce },
        { key: 'basis', label: w('basis'), children: edition.basis },
        { key: 'digest', label: w('digest'), children: <code title={edition.digest}>{edition.digest.slice(0, 16)}</code> },
        { key: 'at', label: w('importedAt'), children: <Instant at={edition.importedAt} form="minute" /> },
      ]}
    />
  );
}

function OccupationTable({ edition, open }: { edition: string; open: (o: OccupationView) => void }): ReactNode {
  const w = useWords(messages);
  const [text, setText] = useState('');
  const asked = useApi(catalogueRoutes.listOccupations, { params: { edition } });
  const rows = (asked.data ?? []).filter((o) => text === '' || o.name.includes(text) || o.code.includes(text));
  return (
    <div>
      <div className="k-table-tools">
        <Search allowClear placeholder={w('search')} aria-label={w('search')} style={{ width: 260 }} onSearch={(t) => setText(t.trim())} />
      </div>
      <Table<OccupationView>
        size="middle" rowKey="code" dataSource={rows} loading={asked.isFetching} pagination={false} scroll={{ x: 'max-content' }}
        locale={{ emptyText: <EmptyState title={w('occupations.none')} /> }}
        onRow={(o) => opening(() => open(o))}
        columns={[
          { title: w('seq'), dataIndex: 'seq', width: 64 },
          { title: w('code'), dataIndex: 'code', width: 120 },
          { title: w('name'), width: 220, render: (_, o) => <Button type="link" size="small" onClick={() => open(o)}>{o.name}</Button> },
          {
            title: w('levels'),
            render: (_, o) => o.directions.map((d) => (
              <div key={d.direction} className="catalogue-offer">
                <span className="k-muted">{d.direction === '' ? w('noDirection') : d.direction}</span>
                <span><LevelTags levels={d.levels} /></span>
              </div>
            )),
          },
          {
            title: w('notes'),
            render: (_, o) => (
              <>
                {o.newCode && <div className="k-muted">{w('newCode', { code: o.newCode })}</div>}
                {o.codeMeansNow && <Tag color="warning">{w('meansNow', { name: o.codeMeansNow })}</Tag>}
              </>
            ),
          },
          { title: w('standard'), width: 120, render: (_, o) => o.standardEdition ?? <span className="k-muted">{w('standard.none')}</span> },
        ]}
      />
    </div>
  );
}

/** Registered lists of occupations, one edition at a time. */
export default function CataloguePage(): ReactNode {
  const w = useWords(messages);
  const { can } = useSession();
  const editions = useApi(catalogueRoutes.listEditions);
  const [chosen, setChosen] = useState<string | null>(null);
  const [open, setOpen] = useState<OccupationView | null>(null);
  const all = editions.data ?? [];
  const edition = all.find((e) => e.edition === chosen) ?? all.at(-1);
  const actions = (
    <>
      {all.length > 1 && <Link to="/catalogue/difference"><Button>{w('difference.go')}</Button></Link>}
      {can('catalogue.manage') && <><ImportLists /><ImportWeights /></>}
    </>
  );
  return (
    <Page title={w('title')} sub={w('sub')} of={editions} actions={actions} empty={all.length === 0 && { title: w('editions.empty'), hint: w('editions.emptyHint') }}>
      {edition && (
        <div className="k-stack">
          <Segmented<string> value={edition.edition} onChange={setChosen} options={all.map((e) => ({ value: e.edition, label: `${e.edition} ${e.title}` }))} aria-label={w('edition')} />
          <div className="k-panel"><EditionHead edition={edition} /></div>
          <OccupationTable key={edition.edition} edition={edition.edition} open={setOpen} />
          <Once open={open !== null}><OccupationDrawer edition={edition.edition} occupation={open} close={() => setOpen(null)} /></Once>
        </div>
      )}
    </Page>
  );
}
