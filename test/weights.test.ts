import { join } from 'node:path';
import { readBuild } from './support/weights';

const build = readBuild(process.env['KAOWU_TEST_WEB'] ?? join(__dirname, '..', 'dist', 'web'));
const KB = 1024;

describe('what is loaded before the first screen, after gzip', () => {
  it.each([['room.html', 80], ['open.html', 40]])('%s is at most %i KB', (entry, limit) => {
    expect(build.entries).toContain(entry);
    const weight = build.weigh(entry);
    expect({ light: weight <= limit * KB, weight, files: build.explain(entry) }).toMatchObject({ light: true });
  });

  it.each(['src/frame/home-page.tsx', 'src/frame/sign-in-page.tsx'])('the desks open with %s in at most 350 KB', (page) => {
    const weight = build.weigh('index.html', page);
    expect({ light: weight <= 350 * KB, weight, files: build.explain('index.html', page) }).toMatchObject({ light: true });
  });

  it('no page of a desk grows beyond what tables and forms cost', () => {
    expect(build.pages.length).toBeGreaterThan(50);
    const heavy = build.pages.map((page) => [page, Math.round(build.weigh('index.html', page) / KB)] as const).filter(([, kb]) => kb > 600);
    expect(heavy).toEqual([]);
  });
});
