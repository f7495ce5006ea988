/** Which way dependencies point. A violation is printed with its path. */
const uses = {
  identifiers: [],
  rules: [],
  definition: ['identifiers', 'rules'],
  workflow: ['definition', 'rules'],
  database: [],
  service: ['database', 'definition', 'identifiers', 'rules', 'workflow'],
  client: ['definition', 'service'],
  ui: [],
  app: ['client', 'definition', 'ui'],
  'rjsf-theme': ['ui'],
  'form-engine': ['identifiers', 'definition', 'rules', 'workflow', 'rjsf-theme', 'ui'],
  'mock-api': ['database', 'definition', 'service'],
  // A terminal on a server's database publishes and moves records as the service does.
  cli: ['database', 'definition', 'service', 'workflow'],
};
const tests = '\\.(test|stories|examples)\\.tsx?$|/test/';
const oneOf = (names) => `^packages/(${names.join('|')})/`;

module.exports = {
  forbidden: [
    {
      name: 'no-cycle',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'no-undeclared',
      severity: 'error',
      from: { pathNot: tests },
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
    },
    {
      name: 'no-unresolved',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '^virtual:|\\?' },
    },
    { name: 'packages-know-no-app', severity: 'error', from: { path: '^packages/' }, to: { path: '^apps/' } },
    {
      name: 'apps-know-no-other-app',
      severity: 'error',
      from: { path: '^apps/([^/]+)/' },
      to: { path: '^apps/', pathNot: '^apps/$1/' },
    },
    {
      name: 'pure-packages-do-no-io',
      comment: 'identifiers, rules, definition and workflow run alike in the browser and on the server',
      severity: 'error',
      from: {
        path: '^packages/(identifiers|rules|definition|workflow)/src/',
        pathNot: [tests, '^packages/definition/src/(load|compile)/'],
      },
      to: { dependencyTypes: ['core'] },
    },
    ...Object.entries(uses).map(([name, allowed]) => ({
      name: `${name}-uses-${allowed.join('-and-') || 'no-other-package'}`,
      severity: 'error',
      from: { path: `^packages/${name}/`, pathNot: tests },
      to: { path: '^packages/', pathNot: oneOf([name, ...allowed]) },
    })),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(dist|node_modules|generated)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'types', 'default', 'node'],
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.json', '.css'],
    },
  },
};
