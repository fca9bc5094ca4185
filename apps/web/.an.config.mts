import make from './vite.config.mts';
import { writeFileSync } from 'node:fs';
const base = (make as any)({ command: 'build', mode: 'production' });
export default { ...base, plugins: [...(base as any).plugins, { name: 'dump', generateBundle(_: unknown, b: any) {
  writeFileSync('/tmp/chunks.json', JSON.stringify(Object.values(b).filter((c: any) => c.type === 'chunk').map((c: any) => ({ file: c.fileName, imports: c.imports, dynamicImports: c.dynamicImports, modules: Object.fromEntries(Object.entries(c.modules).map(([k, v]: any) => [k.replace(/.*node_modules\//, ''), v.renderedLength])) }))));
} }] };
