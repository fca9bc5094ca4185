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

  it('every page of every desk is at most 350 KB, with the frame', () => {
    expect(build.pages.length).toBeGreaterThan(50);
    const heavy = build.pages.map((page) => [page, Math.round(build.weigh('index.html', page) / KB)] as const).filter(([, kb]) => kb > 350);
    expect(heavy).toEqual([]);
  });
});
