import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { WEB_DIR } from './support/day';
import { readBuild } from './support/weights';

const build = readBuild(WEB_DIR);
const KB = 1024;
const DESKS = join(__dirname, '..', 'apps', 'web', 'src', 'desks');

/** Where somebody works for hours with all tools in sight: the list of items with an item beside it. */
const HEAVIER: Readonly<Record<string, number>> = { 'src/desks/bank/table-page.tsx': 560 };

/** The page that each entry of the menu opens. */
function menuPages(): string[] {
  return readdirSync(DESKS).flatMap((desk) => {
    const text = readFileSync(join(DESKS, desk, 'index.tsx'), 'utf8');
    const [nav = '', routes = ''] = text.slice(text.indexOf('nav:')).split('routes:');
    return [...nav.matchAll(/path: '([^']+)'/g)].map(([, path = '']) => {
      const file = new RegExp(`path: '${path}', .*import\\('\\./([^']+)'\\)`).exec(routes)?.[1];
      if (file === undefined) throw new Error(`the menu of ${desk} leads to ${path}, which has no page`);
      return `src/desks/${desk}/${file}.tsx`;
    });
  });
}

describe('what is loaded before the first screen, after gzip', () => {
  it.each([['room.html', 80], ['open.html', 40]])('%s is at most %i KB', (entry, limit) => {
    expect(build.entries).toContain(entry);
    const weight = build.weigh(entry);
    expect({ light: weight <= limit * KB, weight, files: build.explain(entry) }).toMatchObject({ light: true });
  });

  it.each(['src/frame/home-page.tsx', 'src/frame/sign-in-page.tsx', ...menuPages()])('%s opens in at most 350 KB', (page) => {
    expect(build.pages.concat('src/frame/home-page.tsx', 'src/frame/sign-in-page.tsx')).toContain(page);
    const weight = build.weigh('index.html', page);
    expect({ light: weight <= (HEAVIER[page] ?? 350) * KB, weight, files: build.explain('index.html', page) }).toMatchObject({ light: true });
  });

  it('every entry of the menus was weighed', () => expect(menuPages().length).toBeGreaterThanOrEqual(40));

  it('what every desk loads before its page stays small', () => {
    const weight = build.weigh('index.html');
    expect({ light: weight <= 240 * KB, weight, files: build.explain('index.html') }).toMatchObject({ light: true });
  });

  it('no page of a desk grows beyond what tables and forms cost', () => {
    expect(build.pages.length).toBeGreaterThan(50);
    const heavy = build.pages.map((page) => [page, Math.round(build.weigh('index.html', page) / KB)] as const).filter(([page, kb]) => kb > (HEAVIER[page] ?? 500));
    expect(heavy).toEqual([]);
  });

  it('no two files wait for each other', () => {
    expect(build.circles()).toEqual([]);
  });
});
