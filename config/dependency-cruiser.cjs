const ORDER = [
  ['contracts', 'kernel'],
  ['platform'],
  ['journal'],
  ['identity'],
  ['catalogue'],
  ['people'],
  ['bank'],
  ['assembly'],
  ['sitting'],
  ['delivery'],
  ['invigilation', 'marking'],
  ['results'],
  ['certificates'],
  ['oversight'],
];

/** Tests, and the builders that only tests use. */
const TESTS = '(\\.test\\.ts$|^libs/[^/]+/testing/)';

/** No lib may look down the stream: catalogue → bank → papers → sitting → scores → results → certificates. */
const streamRules = ORDER.flatMap((libs, i) => {
  const below = ORDER.slice(i + 1).flat();
  return libs.map((lib) => {
    const beside = libs.filter((other) => other !== lib);
    const refused = [...beside, ...below];
    return {
      name: `${lib}-looks-upstream-only`,
      severity: 'error',
      from: { path: `^libs/${lib}/`, pathNot: TESTS },
      to: refused.length > 0 ? { path: `^libs/(${refused.join('|')})/` } : { path: '^libs/none/' },
    };
  });
});

module.exports = {
  forbidden: [
    ...streamRules,
    { name: 'no-circles', severity: 'error', from: { pathNot: TESTS }, to: { circular: true } },
    {
      name: 'one-door',
      comment: 'a lib is entered through its index.ts only',
      severity: 'error',
      from: { path: '^(?:libs/([^/]+)|apps|bench|seeds)/', pathNot: TESTS },
      to: { path: '^libs/([^/]+)/.+', pathNot: ['^libs/$1/', '^libs/[^/]+/index\\.ts$', '^libs/contracts/'] },
    },
    {
      name: 'domain-is-pure',
      comment: 'rules know kernel and contracts, nothing that does I/O',
      severity: 'error',
      from: { path: '^libs/[^/]+/domain/', pathNot: TESTS },
      to: { pathNot: ['^libs/[^/]+/domain/', '^libs/(kernel|contracts)/'] },
    },
    {
      name: 'application-knows-no-transport',
      severity: 'error',
      from: { path: '^libs/([^/]+)/(application|persistence)/', pathNot: TESTS },
      to: { path: '^libs/$1/transport/' },
    },
    {
      name: 'persistence-knows-no-application',
      severity: 'error',
      from: { path: '^libs/([^/]+)/persistence/', pathNot: TESTS },
      to: { path: '^libs/$1/application/' },
    },
    {
      name: 'typeorm-in-platform-only',
      comment: 'EntitySchema rows are the one exception',
      severity: 'error',
      from: { path: '^(libs/(?!platform)|apps)', pathNot: [TESTS, '/persistence/'] },
      to: { path: 'node_modules/typeorm' },
    },
    {
      name: 'libs-know-no-apps',
      severity: 'error',
      from: { path: '^libs/', pathNot: TESTS },
      to: { path: '^(apps|test|seeds|bench)/' },
    },
    {
      name: 'web-knows-contracts-only',
      severity: 'error',
      from: { path: '^apps/web/', pathNot: TESTS },
      to: { path: '^libs/(?!contracts)' },
    },
    {
      name: 'no-dev-packages-at-run-time',
      severity: 'error',
      from: { path: '^(libs|apps/(server|worker|cli|composition))/', pathNot: TESTS },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^dist|\\.data)' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { extensions: ['.ts', '.tsx', '.js'], conditionNames: ['import', 'require', 'node', 'default', 'types'] },
  },
};
