const { createRequire } = require('node:module');
const { default: Runtime } = require('jest-runtime');
const { register } = require('./register.cjs');

const maps = register();
const requires = new Map();

/**
 * Loads the suite itself as Jest does and everything that it requires as Node does: once in the life of a worker.
 * Jest would load the whole application anew for each of two hundred suites, a third of the processor time of a run.
 * The price: no module mocks, which the house does not use.
 */
module.exports = class extends Runtime {
  requireModule(from, name, options, actual) {
    if (name === undefined || options?.isInternalModule) return super.requireModule(from, name, options, actual);
    if (!requires.has(from)) requires.set(from, createRequire(from));
    return requires.get(from)(name);
  }

  getSourceMaps() {
    return new Map([...maps, ...super.getSourceMaps()]);
  }
};
