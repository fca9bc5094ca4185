import { Table } from 'antd';
import type { TableColumnsType } from 'antd';
import { useParams } from 'react-router';
import type { ReactNode } from 'react';
import { COMMAND_KINDS, invigilationRoutes, type CommandSummary, type IncidentView, type RoomRecord } from '@kaowu/contracts';
import { DownloadButton, Instant, Page, pick, StateTag, useApi, useLanguage, useWords } from '../../frame';
import { messages } from './messages';
import './wall.css';

function Section<T extends object>({ title, rows, columns, rowKey }: { title: string; rows: readonly T[]; columns: TableColumnsType<T>; rowKey: (row: T) => string }): ReactNode {
  const w = useWords(messages);
  return (
    <section className="k-panel wall-record">
      <h2>{title} · {rows.length === 0 ? <span className="k-muted">{w('record.none')}</span> : rows.length}</h2>
      {rows.length > 0 && <Table<T> size="small" rowKey={rowKey} columns={columns} dataSource={[...rows]} pagination={false} scroll={{ x: 'max-content' }} />}
    </section>
  );
}

function useIncidentColumns(): TableColumnsType<IncidentView> {
  const w = useWords(messages);
  const { language } = useLanguage();
  return [
    { title: w('record.time'), key: 'at', render: (_, row) => <Instant at={row.reportedAt} form="clock-second" /> },
    { title: w('list.place'), key: 'place', render: (_, row) => row.placeLabel === null ? w('lane.room') : `${row.placeLabel} ${row.candidateName ?? ''}` },
    { title: w('record.what'), key: 'what', render: (_, row) => <>{pick(row.category, language)}{row.tier && `（${pick(row.tier, language)}）`}<div className="k-muted">{row.text}</div></> },
    { title: w('record.who'), dataIndex: 'reportedByName' },
    { title: w('record.outcome'), key: 'outcome', render: (_, row) => row.outcome === null ? <StateTag kind="attention">{w('record.open')}</StateTag> : w('incident.outcome', { outcome: row.outcome, name: row.closedByName ?? '' }) },
  ];
}

function Sections({ record }: { record: RoomRecord }): ReactNode {
  const w = useWords(messages);
  const { language } = useLanguage();
  const incidents = useIncidentColumns();
  const of = (...kinds: readonly string[]): readonly IncidentView[] => record.incidents.filter((one) => kinds.includes(one.category.kind));
  const commands: TableColumnsType<CommandSummary> = [
    { title: w('record.time'), key: 'at', render: (_, row) => <Instant at={row.at} form="clock-second" /> },
    { title: w('record.what'), key: 'what', render: (_, row) => `${pick(COMMAND_KINDS[row.kind], language)}${row.minutes === null ? '' : ` +${row.minutes}′`} · ${w('record.people', { count: row.total - row.refused })}` },
    { title: w('record.reason'), dataIndex: 'reason' },
    { title: w('record.who'), dataIndex: 'byName' },
  ];
  return (
    <div className="k-stack">
      <div className="k-row">
        <span>{w('record.expected')} <b className="k-number">{record.expected}</b></span>
        <span>{w('record.present')} <b className="k-number">{record.present}</b></span>
        <span>{w('record.absent')} <b className="k-number">{record.absent.length}</b></span>
      </div>
      <Section title={w('record.absent')} rows={record.absent} rowKey={(row) => row.ticketNo} columns={[{ title: w('list.place'), dataIndex: 'placeLabel' }, { title: w('list.name'), dataIndex: 'candidateName' }, { title: w('list.ticket'), dataIndex: 'ticketNo' }]} />
      <Section title={w('record.violations')} rows={of('violation')} rowKey={(row) => row.id} columns={incidents} />
      <Section
        title={w('record.machines')} rows={record.machineChanges} rowKey={(row) => row.at}
        columns={[{ title: w('record.time'), key: 'at', render: (_, row) => <Instant at={row.at} form="clock-second" /> }, { title: w('list.name'), dataIndex: 'candidateName' }, { title: w('list.place'), dataIndex: 'placeLabel' }, { title: w('record.reason'), dataIndex: 'reason' }, { title: w('record.who'), dataIndex: 'byName' }]}
      />
      <Section title={w('record.interruptions')} rows={of('interruption', 'emergency')} rowKey={(row) => row.id} columns={incidents} />
      <Section title={w('record.other')} rows={of('machine', 'other')} rowKey={(row) => row.id} columns={incidents} />
      <Section title={w('record.commands')} rows={record.commands.filter((one) => one.kind !== 'message' && one.kind !== 'move_seat')} rowKey={(row) => row.id} columns={commands} />
    </div>
  );
}

/** The room record 考场情况记录单: absent, violations, machine changes, interruptions, with who and when. */
export default function RoomRecordPage(): ReactNode {
  const w = useWords(messages);
  const { sessionId = '', roomId = '' } = useParams();
  const params = { sessionId, roomId };
  const asked = useApi(invigilationRoutes.roomRecord, { params });
  const record = asked.data;
  return (
    <Page
      title={w('record.title')} of={asked}
      sub={record && <>{record.roundName} · {record.sessionName} · {record.venueName} {record.roomName} · <Instant at={record.startsAt} /></>}
      actions={<DownloadButton route={invigilationRoutes.roomRecordPdf} call={{ params }} label={w('record.pdf')} />}
    >
      {record && <Sections record={record} />}
    </Page>
  );
}
