import { Alert, Table, Tabs } from 'antd';
import type { ReactNode } from 'react';
import { catalogueRoutes, GRADES, type Level, type OccupationView, type StandardView } from '@kaowu/contracts';
import { Drawer, StateIcon, useApi, useLanguage, useSession, useWords } from '../../frame';
import { LEVELS } from './rule-fields';
import { levelText, shortLevel } from './levels';
import { messages } from './messages';
import { WeightsForm } from './weights-form';

/** Direction × grade, all eight grades, so that what is not offered is seen too. */
function OfferMatrix({ occupation }: { occupation: OccupationView }): ReactNode {
  const w = useWords(messages);
  const { language } = useLanguage();
  const grades = [...LEVELS].reverse();
  return (
    <Table
      size="small" pagination={false} rowKey="direction" dataSource={occupation.directions} scroll={{ x: 'max-content' }}
      columns={[
        { title: w('direction'), render: (_, d) => (d.direction === '' ? w('noDirection') : d.direction), fixed: 'left' },
        ...grades.map((level: Level) => ({
          title: shortLevel(level, language),
          key: level,
          align: 'center' as const,
          render: (_: unknown, d: OccupationView['directions'][number]) => (d.levels.includes(level) ? <span role="img" aria-label={levelText(level, language)}><StateIcon kind="handed-in" /></span> : <span className="k-muted">·</span>),
        })),
      ]}
    />
  );
}

function WeightTables({ standard }: { standard: StandardView }): ReactNode {
  const w = useWords(messages);
  const { language } = useLanguage();
  const tables = [...standard.tables].sort((a, b) => GRADES[a.level].rank - GRADES[b.level].rank || (a.mode < b.mode ? 1 : -1));
  return (
    <Tabs
      size="small"
      items={tables.map((t) => ({
        key: `${t.mode}${t.level}`,
        label: `${shortLevel(t.level, language)} ${w(`weights.${t.mode}`)}`,
        children: (
          <>
            <Table
              size="small" pagination={false} rowKey="name" dataSource={t.rows}
              columns={[
                { title: w('weights.function'), dataIndex: 'name' },
                { title: w('weights.percent'), align: 'right', width: 120, render: (_, r) => r.weightHundredths / 100 },
              ]}
              footer={() => w('weights.sum', { sum: t.rows.reduce((n, r) => n + r.weightHundredths, 0) / 100 })}
            />
            <p className="k-muted">{levelText(t.level, language)} · {w('weights.source')}：<span style={{ wordBreak: 'break-all' }}>{t.source}</span></p>
          </>
        ),
      }))}
    />
  );
}

/** One occupation: what is offered, and the weights of its standard. */
export default function OccupationDrawer({ edition, occupation, close }: { edition: string; occupation: OccupationView | null; close: () => void }): ReactNode {
  const w = useWords(messages);
  const { can } = useSession();
  const code = occupation?.code ?? '';
  const standards = useApi(catalogueRoutes.listStandards, { query: { edition, code } }, { enabled: occupation !== null });
  return (
    <Drawer open={occupation !== null} onClose={close} size={720} title={occupation && `${occupation.name} ${occupation.code}`} destroyOnHidden>
      {occupation && (
        <div className="k-stack">
          <OfferMatrix occupation={occupation} />
          {occupation.codeMeansNow && <Alert type="warning" showIcon title={w('meansNow', { name: occupation.codeMeansNow })} />}
          {occupation.notes.map((note) => <p key={note} className="k-muted">{note}</p>)}
          <h3>{w('weights')}</h3>
          {standards.data?.length === 0 && <Alert type="info" title={w('weights.none')} />}
          {standards.data?.map((standard) => (
            <section key={standard.id}>
              <div className="k-row">
                <strong>{standard.name} {standard.standardEdition}</strong>
                {can('catalogue.manage') && <WeightsForm standard={standard} />}
              </div>
              <WeightTables standard={standard} />
            </section>
          ))}
        </div>
      )}
    </Drawer>
  );
}
