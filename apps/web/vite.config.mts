import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip as gzipCallback } from 'node:zlib';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin, type Rolldown } from 'vite';
import { libraryDoors } from './library-doors.mts';

const [gzip, brotli] = [promisify(gzipCallback), promisify(brotliCompress)];
const web = resolve(process.cwd(), 'apps/web');
const repo = process.cwd();
const server = `http://127.0.0.1:${process.env['PORT'] ?? '3000'}`;

/** The font's CSS names a woff beside each woff2; every browser that runs the desks reads woff2, so woff is left out. */
const woff2Only = (): Plugin => ({
  name: 'kaowu-woff2-only',
  enforce: 'pre',
  transform: {
    filter: { id: /@fontsource.*\.css$/ },
    handler: (code) => ({ code: code.replace(/,\s*url\([^)]*\.woff\)\s*format\('woff'\)/g, ''), map: null }),
  },
});

/** Keeps each file beside itself as gzip and brotli, so that no server compresses the same file again for each reader. */
const compressed = (): Plugin => ({
  name: 'kaowu-compressed',
  apply: 'build',
  async writeBundle({ dir = '' }, bundle) {
    const wanted = Object.keys(bundle).filter((name) => /\.(js|css|svg)$/.test(name));
    await Promise.all(wanted.map(async (name) => {
      const bytes = await readFile(resolve(dir, name));
      if (bytes.length < 1024) return;
      await writeFile(resolve(dir, `${name}.gz`), await gzip(bytes, { level: 9 }));
      await writeFile(resolve(dir, `${name}.br`), await brotli(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 9, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } }));
    }));
  },
});

/** A package in two: what every page loads, and the rest by the pages that share it, in pieces of some size. */
const pieces = (name: string, test: RegExp, least: number): Rolldown.CodeSplittingGroup[] => [
  { name, test, tags: ['$initial'] },
  { name: `${name}-more`, test, entriesAware: true, entriesAwareMergeThreshold: least },
];

const pages = { desks: resolve(web, 'index.html'), room: resolve(web, 'room.html'), open: resolve(web, 'open.html') };

export default defineConfig(({ command }) => ({
  root: web,
  // Files under room/, open/ and light/ are Preact: each begins with the pragma "@jsxImportSource preact".
  plugins: [react({ include: /apps\/web\/src\/.*\.tsx$/ }), woff2Only(), libraryDoors(web), compressed()],
  resolve: {
    alias: [
      { find: /^@kaowu\/contracts$/, replacement: resolve(repo, 'libs/contracts/index.ts') },
      { find: /^@kaowu\/contracts\/(.*)$/, replacement: `${resolve(repo, 'libs/contracts')}/$1` },
      // The package gives everybody its build for developers.
      ...(command === 'build' ? [{ find: /^react-router$/, replacement: resolve(repo, 'node_modules/react-router/dist/production/index.mjs') }] : []),
      { find: '@kaowu/kernel/points', replacement: resolve(repo, 'libs/kernel/points.ts') },
    ],
  },
  server: {
    proxy: { '/api': server, '/socket.io': { target: server, ws: true } },
    fs: { allow: [repo] },
  },
  build: {
    outDir: resolve(repo, 'dist/web'),
    emptyOutDir: true,
    // test/weights.test.ts reads from it what each page loads first.
    manifest: true,
    target: 'es2022',
    // Everything is a file of its own, so that the content security policy needs no data: and no inline source.
    assetsInlineLimit: 0,
    reportCompressedSize: false,
    chunkSizeWarningLimit: 1500,
    rolldownOptions: {
      // Declarations and lists of names (antd's own parts among them): whoever uses one need not load the others.
      treeshake: { moduleSideEffects: [{ test: /(libs\/contracts\/|apps\/web\/src\/frame\/index\.ts$|node_modules\/@(rc-component|ant-design)\/)/, sideEffects: false }] },
      input: Object.fromEntries(Object.entries(pages).filter(([, file]) => existsSync(file))),
      output: {
        codeSplitting: {
          groups: [
            { name: 'react', test: /node_modules\/(react|react-dom|scheduler|react-router)\// },
            { name: 'data', test: /node_modules\/@tanstack\// },
            // What forbids eval must run before the first schema is made: it goes where every schema comes from.
            { name: 'zod', test: /(node_modules\/zod\/|frame\/no-eval)/ },
            // The light pages take these words alone.
            { name: 'words', test: /libs\/contracts\/.*(districts|grades|words)\.ts$/ },
            // Rule sets name the steps of custody, and need nothing else of the papers.
            { name: 'custody-steps', test: /contracts\/assembly\/custody-steps\.ts$/, includeDependenciesRecursively: false },
            // Marks and hints share a few colours; a mark needs nothing else of a hint.
            { name: 'antd-colours', test: /antd\/es\/(theme\/util\/genPresetColor|_util\/colors|color-picker\/util)\.js$/ },
            // A mark and a table merge what they are told alike; a mark needs nothing else of a table.
            { name: 'antd-told', test: /@rc-component\/util\/es\/mergeProps\.js$/, includeDependenciesRecursively: false },
            // The handle of a card is a tree's as well; the board needs nothing else of a tree.
            { name: 'antd-handle', test: /icons(-svg)?\/es\/.*HolderOutlined\.js$/, includeDependenciesRecursively: false },
            // What the frame needs is one piece; what only some pages use is loaded with them.
            ...pieces('contracts', /libs\/contracts\//, 2_500),
            ...pieces('antd', /node_modules\/(antd|@ant-design|@rc-component|rc-[\w-]+|dayjs|clsx|@babel\/runtime|compute-scroll-into-view)\//, 4_000),
          ],
        },
      },
    },
  },
}));
