import type { CaseResource, ItemResource, Subject } from '@amparo/domain';
import { setTimeout as pause } from 'node:timers/promises';
import type { ServiceName } from '@amparo/platform';
import type { Callers } from './callers';
import { aDirectoryOfActors } from './directory-of-actors';
import { REPORTS } from './reports';
import type { WholeSystem } from './whole-system';

/** A case that the whole system made of a report, with the facts by which people may or may not see it. */
export interface SeededCase {
  name: string;
  reference: string;
  about: CaseResource;
  urgency: string;
}

/** A notice of a case that lies in the services. */
export interface SeededItem {
  id: string;
  caseId: string;
  it: ItemResource;
}

/** What lies in the services when the matrix begins. */
export interface Seeded {
  cases: SeededCase[];
  items: SeededItem[];
  conflictIds: ReadonlyMap<string, string>;
}

interface Decision {
  caseId: string;
  facts: { regions: string[]; conflicts: string[]; urgency: string; flags: { unmatchedCivilSociety: boolean } };
  routing: { routes: string[]; told: { person: string }[]; excluded: string[] };
}

/** Fills the system as the world does: a directory, then reports at the public door, each followed until all are told. */
export async function seed(system: WholeSystem, callers: Callers): Promise<Seeded> {
  const { version } = await callers.json<{ version: number }>('operator', 'directory', 'PUT', '/directory', aDirectoryOfActors());
  await until(async () => (await Promise.all(KEEP_A_COPY.map((service) => hasCopy(system, service, version)))).every(Boolean), 'the directory');
  const cases: SeededCase[] = [];
  for (const { name, report } of REPORTS) {
    const { receipt } = await callers.json<{ receipt: string }>('nobody', 'intake', 'POST', '/api/receipts', {});
    const answer = await callers.call('nobody', 'intake', 'POST', '/api/reports', { body: { receipt, ...report } });
    if (answer.status !== 201) throw new Error(`the door answered ${answer.status} to the report "${name}"`);
    cases.push(await followed(name, answer, callers));
  }
  const rows = await system.sql<{ kind: string; id: string; conflict_id: string }>('directory', 'SELECT kind, id, conflict_id FROM conflict_ids');
  return { cases, items: await itemsOf(system, cases), conflictIds: new Map(rows.map(({ kind, id, conflict_id: opaque }) => [`${kind} ${id}`, opaque])) };
}

const KEEP_A_COPY = ['intake', 'protection', 'casework', 'notifications'] as const;

async function hasCopy(system: WholeSystem, service: ServiceName, version: number): Promise<boolean> {
  const [row] = await system.sql<{ version: number }>(service, 'SELECT version FROM directory_copy');
  return row !== undefined && row.version >= version;
}

async function followed(name: string, answer: { body: string; headers: Record<string, string> }, callers: Callers): Promise<SeededCase> {
  const { reference } = JSON.parse(answer.body) as { reference: string };
  const submission = answer.headers['amparo-submission'] ?? '';
  let decision: Decision | undefined;
  await until(async () => {
    const found = await callers.call('operator', 'protection', 'GET', `/decisions/${submission}`);
    decision = found.status === 200 ? JSON.parse(found.body) as Decision : undefined;
    if (decision === undefined) return false;
    const { items } = await callers.json<{ items: { person: string }[] }>('operator', 'notifications', 'GET', `/traces/${submission}`);
    const opened = await callers.call('operator', 'casework', 'GET', `/cases/${decision.caseId}`);
    return items.length === decision.routing.told.length && opened.status === 200 && (JSON.parse(opened.body) as { reference: string | null }).reference === reference;
  }, `the report "${name}"`);
  const { caseId, facts, routing } = decision as unknown as Decision;
  return {
    name, reference, urgency: facts.urgency,
    about: {
      kind: 'case', id: caseId, regions: facts.regions, coordinatorsWithheld: facts.flags.unmatchedCivilSociety, routes: routing.routes,
      handlers: [], told: routing.told.map(({ person }) => person), referrals: [], conflicts: facts.conflicts, excluded: routing.excluded,
    },
  };
}

async function itemsOf(system: WholeSystem, cases: readonly SeededCase[]): Promise<SeededItem[]> {
  const rows = await system.sql<{ id: string; case_id: string; person_id: string }>('notifications', 'SELECT id, case_id, person_id FROM items');
  return rows.map(({ id, case_id: caseId, person_id: person }) => {
    const about = cases.find((one) => one.about.id === caseId)?.about;
    if (about === undefined) throw new Error('an item is about no case that was seeded');
    return { id, caseId, it: { kind: 'item', person, conflicts: about.conflicts, excluded: about.excluded } };
  });
}

async function until(holds: () => Promise<boolean>, what: string): Promise<void> {
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
