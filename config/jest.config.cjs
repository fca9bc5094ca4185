const { join } = require('node:path');

const root = join(__dirname, '..');

module.exports = {
  rootDir: root,
  testEnvironment: '<rootDir>/test/support/environment.cjs',
  runtime: '<rootDir>/test/support/runtime.cjs',
  testMatch: ['<rootDir>/{libs,apps,test,seeds,bench,scripts}/**/*.test.ts'],
  testPathIgnorePatterns: ['/node_modules/', '/dist/', '/.data/'],
  transform: {
    '^.+\\.ts$': ['@swc/jest', { jsc: { target: 'es2022', parser: { syntax: 'typescript', decorators: true } }, module: { type: 'commonjs' }, sourceMaps: 'inline' }],
  },
  globalSetup: '<rootDir>/test/support/global-setup.cjs',
  globalTeardown: '<rootDir>/test/support/global-teardown.cjs',
  testTimeout: 60_000,
  // A worker's Chromium lives as long as the worker.
  forceExit: true,
  // One more than the two cores that the tests are made for: browser and socket tests wait a third of their time.
  maxWorkers: 3,
  modulePathIgnorePatterns: ['<rootDir>/dist', '<rootDir>/.data'],
};
