import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

const root = join(__dirname, '..');
const SCREENS = join(root, 'docs', 'screens');

const markdown = (dir: string): string[] =>
  readdirSync(dir, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? markdown(join(dir, entry.name)) : entry.name.endsWith('.md') ? [join(dir, entry.name)] : []));

/** Every picture that a document shows, as a file of this repository, with the document. */
const shown = [join(root, 'README.md'), ...markdown(join(root, 'docs'))].flatMap((document) =>
  [...readFileSync(document, 'utf8').matchAll(/!\[[^\]]*\]\(([^)\s]+\.(?:png|webp|svg))\)/g)].map(([, path = '']) => ({ document, path, file: resolve(dirname(document), path) })));

describe('the screenshots of the documents', () => {
  it('are there, each picture that a document shows', () => {
    expect(shown.filter(({ file }) => !existsSync(file)).map(({ document, path }) => `${document}: ${path}`)).toEqual([]);
    expect(shown.length).toBeGreaterThan(20);
  });

  it('are shown, each of them, and weigh at most 8 MB together', () => {
    const files = readdirSync(SCREENS).filter((name) => !name.endsWith('.md'));
    expect(files.filter((name) => !shown.some(({ file }) => file === join(SCREENS, name)))).toEqual([]);
    expect(files.reduce((sum, name) => sum + statSync(join(SCREENS, name)).size, 0)).toBeLessThanOrEqual(8 * 1024 * 1024);
  });
});
