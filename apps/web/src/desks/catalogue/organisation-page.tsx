import { Descriptions, Table } from 'antd';
import { Suspense, useState, type ReactNode } from 'react';
import { catalogueRoutes, type FilingScopeView, type OrganisationView } from '@kaowu/contracts';
import { ActsHeading, asProblem, DialogButton, EmptyState, lazySoon, LoadingState, Page, ReasonButton, type StateKind, StateTag, useAct, useApi, useLanguage, useSession, useWords, DayField } from '../../frame';
import { districtText, levelText } from './levels';
import { messages } from './messages';
import './catalogue.css';

const FilingCheck = lazySoon(() => import('./filing-check'));
const FilingForm = lazySoon(() => import('./filing-form'));
const OrganisationForm = lazySoon(() => import('./organisation-form'));

const KINDS: Readonly<Record<FilingScopeView['state'], StateKind>> = { in_force: 'answering', future: 'checked-in', expired: 'absent', closed: 'absent' };

/** Lines that end within this many days are marked, so that a renewal is not forgotten. A matter of display only. */
const SOON_DAYS = 90;

function Particulars({ organisation: o }: { organisation: OrganisationView }): ReactNode {
  const w = useWords(messages);
  const { language } = useLanguage();
  return (
    <Descriptions
      size="small" column={{ xs: 1, lg: 2 }} title={o.name}
      items={[
        { key: 'credit', label: w('o.creditCode'), children: <code>{o.creditCode}</code> },
        { key: 'type', label: w('o.bodyType'), children: w(`o.bodyType.${o.bodyType}`) },
        { key: 'filing', label: w('o.filingNo'), children: o.filingNo },
        { key: 'prefix', label: w('o.prefix'), children: <code>{o.bodyType}{o.bodyCode}{o.provinceCode}{o.siteSerial}</code> },
        { key: 'district', label: w('o.districtCode'), children: districtText(o.districtCode, language) },
        { key: 'telephone', label: w('o.telephone'), children: o.telephone },
        { key: 'address', label: w('o.address'), children: o.address, span: 'filled' },
      ]}
    />
  );
}

function CloseLine({ scope }: { scope: FilingScopeView }): ReactNode {
  const w = useWords(messages);
  const { language } = useLanguage();
  const [lastDay, setLastDay] = useState<string | null>(null);
  const act = useAct(catalogueRoutes.closeFiling, { silent: true });
  return (
    <ReasonButton
      label={w('close')} title={w('close')} danger button={{ size: 'small' }} ready={lastDay !== null}
      consequence={w('close.what', { name: scope.occupationName, level: levelText(scope.key.level, language) })}
      onConfirm={(reason) => act.mutateAsync({ params: { scopeId: scope.id }, body: { lastDay: lastDay ?? '', reason } })}
    >
      <p><DayField value={lastDay} onChange={setLastDay} aria-label={w('lastDay')} /></p>
    </ReasonButton>
  );
}

function ScopeTable({ scopes }: { scopes: readonly FilingScopeView[] }): ReactNode {
  const w = useWords(messages);
  const { language } = useLanguage();
  const { can } = useSession();
  return (
    <Table<FilingScopeView>
      size="middle" rowKey="id" dataSource={[...scopes]} pagination={false} scroll={{ x: 'max-content' }}
      locale={{ emptyText: <EmptyState title={w('filing.none')} hint={w('filing.noneHint')} /> }}
      columns={[
        { title: w('occupation'), render: (_, s) => <><div>{s.occupationName} {s.key.direction}</div><div className="k-muted">{s.key.code} · {s.key.edition}</div></> },
        { title: w('level'), render: (_, s) => levelText(s.key.level, language) },
        { title: w('districts'), render: (_, s) => s.districts.map((d) => <div key={d}>{districtText(d, language)}</div>) },
        { title: `${w('validity')} · ${w('receipt')}`, render: (_, s) => <><div>{s.validFrom} – {s.closedOn ?? s.validTo}</div><div className="k-muted">{s.receiptNo}</div></> },
        {
          title: w('state'),
          render: (_, s) => (
            <>
              <StateTag kind={s.state === 'in_force' && s.daysLeft <= SOON_DAYS ? 'attention' : KINDS[s.state]}>{w(`state.${s.state}`)}</StateTag>
              {s.state === 'in_force' && <div className="k-muted">{w('daysLeft', { days: s.daysLeft })}</div>}
              {s.closedReason && <div className="k-muted">{s.closedReason}</div>}
            </>
          ),
        },
        { title: <ActsHeading />, width: 90, render: (_, s) => can('organisation.manage') && s.closedOn === null && s.state !== 'expired' && <CloseLine scope={s} /> },
      ]}
    />
  );
}

/** The body, its filing, and the question whether a round would be allowed. */
export default function OrganisationPage(): ReactNode {
  const w = useWords(messages);
  const { can } = useSession();
  const organisation = useApi(catalogueRoutes.getOrganisation);
  const filing = useApi(catalogueRoutes.listFiling);
  const unregistered = organisation.error !== null && asProblem(organisation.error).code === 'organisation.not-registered';
  const manage = can('organisation.manage');
  return (
    <Page
      title={w('organisation')} sub={w('organisation.sub')} of={unregistered ? filing : [organisation, filing]}
      actions={manage && <><DialogButton key={organisation.data?.id ?? 'new'} label={w('organisation.edit')} dialog={OrganisationForm} of={{ organisation: organisation.data ?? null }} /><DialogButton label={w('filing.add')} button={{ type: 'primary' }} dialog={FilingForm} of={{}} /></>}
    >
      <div className="k-stack">
        <div className="k-panel">
          {organisation.data ? <Particulars organisation={organisation.data} /> : <EmptyState title={w('organisation.none')} hint={w('organisation.noneHint')} />}
        </div>
        <div className="catalogue-two">
          <section className="k-panel" aria-label={w('filing')}>
            <h2 style={{ fontSize: 16, margin: '0 0 8px' }}>{w('filing')}</h2>
            <ScopeTable scopes={filing.data ?? []} />
          </section>
          <Suspense fallback={<LoadingState rows={9} />}><FilingCheck /></Suspense>
        </div>
      </div>
    </Page>
  );
}
