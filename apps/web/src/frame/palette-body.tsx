import { useCallback, useEffect, useId, useMemo, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { Input, type InputRef } from 'antd';
import {
  CalendarOutlined, ClockCircleOutlined, FileOutlined, FileTextOutlined, IdcardOutlined, LayoutOutlined, SafetyCertificateOutlined, SearchOutlined, TableOutlined, UserOutlined,
} from '@ant-design/icons';
import { useNavigate } from 'react-router';
import { oversightRoutes, SEARCH_KINDS } from '@kaowu/contracts';
import { useApi } from './data';
import { findMessages } from './find-messages';
import { useMyDesks } from './my-desks';
import { groupsOf, pageLines, remembered, stepped, type Group, type Line } from './palette-list';
import { readRecent, writeRecent } from './recent';
import { useSession } from './session';
import { tracePath } from './trace-link';
import { pick, useLanguage, useWords } from './words';

const ICONS: Readonly<Record<Line['kind'], ReactNode>> = {
  page: <LayoutOutlined />, person: <UserOutlined />, candidate: <IdcardOutlined />, seat: <TableOutlined />, session: <ClockCircleOutlined />,
  round: <CalendarOutlined />, item: <FileTextOutlined />, 'paper-set': <FileOutlined />, certificate: <SafetyCertificateOutlined />,
};

/** The value after it has stood still for a moment. */
function useSettled(value: string, ms: number): string {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), ms);
    return () => clearTimeout(timer);
  }, [value, ms]);
  return settled;
}

function GroupList({ group, at, start, idOf, onPoint, onGo }: { group: Group; at: number; start: number; idOf: (i: number) => string; onPoint: (i: number) => void; onGo: (line: Line) => void }): ReactNode {
  const w = useWords(findMessages);
  const { language } = useLanguage();
  const heading = group.key === 'recent' || group.key === 'page' ? w(group.key === 'recent' ? 'search.recent' : 'search.pages') : pick(SEARCH_KINDS[group.key], language);
  const headingId = `${idOf(start)}-heading`;
  return (
    <div role="group" aria-labelledby={headingId}>
      <div className="k-palette-heading" id={headingId} role="presentation">{heading}</div>
      {group.lines.map((line, i) => (
        <div
          key={line.key} id={idOf(start + i)} role="option" aria-selected={start + i === at} className="k-palette-line"
          onMouseMove={() => onPoint(start + i)} onClick={() => onGo(line)}
        >
          <span aria-hidden>{ICONS[line.kind]}</span>
          <span className="k-palette-title">{line.title}</span>
          <span className="k-muted k-palette-sub">{line.sub}</span>
        </div>
      ))}
    </div>
  );
}

function usePaletteGroups(typed: string): { groups: Group[]; settled: boolean } {
  const desks = useMyDesks();
  const { language } = useLanguage();
  const q = useSettled(typed.trim(), 120);
  const asked = useApi(oversightRoutes.search, { query: { q } }, { enabled: q !== '' });
  const hits = q === '' ? undefined : asked.data?.hits;
  const pages = useMemo(() => pageLines(desks, typed, language), [desks, typed, language]);
  const groups = useMemo(() => groupsOf(typed, hits ?? [], pages, readRecent()), [typed, hits, pages]);
  return { groups, settled: typed.trim() === q && (q === '' || (!asked.isFetching && !asked.isPlaceholderData)) };
}

/** What the search box holds: what is typed, and what it leads to. */
export default function Palette({ close }: { close: () => void }): ReactNode {
  const w = useWords(findMessages);
  const { can } = useSession();
  const navigate = useNavigate();
  const [typed, setTyped] = useState('');
  const [at, setAt] = useState(0);
  // Enter was pressed before the answer came: the first line of it is gone to.
  const [hasty, setHasty] = useState(false);
  const base = useId();
  const list = useRef<HTMLDivElement>(null);
  const field = useRef<InputRef>(null);
  useEffect(() => field.current?.focus(), []);
  const { groups, settled } = usePaletteGroups(typed);
  const lines = groups.flatMap((group) => group.lines);
  const point = Math.min(at, Math.max(0, lines.length - 1));
  const idOf = (i: number): string => `${base}-${i}`;
  useEffect(() => list.current?.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' }), [point, lines.length]);
  const go = useCallback((line: Line, traced = false): void => {
    writeRecent(remembered(readRecent(), line));
    close();
    void navigate(traced && line.subject ? tracePath(line.subject.type, line.subject.id) : line.path);
  }, [close, navigate]);
  const chosen = lines[point];
  useEffect(() => {
    if (!hasty || !settled) return;
    setHasty(false);
    if (chosen) go(chosen);
  }, [hasty, settled, chosen, go]);
  const onKey = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') setAt(stepped(point, event.key === 'ArrowDown' ? 1 : -1, lines.length));
    else if (event.key === 'Enter' && chosen && (settled || chosen.kind === 'page')) go(chosen, event.ctrlKey && can('journal.read'));
    else if (event.key === 'Enter') setHasty(true);
    else return;
    event.preventDefault();
  };
  return (
    <div className="k-palette">
      <Input
        size="large" variant="borderless" prefix={<SearchOutlined aria-hidden />} placeholder={w('search.placeholder')} value={typed} ref={field}
        onChange={(event) => { setTyped(event.target.value); setAt(0); setHasty(false); }} onKeyDown={onKey} aria-label={w('search')}
        role="combobox" aria-expanded={lines.length > 0} aria-controls={`${base}-list`} aria-autocomplete="list" {...(lines.length > 0 ? { 'aria-activedescendant': idOf(point) } : {})}
      />
      <div ref={list} id={`${base}-list`} role="listbox" aria-label={w('search')} className="k-palette-list" aria-busy={!settled}>
        {groups.map((group, i) => {
          const start = groups.slice(0, i).reduce((sum, before) => sum + before.lines.length, 0);
          return <GroupList key={group.key} group={group} at={point} start={start} idOf={idOf} onPoint={setAt} onGo={(line) => go(line)} />;
        })}
      </div>
      {settled && typed.trim() !== '' && lines.length === 0 && <p className="k-palette-none">{w('search.nothing', { q: typed.trim() })}</p>}
      <div className="k-palette-foot k-muted">
        <span>{w(can('journal.read') ? 'search.hintTrace' : 'search.hint')}</span>
        <span role="status">{typed.trim() === '' ? w('search.first') : settled ? w('search.found', { count: lines.length }) : ''}</span>
      </div>
    </div>
  );
}
