const { rmSync } = require('node:fs');

module.exports = async () => {
  const held = globalThis.kaowuTestCluster;
  if (!held) return;
  await held.cluster.stop();
  rmSync(held.dir, { recursive: true, force: true });
};
