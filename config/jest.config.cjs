const { readFileSync } = require('node:fs');
const { join } = require('node:path');

const root = join(__dirname, '..');

/** Names of installed packages that ship ES modules only: Jest on Node 20 cannot load them, so swc turns them. */
function esmPackages() {
  const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'));
  const names = new Set();
  for (const path of Object.keys(lock.packages)) {
    if (!path.includes('node_modules/')) continue;
    try {
      const manifest = JSON.parse(readFileSync(join(root, path, 'package.json'), 'utf8'));
      if (manifest.type === 'module') names.add(path.slice(path.lastIndexOf('node_modules/') + 13));
    } catch {
      // An optional package of another platform is in the lock but not on the disk.
    }
  }
  // CommonJS, but it loads one of the others by `import()`, which Jest cannot do either.
  names.add('@fastify/cookie');
  return [...names].map((n) => n.replaceAll('/', '[/+]').replaceAll('.', '\\.'));
}

const swc = (syntax) => ['@swc/jest', {
  jsc: {
    target: 'es2022',
    parser: syntax,
    transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
  },
  module: { type: 'commonjs' },
  sourceMaps: 'inline',
}];

module.exports = {
  rootDir: root,
  testEnvironment: 'node',
  testMatch: ['<rootDir>/{libs,apps,test,seeds,bench,scripts}/**/*.test.ts'],
  testPathIgnorePatterns: ['/node_modules/', '/dist/', '/.data/'],
  moduleNameMapper: {
    '^@kaowu/platform/testing$': '<rootDir>/test/support/index.ts',
    '^@kaowu/([^/]+)$': '<rootDir>/libs/$1/index.ts',
  },
  transform: {
    '^.+\\.ts$': swc({ syntax: 'typescript', decorators: true }),
    '^.+\\.m?js$': swc({ syntax: 'ecmascript' }),
  },
  transformIgnorePatterns: [`/node_modules/(?!.*/node_modules/)(?!(?:${esmPackages().join('|')})/)`],
  globalSetup: '<rootDir>/test/support/global-setup.cjs',
  globalTeardown: '<rootDir>/test/support/global-teardown.cjs',
  testTimeout: 60_000,
  maxWorkers: 2,
  modulePathIgnorePatterns: ['<rootDir>/dist', '<rootDir>/.data'],
};
