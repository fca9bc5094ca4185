import type { SearchHit } from '@kaowu/contracts';
import type { Desk } from './desk';
import { groupsOf, lineOf, pageLines, remembered, stepped } from './palette-list';

const desk = {
  id: 'sitting', titleKey: 'desk', routes: [],
  messages: { zh: { desk: '考务', rounds: '批次', sessions: '场次' }, en: { desk: 'Operations', rounds: 'Rounds', sessions: 'Sessions' } },
  nav: [{ path: '/rounds', labelKey: 'rounds', icon: null, permission: 'sitting.read' }, { path: '/sessions', labelKey: 'sessions', icon: null, permission: 'sitting.read' }],
} as unknown as Desk;
const hit = (kind: SearchHit['kind'], id: string): SearchHit => ({ kind, id, title: id, sub: '', path: `/${id}` });

describe('pages in the search box', () => {
  it.each([
    ['nothing typed: all', '', ['/rounds', '/sessions']],
    ['in Chinese', '批', ['/rounds']],
    ['in English, whatever the case, whatever language is shown', 'sess', ['/sessions']],
    ['no such page', '证书', []],
  ])('%s', (_name, typed, paths) => {
    expect(pageLines([desk], typed, 'zh').map((line) => line.path)).toEqual(paths);
  });
});

describe('what the search box shows', () => {
  const pages = pageLines([desk], '', 'zh');
  it('recent things, then pages, while nothing is typed', () => {
    expect(groupsOf(' ', [hit('round', 'a')], pages, [lineOf(hit('person', 'p'))]).map((g) => [g.key, g.lines.length])).toEqual([['recent', 1], ['page', 2]]);
    expect(groupsOf('', [], pages, []).map((g) => g.key)).toEqual(['page']);
  });
  it('hits by kind in the order in which they came, pages that fit before them', () => {
    expect(groupsOf('a', [hit('person', '1'), hit('candidate', '2'), hit('person', '3')], pages.slice(0, 1), []).map((g) => [g.key, g.lines.map((l) => l.title)]))
      .toEqual([['page', ['批次']], ['person', ['1', '3']], ['candidate', ['2']]]);
  });
});

it('arrows go round', () => {
  expect([stepped(0, -1, 3), stepped(2, 1, 3), stepped(0, 1, 3), stepped(0, 1, 0)]).toEqual([2, 0, 1, 0]);
});

it('a thing is remembered once, the last first, six of them', () => {
  const lines = Array.from({ length: 8 }, (_, i) => lineOf(hit('round', String(i))));
  const all = lines.reduce((kept, line) => remembered(kept, line), [] as ReturnType<typeof remembered>);
  expect(all.map((l) => l.title)).toEqual(['7', '6', '5', '4', '3', '2']);
  expect(remembered(all, lines[5] as (typeof lines)[number]).map((l) => l.title)).toEqual(['5', '7', '6', '4', '3', '2']);
});
