import { Table, Tabs } from 'antd';
import type { ReactNode } from 'react';
import { PART_WORDS, resultsRoutes } from '@kaowu/contracts';
import type { PathNode } from '@kaowu/contracts';
import { formatPoints, pointsFromHundredths } from '@kaowu/kernel/points';
import { Drawer, ErrorState, LoadingState, PointsText, pick, TraceLink, useApi, useLanguage, useWords } from '../../frame';
import type { Language, Words } from '../../frame';
import { messages } from './messages';
import { VerdictTag } from './shared';

type W = Words<keyof (typeof messages)['zh']>;

interface Line extends Omit<PathNode, 'children'> {
  readonly key: string;
  readonly children?: Line[];
}

/** Words of a node that this program gave; what a person named stays as it is. */
export function lineLabel(node: Pick<PathNode, 'kind' | 'label' | 'labelEn' | 'children'>, w: W, language: Language): string {
  if (node.kind === 'deduction' || node.kind === 'void') return language === 'en' ? (node.labelEn ?? node.label) : node.label;
  if (node.kind === 'question') return w('question', { no: node.label });
  if (node.kind === 'score') {
    const [kind = '', seq = ''] = node.label.split(' ');
    return kind === 'blind' || kind === 'third' || kind === 'adjudication' ? `${w(`kind.${kind}`)} ${seq}` : node.label;
  }
  if (node.kind !== 'group') return node.label;
  if (node.label === 'final') return w('final');
  const known = ['single', 'multiple', 'true_false', 'fill_in'] as const;
  const type = known.find((t) => t === node.label);
  const right = node.children.filter((c) => c.points > 0).length;
  return `${w(type ? `type.${type}` : 'type.other')} · ${w('group.right', { right, count: node.children.length })}`;
}

const linesOf = (nodes: readonly PathNode[], prefix: string): Line[] =>
  nodes.map((node, i) => {
    const key = `${prefix}.${i}`;
    const { children, ...rest } = node;
    return { ...rest, key, ...(children.length > 0 ? { children: linesOf(children, key) } : {}) };
  });

function Path({ path }: { path: PathNode }): ReactNode {
  const w = useWords(messages);
  const { language } = useLanguage();
  return (
    <Table<Line>
      size="small" pagination={false} dataSource={linesOf(path.children, 'p')} scroll={{ x: 'max-content', y: '60vh' }}
      rowClassName={(line) => (line.counts ? '' : 'results-evidence')}
      columns={[
        { title: w('line'), render: (_, line) => lineLabel({ kind: line.kind, label: line.label, labelEn: line.labelEn, children: (line.children ?? []) as unknown as PathNode[] }, w, language) },
        { title: w('points'), dataIndex: 'points', align: 'right', render: (points: number) => <PointsText value={points} /> },
        { title: w('full'), dataIndex: 'full', align: 'right', render: (full: number | null) => full !== null && <PointsText value={full} /> },
        { title: w('weight'), dataIndex: 'weight', align: 'right', render: (weight?: number) => weight !== undefined && `${weight / 100} %` },
        { title: w('how'), render: (_, line) => [line.settled && w(`how.${line.settled}`), (line.kind === 'deduction' || line.kind === 'void') && w(`how.${line.kind}`), line.fatal && w('fatal', { codes: line.fatal.join(', ') }), !line.counts && w('evidence')].filter(Boolean).join(' · ') },
      ]}
    />
  );
}

/** Every point of one candidate: question or criterion → task → part. */
export function PathDrawer({ runId, candidateId, onClose }: { runId: string; candidateId: string | null; onClose: () => void }): ReactNode {
  const w = useWords(messages);
  const { language } = useLanguage();
  const asked = useApi(resultsRoutes.resultPath, { params: { runId, candidateId: candidateId ?? '' } }, { enabled: candidateId !== null });
  const data = asked.data?.candidateId === candidateId ? asked.data : undefined;
  return (
    <Drawer open={candidateId !== null} onClose={onClose} size={820} title={data ? <span className="k-row">{data.name} · {data.idNumberMasked} <VerdictTag verdict={data.verdict} /></span> : w('path')} extra={data && <TraceLink type="candidate" id={data.candidateId} />}>
      {asked.error && !data && <ErrorState error={asked.error} retry={() => void asked.refetch()} />}
      {!data && !asked.error && <LoadingState />}
      {data && (
        <Tabs
          items={data.parts.map((part) => ({
            key: part.part,
            label: `${pick(PART_WORDS[part.part], language)} ${part.points === null ? '—' : formatPoints(pointsFromHundredths(part.points))}`,
            children: (
              <>
                <p className="k-muted">{w('path.second', { points: part.second === null ? '—' : formatPoints(pointsFromHundredths(part.second)) })}{part.failedByFatal && ` · ${w('fatalFail')}`}{part.voided && ` · ${w('voided')}`}</p>
                {part.path ? <Path path={part.path} /> : <p>{w(part.status)}</p>}
              </>
            ),
          }))}
        />
      )}
    </Drawer>
  );
}
