/** Violations in what is not TypeScript: the lock file, documents, generated files. */
const manifest = (change) => (text) => {
  const file = JSON.parse(text);
  change(file);
  return JSON.stringify(file, null, 2);
};
const lock = (change) => manifest((file) => change(file.packages));

export const plants = [
  {
    gate: 'lock-file', name: 'an optional dependency without an entry', at: 'package-lock.json', finds: /lock-planted-platform/,
    edits: { 'package-lock.json': lock((packages) => { packages['node_modules/nx'].optionalDependencies['lock-planted-platform'] = '1.0.0'; }) },
  },
  {
    gate: 'lock-file', name: 'a platform package lost from the lock file', at: 'package-lock.json', finds: /swc\/core wants @swc\/core-darwin-arm64/,
    edits: { 'package-lock.json': lock((packages) => { delete packages['node_modules/@swc/core-darwin-arm64']; }) },
  },
  {
    gate: 'lock-file', name: 'a package from git', at: 'package-lock.json', finds: /node_modules\/planted is not/,
    edits: { 'package-lock.json': lock((packages) => { packages['node_modules/planted'] = { version: '1.0.0', resolved: 'git+ssh://git@host.invalid/a/b.git#abc', integrity: 'sha512-x' }; }) },
  },
  {
    gate: 'lock-file', name: 'a package without an integrity', at: 'package-lock.json', finds: /node_modules\/pg is not/,
    edits: { 'package-lock.json': lock((packages) => { delete packages['node_modules/pg'].integrity; }) },
  },
  {
    gate: 'lock-file', name: 'a dependency by URL', at: 'libs/kernel/package.json', finds: /planted comes from https/,
    edits: { 'libs/kernel/package.json': manifest((file) => { file.dependencies = { planted: 'https://host.invalid/planted.tgz' }; }) },
  },
  {
    gate: 'lock-file', name: 'an install script nobody judged', at: 'package.json', finds: /pg has an install script/,
    edits: { 'package-lock.json': lock((packages) => { packages['node_modules/pg'].hasInstallScript = true; }) },
  },
  {
    gate: 'lock-file', name: 'a permission to run that nothing needs', at: 'package.json', finds: /lets planted run/,
    edits: { 'package.json': manifest((file) => { file.allowScripts.planted = true; }) },
  },
  {
    gate: 'generated', name: 'generated code edited by hand', at: 'libs/contracts/src/gen/intake/v1/events_pb.ts', finds: /npm run generate/,
    edits: { 'libs/contracts/src/gen/intake/v1/events_pb.ts': (text) => `${text}\n` },
  },
  {
    gate: 'generated', name: 'generated code without a proto file', finds: /npm run generate/,
    files: { 'libs/contracts/src/gen/planted/v1/events_pb.ts': 'export {};\n' },
  },
  {
    gate: 'docs', name: 'a link that leads nowhere', finds: /leads nowhere/,
    files: { 'docs/planted.md': '# Planted\n\nSee [it](no-such-file.md).\n' },
  },
  {
    gate: 'docs', name: 'an anchor without a heading', finds: /no heading/,
    files: { 'docs/planted.md': '# Planted\n\nSee [it](#no-such-heading).\n' },
  },
  {
    gate: 'docs', name: 'a path in backticks that is not there', finds: /there is no libs\/kernel\/src\/no-such-file.ts/,
    files: { 'docs/planted.md': '# Planted\n\nSee `libs/kernel/src/no-such-file.ts`.\n' },
  },
  {
    gate: 'docs', name: 'a command that package.json lacks', finds: /no script no-such-script/,
    files: { 'docs/planted.md': '# Planted\n\n```sh\nnpm run no-such-script\n```\n' },
  },
  {
    gate: 'events-catalogue', name: 'a catalogue edited by hand', at: 'docs/events.md', finds: /npm run generate/,
    edits: { 'docs/events.md': (text) => `${text}\nplanted\n` },
  },
  {
    gate: 'events-catalogue', name: 'a service that is not built', finds: /is not built/,
    files: { 'services/planted/src/events.ts': 'export {};\n' },
  },
  {
    gate: 'events-catalogue', name: "a service that tells another's event", finds: /not its own event/,
    files: {
      'services/planted/src/events.ts': 'export {};\n',
      'services/planted/dist/events.js': "exports.events = { tells: [{ typeName: 'amparo.intake.v1.ReportReceived' }], hears: [] };\n",
    },
  },
  {
    gate: 'events-catalogue', name: 'a service that hears what nobody tells', finds: /nobody may tell/,
    files: {
      'services/planted/src/events.ts': 'export {};\n',
      'services/planted/dist/events.js': "exports.events = { tells: [], hears: [{ type: { typeName: 'amparo.intake.v1.Planted' }, handler: class Planted {} }] };\n",
    },
  },
];
