import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Clock } from '@kaowu/kernel';
import { permissionsOf, type Post } from '@kaowu/contracts';
import { Vault, type Actor } from '@kaowu/platform';
import { allMigrations } from '../../apps/composition';
import { databaseWith, type TestDatabase } from './database';

export type { TestDatabase } from './database';
export { databaseWith } from './database';

/** A migrated, empty database of its own for one suite: call in beforeAll, `stop()` in afterAll. */
export const testDatabase = (): Promise<TestDatabase> => databaseWith(allMigrations);

/** A clock that stands still until it is moved. */
export class TestClock extends Clock {
  constructor(private at: Date = new Date('2026-11-20T01:00:00Z')) {
    super();
  }
  override now(): Date {
    return new Date(this.at);
  }
  /** Sets the instant. */
  set(at: Date | string): void {
    this.at = new Date(at);
  }
  /** Moves on by milliseconds. */
  advance(ms: number): void {
    this.at = new Date(this.at.getTime() + ms);
  }
}

/** A vault with keys of its own in a temporary folder, removed when the process ends. */
export function testVault(): Vault {
  const dir = mkdtempSync(join(tmpdir(), 'kaowu-keys-'));
  process.once('exit', () => rmSync(dir, { recursive: true, force: true }));
  return Vault.open(dir);
}

/** A member of staff with these posts. */
export const staffActor = (id: string, posts: readonly Post[], name = '测试人员'): Actor => ({
  kind: 'staff', id, name, posts, permissions: permissionsOf(posts), claims: {},
});
