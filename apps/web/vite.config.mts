import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

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

const pages = { desks: resolve(web, 'index.html'), room: resolve(web, 'room.html'), open: resolve(web, 'open.html') };

export default defineConfig({
  root: web,
  // Files under room/, open/ and light/ are Preact: each begins with the pragma "@jsxImportSource preact".
  plugins: [react({ include: /apps\/web\/src\/.*\.tsx$/ }), woff2Only()],
  resolve: {
    alias: [
      { find: /^@kaowu\/contracts$/, replacement: resolve(repo, 'libs/contracts/index.ts') },
      { find: /^@kaowu\/contracts\/(.*)$/, replacement: `${resolve(repo, 'libs/contracts')}/$1` },
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
      input: Object.fromEntries(Object.entries(pages).filter(([, file]) => existsSync(file))),
      output: {
        codeSplitting: {
          groups: [
            { name: 'react', test: /node_modules\/(react|react-dom|scheduler|react-router)\// },
            { name: 'data', test: /node_modules\/(@tanstack|i18next|react-i18next)\// },
            { name: 'contracts', test: /(node_modules\/zod|libs\/(contracts|kernel))\// },
            // A component that few pages use is loaded with them, not with the frame.
            { name: 'antd', test: /node_modules\/(antd|@ant-design|@rc-component|rc-[\w-]+|dayjs|clsx)\//, entriesAware: true, entriesAwareMergeThreshold: 40_000 },
          ],
        },
      },
    },
  },
});
