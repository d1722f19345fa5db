import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Subject } from '@amparo/domain';
import type { Clock } from '@amparo/kernel';
import type { Database, EntityClass, MigrationClass, SightDatabase } from '@amparo/persistence';

/** Pools, or whatever stands in for them. */
export type Seeing = Pick<SightDatabase, 'seenBy'>;

/** Casework's own use cases, from the build that runs. */
export interface CaseworkInternals {
  entities: EntityClass[];
  migrations: MigrationClass[];
  ListSeenCases: new (sight: Seeing, clock: Clock) => {
    run(subject: Subject, action: 'case.list', input: { order: string; limit: number; cursor?: string; urgency?: string; region?: string }): Promise<{ cases: { caseId: string }[]; next: string | null }>;
  };
  CountSeenCases: new (sight: Seeing, clock: Clock) => { run(subject: Subject, part: object): Promise<{ count: number; more: boolean }> };
  SeeCase: new (database: Database, clock: Clock) => object;
  GetSeenCase: new (seeCase: object, sight: Seeing) => { run(subject: Subject, which: string): Promise<object> };
}

/** Loads them. @param root the repository */
export function caseworkInternals(root: string): CaseworkInternals {
  const dist = join(root, 'services/casework/dist');
  const loadModule = createRequire(join(dist, 'main.js'));
  const files = ['db/schema.js', 'reading/list-seen-cases.js', 'reading/count-seen-cases.js', 'reading/see-case.js', 'reading/get-seen-case.js'];
  return Object.assign({}, ...files.map((file) => loadModule(join(dirname(join(dist, 'main.js')), file)) as object)) as CaseworkInternals;
}
