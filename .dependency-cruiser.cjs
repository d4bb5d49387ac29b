/** Which packages each package may import; docs/ARCHITECTURE.md shows the same table. Arrows only point down. */
const allowed = {
  model: [],
  store: ['model'],
  gremlin: ['model'],
  mesh: ['model'],
  graph: ['model', 'store'],
  probes: ['model', 'mesh'],
  server: ['model', 'gremlin', 'mesh'],
  cli: ['model', 'store', 'gremlin', 'mesh', 'graph', 'probes', 'server'],
  bench: ['model', 'store', 'gremlin', 'mesh', 'graph', 'probes', 'server', 'cli'],
  tools: ['model', 'store', 'gremlin', 'mesh', 'graph', 'probes', 'server', 'cli'],
};

const layers = Object.entries(allowed).map(([name, below]) => ({
  name: `layer-${name}`,
  severity: 'error',
  from: { path: `^packages/${name}/src` },
  to: { path: '^packages/', pathNot: `^packages/(${[name, ...below].join('|')})/` },
}));

module.exports = {
  forbidden: [
    ...layers,
    { name: 'no-circular', severity: 'error', from: {}, to: { circular: true } },
    { name: 'no-unresolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
    {
      name: 'no-test-import',
      severity: 'error',
      from: { path: '^packages/' },
      to: { path: '^test/' },
    },
    {
      name: 'no-inside-import',
      comment: 'Other packages are reached through their index.',
      severity: 'error',
      from: { path: '^packages/([^/]+)/' },
      to: { path: '^packages/([^/]+)/src/(?!index[.]ts$)', pathNot: '^packages/$1/' },
    },
    {
      name: 'no-undeclared-dependency',
      severity: 'error',
      from: { path: '^packages/(?!tools/)' },
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown', 'npm-dev'] },
    },
  ],
  options: {
    tsPreCompilationDeps: true,
    combinedDependencies: false,
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default'],
      extensions: ['.ts', '.js', '.mjs', '.json'],
    },
  },
};
