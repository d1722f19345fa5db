/** Violations in what the product is made of. */
const today = (days) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
const exception = (change) => `${JSON.stringify([{ advisory: 'GHSA-aaaa-bbbb-cccc', because: 'the part that is weak is never reached from here', until: today(30), ...change }])}\n`;
const report = (...vulnerabilities) => JSON.stringify({ auditReportVersion: 2, vulnerabilities: Object.fromEntries(vulnerabilities.map((one) => [one.name, one])) });
const weak = { name: 'planted', via: [{ source: 1, name: 'planted', url: 'https://github.com/advisories/GHSA-aaaa-bbbb-cccc', severity: 'low' }, 'another'] };
const reportAt = 'deploy/check/advisories.report.json';
const exceptionsAt = 'deploy/check/advisories.json';

const replace = (from, to) => (text) => {
  if (!text.includes(from)) throw new Error(`the tree does not hold ${from}`);
  return text.replace(from, to);
};
const installs = (name, path, from, to, finds) => ({ gate: 'install-scripts', name, at: path, finds, edits: { [path]: replace(from, to) } });
const installer = 'deploy/install.mjs';

export const plants = [
  installs('scripts that run while packages are installed', installer, "'--ignore-scripts')", "'--ignore-scripts=false')", /that is unheard-of ran/),
  installs('scripts that are refused, run afterwards', installer, '.filter((name) => allowScripts[name])', '', /that is refused ran/),
  installs('every script run where none may', installer, 'mayRun.length === 0 || ', '', /that is unheard-of ran, with {}/),
  installs('a script that may run and does not', installer, '--ignore-scripts=false', '--ignore-scripts', /that is permitted did not run/),
  installs('an installation by hand that runs scripts', '.npmrc', 'ignore-scripts=true', '', /that is unheard-of ran/),
  installs('an image whose installation runs scripts', 'deploy/Dockerfile', 'npm ci --ignore-scripts', 'npm ci', /without --ignore-scripts/),
  {
    gate: 'advisories', name: 'a known weakness', at: 'package-lock.json', finds: /planted has a known weakness, GHSA-aaaa-bbbb-cccc \(low\)/,
    files: { [reportAt]: report(weak) },
  },
  {
    gate: 'advisories', name: 'an exception that has ended', at: exceptionsAt, finds: /ended on/,
    files: { [reportAt]: report(weak) }, edits: { [exceptionsAt]: () => exception({ until: today(-1) }) },
  },
  {
    gate: 'advisories', name: 'an exception for years', at: exceptionsAt, finds: /more than 90 days/,
    files: { [reportAt]: report(weak) }, edits: { [exceptionsAt]: () => exception({ until: today(91) }) },
  },
  {
    gate: 'advisories', name: 'an exception without a reason', at: exceptionsAt, finds: /does not say why/,
    files: { [reportAt]: report(weak) }, edits: { [exceptionsAt]: () => exception({ because: 'later' }) },
  },
  {
    gate: 'advisories', name: 'an exception without a date', at: exceptionsAt, finds: /does not say until when/,
    files: { [reportAt]: report(weak) }, edits: { [exceptionsAt]: () => exception({ until: undefined }) },
  },
  {
    gate: 'advisories', name: 'an exception that nothing needs', at: exceptionsAt, finds: /concerns nothing here any more/,
    files: { [reportAt]: report() }, edits: { [exceptionsAt]: () => exception({}) },
  },
  {
    gate: 'advisories', name: 'a known weakness with a dated exception', at: 'package-lock.json',
    files: { [reportAt]: report(weak) }, edits: { [exceptionsAt]: () => exception({}) },
  },
  {
    gate: 'sbom', name: 'a package whose hash is not in the list', at: 'package-lock.json', finds: /node_modules\/pg is not in the list/,
    edits: { 'package-lock.json': (text) => { const file = JSON.parse(text); delete file.packages['node_modules/pg'].integrity; return JSON.stringify(file, null, 2); } },
  },
];
