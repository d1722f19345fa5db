import { fromBinary } from '@bufbuild/protobuf';
import { findEventType } from '@amparo/contracts';
import type { Subject } from '@amparo/domain';
import { SetClock } from '@amparo/kernel';
import { Outbox } from '@amparo/messaging';
import type { Database } from '@amparo/persistence';
import { someSealedFields, type ServiceDatabase } from '@amparo/testing';
import { ChangeDirectory, type ChangedBy } from '../src/administration/change-directory';
import { GetCopy } from '../src/copies/get-copy';
import { ExportDirectory } from '../src/directory/export-directory';
import { ImportDirectory } from '../src/directory/import-directory';
import type { DirectoryFile } from '../src/directory/directory.rules';
import { rolesHeldBy } from '../src/directory/roles-held.rules';
import { StoredDirectory } from '../src/directory/stored-directory';
import { aDirectory } from './builders';
import { aDatabase } from './database';

/** The day on which the tests' clock stands. */
export const TODAY = '2026-12-01';

/** The small directory, with two administrators, an alternate and a member of the working group. */
export function anAdministeredDirectory(changes: Partial<DirectoryFile> = {}): DirectoryFile {
  const small = aDirectory();
  const somebody = (id: string, name: string) => ({ id, name, email: `${id}@example.org`, language: 'en' });
  return {
    ...small,
    people: [...small.people, somebody('admin-1', 'Ángela First'), somebody('admin-2', 'Bea Second'), somebody('alt-lac', 'Alternate'), somebody('member', 'Member')],
    roles: [
      ...small.roles, { person: 'admin-1', role: 'ADMINISTRATOR' }, { person: 'admin-2', role: 'ADMINISTRATOR' },
      { person: 'alt-lac', role: 'ALTERNATE_COORDINATOR', region: 'LAC' }, { person: 'member', role: 'MEMBER', group: 'security' },
    ],
    ...changes,
  };
}

/** A signed-in person, with two factors and the roles that the directory gives her. */
export function signedIn(person: string, file: DirectoryFile = anAdministeredDirectory()): Subject {
  return { person, session: `session-of-${person}`, roles: rolesHeldBy(file, person), conflicts: [], factors: 2, language: 'en' };
}

/** A database with the directory in it as version 1, and what a test needs to change it and to look. */
export class AdministrationBench {
  readonly database: Database;
  readonly stored = new StoredDirectory(someSealedFields('directory'));
  readonly clock = new SetClock(new Date(`${TODAY}T12:00:00Z`));
  readonly directory: ChangeDirectory;
  readonly importDirectory: ImportDirectory;
  readonly getCopy: GetCopy;

  private constructor(private readonly made: ServiceDatabase) {
    this.database = made.database;
    this.directory = new ChangeDirectory(this.database, this.stored, new Outbox(), this.clock);
    this.importDirectory = new ImportDirectory(this.database, this.stored, new Outbox());
    this.getCopy = new GetCopy(this.database, this.stored);
  }

  static async open(file: DirectoryFile = anAdministeredDirectory()): Promise<AdministrationBench> {
    const bench = new AdministrationBench(await aDatabase());
    await bench.importDirectory.run(file, 'operator');
    await bench.told();
    return bench;
  }

  async close(): Promise<void> {
    await this.made.drop();
  }

  /** Who changes the version that there is now. */
  async now(person = 'admin-1'): Promise<ChangedBy> {
    return { by: signedIn(person), version: (await this.getCopy.run('roster')).version };
  }

  async file(): Promise<DirectoryFile> {
    return (await this.database.transaction((tx) => this.stored.load(tx, 'read'))).file;
  }

  async export(): Promise<unknown> {
    return new ExportDirectory(this.database, this.stored).run();
  }

  /** What was told since the last call, in order: `MembershipChanged lead 2 by admin-1`. */
  async told(): Promise<string[]> {
    const rows = await this.database.query<{ type: string; subject: string; version: number; actor: string | null; payload: Buffer }>(
      'WITH read AS (DELETE FROM outbox RETURNING *) SELECT type, subject, version, actor, payload FROM read ORDER BY id',
    );
    return rows.map(({ type, subject, version, actor, payload }) => {
      const known = findEventType(type);
      if (known === undefined) throw new Error('an unknown type was told');
      expect(fromBinary(known, payload)).toMatchObject({ directoryVersion: version });
      return `${type.split('.').at(-1)} ${subject} ${version}${actor === null ? '' : ` by ${actor}`}`;
    });
  }

  /** The rows of who changed what. */
  async changes(): Promise<{ version: number; person: string; action: string; about: string; detail: object }[]> {
    return this.database.query('SELECT version, person, action, about, detail FROM directory_changes ORDER BY version');
  }
}
