import { Table } from 'antd';
import type { ReactNode } from 'react';
import { invigilationRoutes, MANUAL_PHASES, type ManualPhase } from '@kaowu/contracts';
import { DialogButton, formatInstant, lazySoon, Page, pick, useApi, useLanguage, useSession, useWords } from '../../frame';
import { manualMessages } from './manual-messages';
import './wall.css';

const ManualForm = lazySoon(() => import('./manual-form'));

/** When a step is due, in words. */
function useWhen(): (phase: ManualPhase, minutes: number | null) => string {
  const w = useWords(manualMessages);
  return (phase, minutes) => {
    if (minutes === null) return w('checklist.anyTime');
    if (minutes === 0) return w(phase === 'after' ? 'when.atEnd' : 'when.atStart');
    if (phase === 'after') return w('when.after', { minutes });
    if (phase === 'during' && minutes < 0) return w('when.beforeEnd', { minutes: -minutes });
    return minutes < 0 ? w('when.before', { minutes: -minutes }) : w('when.during', { minutes });
  };
}

/** The exam manual in force. */
export default function ManualPage(): ReactNode {
  const w = useWords(manualMessages);
  const when = useWhen();
  const { language } = useLanguage();
  const { can } = useSession();
  const asked = useApi(invigilationRoutes.manual);
  const manual = asked.data;
  const sub = manual && <>{w('manual.version', { version: manual.version, name: manual.publishedByName, time: formatInstant(manual.publishedAt, 'minute', language) })} · {w('manual.source', { source: manual.source })}</>;
  return (
    <Page title={manual?.title ?? w('manual')} of={asked} sub={sub} actions={manual && can('sitting.manage') && <DialogButton label={w('manual.publish')} button={{ type: 'primary' }} dialog={ManualForm} of={{ manual }} />}>
      {manual && (
        <Table
          size="middle" rowKey="id" pagination={false} dataSource={[...manual.steps]}
          columns={[
            { title: w('manual.no'), dataIndex: 'no', width: 72 },
            { title: w('manual.phase'), key: 'phase', width: 96, render: (_, step) => pick(MANUAL_PHASES[step.phase], language) },
            { title: w('manual.when'), key: 'when', width: 180, render: (_, step) => when(step.phase, step.minutes) },
            { title: w('manual.text'), dataIndex: 'text' },
          ]}
        />
      )}
    </Page>
  );
}
