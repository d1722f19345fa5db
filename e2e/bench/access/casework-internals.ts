import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Subject } from '@amparo/domain';
import type { Clock } from '@amparo/kernel';
import type { Outbox } from '@amparo/messaging';
import type { CaseSeal, Database, EntityClass, MigrationClass, SealedFields, SightDatabase } from '@amparo/persistence';
import type { Opener } from '@amparo/platform';

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
  NoteContentReading: new (database: Database, directory: object, outbox: Outbox, config: object, clock: Clock) => object;
  OpenForReading: new (database: Database, fields: SealedFields, content: object) => { of(caseId: string): Promise<(submissionId: string, sealed: Buffer) => Promise<Record<string, unknown> | undefined>> };
  OpenContent: new (opener: Opener) => object;
  ReadContent: new (seeCase: object, noteReading: object, sight: Seeing, openForReading: object) => { run(subject: Subject, which: string, query: object): Promise<{ bodies: { state: string }[] }> };
  sealContent(seal: CaseSeal, submissionId: string, kept: { plain: Buffer }): Buffer;
  GetSeenCase: new (seeCase: object, sight: Seeing) => { run(subject: Subject, which: string): Promise<object> };
}

/** What content is read by. */
const READING = ['budget/note-content-reading.js', 'disclosure/open-for-reading.js', 'contents/open-content.js', 'contents/kept-content.js', 'disclosure/read-content.js'];

/** Loads them. @param root the repository */
export function caseworkInternals(root: string): CaseworkInternals {
  const dist = join(root, 'services/casework/dist');
  const loadModule = createRequire(join(dist, 'main.js'));
  const files = ['db/schema.js', 'reading/list-seen-cases.js', 'reading/count-seen-cases.js', 'reading/see-case.js', 'reading/get-seen-case.js', ...READING];
  return Object.assign({}, ...files.map((file) => loadModule(join(dirname(join(dist, 'main.js')), file)) as object)) as CaseworkInternals;
}
