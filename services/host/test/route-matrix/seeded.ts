import type { BrokenGlass, CaseResource, Subject } from '@amparo/domain';
import { setTimeout as pause } from 'node:timers/promises';
import type { ServiceName } from '@amparo/platform';
import { freshAccounts } from './accounts';
import type { Answer, Callers } from './callers';
import { PEOPLE, aDirectoryOfActors, subjectOfPerson } from './directory-of-actors';
import { GIVEN, GLASS, REPORTS } from './reports';
import type { WholeSystem } from './whole-system';

/** A case that the whole system made of a report, with the facts by which people may or may not see it. */
export interface SeededCase {
  name: string;
  reference: string;
  about: CaseResource;
  urgency: string;
  /** It has an alert. */
  alerted: boolean;
}

/** What lies in the services when the matrix begins. */
export interface Seeded {
  cases: SeededCase[];
  /** Glass that was broken, by its row: of now, of an hour ago, and one whose row lies. */
  glass: BrokenGlass[];
  conflictIds: ReadonlyMap<string, string>;
}

interface Decision {
  caseId: string;
  facts: { regions: string[]; conflicts: string[]; urgency: string; flags: { unmatchedCivilSociety: boolean } };
  routing: { routes: string[]; lead?: string; told: { person: string }[]; excluded: string[] };
}

/** Fills the system as the world does: a directory, then reports at the public door, each followed until all are told. */
export async function seed(system: WholeSystem, callers: Callers): Promise<Seeded> {
  const conflictIds = await seedDirectory(system, callers, aDirectoryOfActors());
  const filed: { one: SeededCase; receipt: string; later?: object }[] = [];
  for (const { name, report, later } of REPORTS) {
    const { receipt } = await callers.json<{ receipt: string }>('nobody', 'intake', 'POST', '/api/receipts', {});
    filed.push({ one: await followed(name, await atTheDoor(callers, { receipt, ...report }), callers, system), receipt, ...(later === undefined ? {} : { later }) });
  }
  const cases = filed.map(({ one }) => one);
  const seeded = { cases, conflictIds };
  await giveCases(callers, seeded);
  const glass = await breakGlass(system, callers, seeded);
  for (const { one, receipt, later } of filed) if (later !== undefined) await named(one, await atTheDoor(callers, { receipt, ...later }), callers, system);
  await allIsHeard(callers);
  // A report that repeats an earlier one raises the level when casework has found it.
  const levels = await system.rows.of<{ id: string; urgency: string }>('casework', 'SELECT id, urgency FROM cases');
  for (const one of cases) one.urgency = levels.find(({ id }) => id === one.about.id)?.urgency ?? one.urgency;
  const alerts = new Set((await system.rows.of<{ id: string }>('protection', 'SELECT case_id AS id FROM alerts')).map(({ id }) => id));
  for (const one of cases) one.alerted = alerts.has(one.about.id);
  await freshAccounts(system, PEOPLE.map(({ id }) => id));
  return { ...seeded, glass };
}

/** Tells everybody a directory. @returns opaque ids of its people and organisations, by kind and id */
export async function seedDirectory(system: WholeSystem, callers: Callers, directory: object): Promise<ReadonlyMap<string, string>> {
  const { version } = await callers.json<{ version: number }>('operator', 'directory', 'PUT', '/directory', directory);
  await until(async () => (await Promise.all(KEEP_A_COPY.map((service) => hasCopy(system, service, version)))).every(Boolean), 'the directory');
  return conflictIdsOf(system);
}

async function conflictIdsOf(system: WholeSystem): Promise<ReadonlyMap<string, string>> {
  const rows = await system.rows.of<{ kind: string; id: string; conflict_id: string }>('directory', 'SELECT kind, id, conflict_id FROM conflict_ids');
  return new Map(rows.map(({ kind, id, conflict_id: opaque }) => [`${kind} ${id}`, opaque]));
}

const KEEP_A_COPY = ['intake', 'protection', 'casework', 'notifications'] as const;

const HEARING = ['protection', 'casework', 'notifications', 'grants', 'insights', 'portal'] as const;

async function hasCopy(system: WholeSystem, service: ServiceName, version: number): Promise<boolean> {
  const [row] = await system.rows.of<{ version: number }>(service, 'SELECT version FROM directory_copy');
  return row !== undefined && row.version >= version;
}

/** Sends a report in. @throws Error for any answer but a good one */
export async function atTheDoor(callers: Callers, report: object): Promise<Answer> {
  const answer = await callers.call('nobody', 'intake', 'POST', '/api/reports', { body: report });
  if (answer.status !== 201) throw new Error(`the door answered ${answer.status} ${answer.body}`);
  return answer;
}

/** What was found out later: whoever is named now knew of the case, may have had it, and is kept out from here on. */
async function named(one: SeededCase, answer: Answer, callers: Callers, system: WholeSystem): Promise<void> {
  const { about } = await followed(one.name, answer, callers, system);
  const both = (before: readonly string[], now: readonly string[]) => [...new Set([...before, ...now])];
  Object.assign(one.about, {
    conflicts: both(one.about.conflicts, about.conflicts), excluded: both(one.about.excluded, about.excluded), told: both(one.about.told, about.told), routes: both(one.about.routes, about.routes),
    // An addition takes a case from nobody.
    handlers: both(one.about.handlers, about.handlers),
  });
}

/** A report as a case, once everybody who has to is told of it. @param answer of the door */
export async function followed(name: string, answer: Answer, callers: Callers, system: WholeSystem): Promise<SeededCase> {
  const { reference } = JSON.parse(answer.body) as { reference: string };
  const submission = answer.headers['amparo-submission'] ?? '';
  let decision: Decision | undefined;
  await until(async () => {
    const found = await callers.call('operator', 'protection', 'GET', `/decisions/${submission}`);
    decision = found.status === 200 ? JSON.parse(found.body) as Decision : undefined;
    if (decision === undefined) return false;
    const { items } = await callers.json<{ items: { person: string }[] }>('operator', 'notifications', 'GET', `/traces/${submission}`);
    const [row] = await system.rows.of<{ done: boolean }>('casework', `SELECT routed_version > 0 AND opened_at IS NOT NULL AND reference = $2 AS done FROM cases WHERE id = $1`, [decision.caseId, reference]);
    return items.length === decision.routing.told.length && row?.done === true;
  }, `the report "${name}"`);
  const { caseId, facts, routing } = decision as unknown as Decision;
  return {
    name, reference, urgency: facts.urgency, alerted: false,
    about: {
      kind: 'case', id: caseId, regions: facts.regions, coordinatorsWithheld: facts.flags.unmatchedCivilSociety, routes: routing.routes,
      handlers: routing.lead === undefined ? [] : [routing.lead], told: routing.told.map(({ person }) => person), referrals: [], conflicts: facts.conflicts, excluded: routing.excluded,
    },
  };
}

/** No service has anything left to hear, twice over: what one hears it may tell on. */
async function allIsHeard(callers: Callers): Promise<void> {
  for (const service of [...HEARING, ...HEARING]) {
    await until(async () => (await callers.json<{ lag: number }[]>('operator', service, 'GET', '/operator/lag')).every(({ lag }) => Number(lag) === 0), service);
  }
}

/** Cases are given to people of every kind who can have one, by somebody of the working group. */
async function giveCases(callers: Callers, { cases, conflictIds }: Omit<Seeded, 'glass'>): Promise<void> {
  for (const { report, to, by } of GIVEN) for (const person of to) {
    const { about } = caseNamed(cases, report);
    await callers.json({ person: subjectNamed(by, conflictIds) }, 'casework', 'POST', `/cases/${about.id}/handlers`, { person });
    about.handlers = [...about.handlers, person];
  }
}

async function breakGlass(system: WholeSystem, callers: Callers, { cases, conflictIds }: Omit<Seeded, 'glass'>): Promise<BrokenGlass[]> {
  for (const [name, person] of GLASS) {
    const { about } = caseNamed(cases, name);
    await callers.json({ person: subjectNamed(person, conflictIds) }, 'casework', 'POST', `/cases/${about.id}/break-glass`, { reason: 'invented by the matrix' });
  }
  const ofAnHourAgo = `UPDATE glass SET broken_at = now() - interval '61 minutes', ends_at = now() - interval '1 minute' WHERE person = $1`;
  await system.rows.of('casework', ofAnHourAgo, ['working-group-duty']);
  // A row that says more than an hour is not believed.
  await system.rows.of('casework', `UPDATE glass SET broken_at = now() - interval '61 minutes', ends_at = now() + interval '1 hour' WHERE person = $1`, ['global-duty']);
  return system.rows.of<BrokenGlass>('casework', 'SELECT case_id AS "caseId", person, broken_at AS "brokenAt", ends_at AS "endsAt" FROM glass');
}

function caseNamed(cases: readonly SeededCase[], name: string): SeededCase {
  const found = cases.find((one) => one.name === name);
  if (found === undefined) throw new Error(`no report is called "${name}"`);
  return found;
}

/** Somebody of the matrix, signed in with two factors. */
export function subjectNamed(id: string, conflictIds: ReadonlyMap<string, string>): Subject {
  const person = PEOPLE.find((one) => one.id === id);
  if (person === undefined) throw new Error(`nobody is called ${id}`);
  return subjectOfPerson(person, 2, conflictIds);
}

/** @throws Error when it does not hold within 30 s */
export async function until(holds: () => Promise<boolean>, what: string): Promise<void> {
  const deadline = Date.now() + 30_000;
  while (!(await holds())) {
    if (Date.now() > deadline) throw new Error(`${what} did not arrive within 30 s`);
    await pause(50);
  }
}

/** Who asks, in the matrix. */
export interface Asker {
  name: string;
  person: Subject;
}
