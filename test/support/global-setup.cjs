const { chmodSync, mkdirSync, mkdtempSync } = require('node:fs');
const { tmpdir } = require('node:os');
const { join } = require('node:path');
const { register } = require('./register.cjs');

/** One PostgreSQL cluster for the whole run (no flush to the disk); every suite clones a template of its own. */
module.exports = async () => {
  if (process.env.KAOWU_TEST_CLUSTER) return;
  register();
  const { startEmbeddedPostgres } = require('../../libs/platform/embedded/postgres.ts');
  const dir = mkdtempSync(join(tmpdir(), 'kaowu-test-'));
  chmodSync(dir, 0o755);
  const cluster = await startEmbeddedPostgres({ dataDir: dir, durable: false });
  // Sealed rows of a template are opened by every clone, so all suites share the vault's keys.
  process.env.KAOWU_TEST_KEYS = join(dir, 'keys');
  mkdirSync(process.env.KAOWU_TEST_KEYS, { mode: 0o700 });
  process.env.KAOWU_TEST_CLUSTER = cluster.url('postgres');
  globalThis.kaowuTestCluster = { cluster, dir };
};
