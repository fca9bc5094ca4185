const vm = require('node:vm');
const { TestEnvironment } = require('jest-environment-node');

/** Stands, where Jest asks for a vm context, for the realm that the worker itself runs in. */
const here = vm.createContext({});
const { compileFunction } = vm;
vm.compileFunction = (code, parameters, options) => {
  if (options?.parsingContext !== here) return compileFunction(code, parameters, options);
  const { parsingContext: _, ...others } = options;
  return compileFunction(code, parameters, { ...others, importModuleDynamically: vm.constants.USE_MAIN_CONTEXT_DEFAULT_LOADER });
};

/**
 * Runs suites in the worker's own realm, so that what one suite has loaded serves the next (see runtime.cjs).
 * A suite must leave no global changed; ours change none.
 */
module.exports = class extends TestEnvironment {
  constructor(config, context) {
    super(config, context);
    this.sandbox = this.global;
    this.global = globalThis;
  }

  getVmContext() {
    return here;
  }

  async teardown() {
    // The worker goes on living: only the sandbox, which nothing ran in, is taken down.
    this.global = this.sandbox;
    await super.teardown();
  }
};
