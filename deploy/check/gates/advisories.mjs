import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { npm } from '../tool.mjs';
import { root, textOf } from '../tree.mjs';

export const name = 'advisories';

/** What is known and bears waiting: each with the reason and the day on which it ends. */
const exceptionsPath = 'deploy/check/advisories.json';
/** A report that was fetched elsewhere (`npm audit --json --package-lock-only`), for a machine that cannot ask. Not kept in the tree. */
const reportPath = 'deploy/check/advisories.report.json';
const LONGEST_DAYS = 90;
const DAY = 86_400_000;

/**
 * A package with a known weakness is refused, unless an exception with a date says why not yet. A registry without an audit endpoint
 * cannot be asked: then the gate says so, and holds; with REQUIRE_ADVISORIES=1, for the machine that releases, it does not hold.
 */
export async function run() {
  const exceptions = JSON.parse(textOf(exceptionsPath));
  const badly = exceptions.flatMap((one) => faultsOf(one));
  const report = await readReport();
  if (report === undefined) {
    const findings = process.env.REQUIRE_ADVISORIES === '1' ? [{ where: 'package-lock.json', says: 'the registry has no audit endpoint, and REQUIRE_ADVISORIES is 1' }] : [];
    return Object.assign([...badly, ...findings], { notes: ['not asked: the registry has no audit endpoint, or cannot be reached'] });
  }
  const known = advisoriesIn(report);
  const excepted = new Set(exceptions.map(({ advisory }) => advisory));
  return [
    ...badly,
    ...known.filter(({ id }) => !excepted.has(id)).map(({ id, in: where, severity }) => ({ where: 'package-lock.json', says: `${where} has a known weakness, ${id} (${severity})` })),
    ...exceptions.filter(({ advisory }) => !known.some(({ id }) => id === advisory)).map(({ advisory }) => ({ where: exceptionsPath, says: `${advisory} concerns nothing here any more: take it out` })),
  ];
}

function faultsOf({ advisory, because, until }) {
  const says = (what) => [{ where: exceptionsPath, says: `${advisory ?? 'an exception'} ${what}` }];
  if (!/^GHSA(-[a-z0-9]{4}){3}$/.test(advisory ?? '')) return says('is not the name of an advisory (GHSA-…)');
  if (typeof because !== 'string' || because.trim().length < 20) return says('does not say why it bears waiting');
  const ends = Date.parse(`${until}T23:59:59Z`);
  if (Number.isNaN(ends)) return says('does not say until when');
  if (ends < Date.now()) return says(`ended on ${until}: mend it, or say anew why not`);
  if (ends > Date.now() + LONGEST_DAYS * DAY) return says(`ends on ${until}, more than ${LONGEST_DAYS} days from now`);
  return [];
}

/** @returns nothing where nobody can be asked */
async function readReport() {
  if (existsSync(join(root, reportPath))) return JSON.parse(textOf(reportPath));
  const { out } = await npm(['audit', '--json', '--package-lock-only', '--fetch-retries=0', '--fetch-timeout=20000']);
  try {
    const report = JSON.parse(out);
    return report.auditReportVersion === 2 ? report : undefined;
  } catch {
    return undefined;
  }
}

/** Each advisory once, with the package that it is about. */
function advisoriesIn({ vulnerabilities }) {
  const found = Object.values(vulnerabilities).flatMap(({ name: where, via }) => via.filter((one) => typeof one === 'object')
    .map(({ url = '', severity, source }) => ({ id: /GHSA(-[a-z0-9]{4}){3}/.exec(url)?.[0] ?? `advisory ${source}`, in: where, severity })));
  return [...new Map(found.map((one) => [`${one.id} ${one.in}`, one])).values()];
}
