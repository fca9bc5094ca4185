import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './setup.mjs';

/**
 * A registry that lacks other platforms' optional packages leaves them out of the lock file, and `npm ci` then refuses
 * it. This adds an entry for each, so that the lock is whole; run it after every install that changes the lock.
 */
const path = join(root, 'package-lock.json');
const lock = JSON.parse(readFileSync(path, 'utf8'));
let added = 0;
for (const [place, entry] of Object.entries({ ...lock.packages })) {
  for (const [name, range] of Object.entries(entry.optionalDependencies ?? {})) {
    const known = [`${place}/node_modules/${name}`, `node_modules/${name}`].some((key) => key in lock.packages);
    if (known) continue;
    const [, os, cpu] = /(linux|darwin|win32|freebsd|android|openharmony)[-]?(?:gnu|musl)?[-.]?(x64|arm64|arm|ia32|ppc64|s390x|riscv64|loong64)?/.exec(name) ?? [];
    lock.packages[`node_modules/${name}`] = {
      version: String(range).replace(/^[^\d]*/, ''),
      ...(entry.dev ? { dev: true } : {}),
      optional: true,
      ...(os ? { os: [os] } : {}),
      ...(cpu ? { cpu: [cpu] } : {}),
    };
    added++;
  }
}
lock.packages = Object.fromEntries(Object.entries(lock.packages).sort(([a], [b]) => (a < b ? -1 : 1)));
writeFileSync(path, `${JSON.stringify(lock, null, 2)}\n`);
console.log(`${added} optional packages of other platforms added to the lock file`);
