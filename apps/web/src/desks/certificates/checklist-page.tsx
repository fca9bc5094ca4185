import { Input } from 'antd';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import type { ReactNode } from 'react';
import { certificatesRoutes } from '@kaowu/contracts';
import type { ReplyOf } from '@kaowu/contracts';
import { Page, ReasonButton, StateIcon, useAct, useApi, useLanguage, useSession, useWords, today } from '../../frame';
import { BatchActs } from './batch-acts';
import { messages } from './messages';
import { waitText } from './shared';
import './certificates.css';

type Checklist = ReplyOf<typeof certificatesRoutes.checklist>;

function FileAct({ list }: { list: Checklist }): ReactNode {
  const w = useWords(messages);
  const act = useAct(certificatesRoutes.file);
  const [issueOn, setIssueOn] = useState(today());
  const open = list.items.filter((i) => !['filed', 'accepted', 'issued'].includes(i.code)).every((i) => i.done);
  return (
    <ReasonButton
      label={w('file')} title={w('file')} withoutReason button={{ type: 'primary', disabled: !open }} ready={issueOn >= today()} consequence={w('file.what', { count: list.passed })}
      onConfirm={() => act.mutateAsync({ body: { roundId: list.roundId, issueOn } })}
    >
      <label>{w('issueOn')}<Input type="date" value={issueOn} min={today()} onChange={(e) => setIssueOn(e.target.value)} /></label>
    </ReasonButton>
  );
}

/** What the filing of a round needs, as a checklist with the act that is next. */
export default function ChecklistPage(): ReactNode {
  const w = useWords(messages);
  const { language } = useLanguage();
  const { can } = useSession();
  const { roundId = '' } = useParams();
  const asked = useApi(certificatesRoutes.checklist, { params: { roundId } });
  const list = asked.data;
  const words = (code: Checklist['items'][number]['code']): string =>
    w(`c.${code}`, { count: list?.passed ?? 0, prefix: list?.numberPrefix ?? '', version: list?.mappingVersion ?? 0 });
  return (
    <Page
      title={`${w('checklist')} · ${list?.roundName ?? ''}`} of={asked} sub={<Link to={`/results/${roundId}`}>{w('toPipeline')}</Link>}
      actions={list && (list.batch ? <BatchActs batch={list.batch} /> : can('certificate.file') && <FileAct list={list} />)}
    >
      {list && (
        <div className="k-panel">
          <ul className="certificates-check">
            {list.items.map((item) => (
              <li key={item.code}>
                <StateIcon kind={item.done ? 'handed-in' : 'absent'} size={18} />
                <div>
                  <strong>{words(item.code)}</strong>
                  {item.waitsFor.length > 0 && <ul>{item.waitsFor.map((wait, i) => <li key={i}>{waitText(wait, language)}</li>)}</ul>}
                  {item.code === 'filed' && list.batch && <div><Link to={`/filings/${list.batch.id}`} className="certificates-number">{list.batch.firstNumber} – {list.batch.lastNumber.slice(-6)}</Link></div>}
                  {item.code === 'mapping' && <div className="k-muted">{list.columns.map((c) => c.heading).join('、')}</div>}
                </div>
              </li>
            ))}
          </ul>
          <p className="k-muted">{w('workbook.note')}</p>
        </div>
      )}
    </Page>
  );
}
