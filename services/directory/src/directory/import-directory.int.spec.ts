import { fromBinary } from '@bufbuild/protobuf';
import { findEventType } from '@amparo/contracts';
import { Outbox } from '@amparo/messaging';
import type { Database } from '@amparo/persistence';
import { ServiceConfig } from '@amparo/platform';
import { searchedLogger, someSealedFields, type ServiceDatabase } from '@amparo/testing';
import { aDirectory, withPerson } from '../../test/builders';
import { aDatabase } from '../../test/database';
import { SeedAccounts } from '../demonstration/seed-accounts';
import { GetCopy } from '../copies/get-copy';
import { readDirectoryFile } from './directory-file.rules';
import { ExportDirectory } from './export-directory';
import { ImportDirectory } from './import-directory';
import { RefuseDemonstration } from './refuse-demonstration';
import { SeedDemonstration } from './seed-demonstration';
import { StoredDirectory } from './stored-directory';

describe('the directory', () => {
  let made: ServiceDatabase;
  let database: Database;
  let stored: StoredDirectory;
  let importDirectory: ImportDirectory;
  let exportDirectory: ExportDirectory;
  let getCopy: GetCopy;

  beforeEach(async () => {
    made = await aDatabase();
    database = made.database;
    stored = new StoredDirectory(someSealedFields('directory'));
    importDirectory = new ImportDirectory(database, stored, new Outbox());
    exportDirectory = new ExportDirectory(database, stored);
    getCopy = new GetCopy(database, stored);
  });

  afterEach(async () => made.drop());

  /** What was told since, in order: `MembershipChanged lead 2`. */
  async function told(): Promise<string[]> {
    const rows = await database.query<{ type: string; subject: string; version: number; payload: Buffer }>(
      'WITH read AS (DELETE FROM outbox RETURNING *) SELECT type, subject, version, payload FROM read ORDER BY id',
    );
    return rows.map((row) => {
      const type = findEventType(row.type);
      if (type === undefined) throw new Error('an unknown type was told');
      expect(fromBinary(type, row.payload)).toMatchObject({ directoryVersion: row.version });
      return `${row.type.split('.').at(-1)} ${row.subject} ${row.version}`;
    });
  }

  it('gives back what was put in, and tells of everybody once', async () => {
    const file = aDirectory();
    expect(await importDirectory.run(file, 'operator')).toEqual({ version: 1, changed: true });
    expect(readDirectoryFile(await exportDirectory.run())).toEqual(file);
    const { organisations } = await getCopy.run('organisations');
    expect(await told()).toEqual([
      'MembershipChanged coord-lac 1', 'MembershipChanged swg-duty 1', 'MembershipChanged lead 1',
      ...organisations.map((organisation) => `OrganisationChanged ${organisation.conflictId} 1`), 'RegionMapChanged directory 1',
    ]);
  });

  it('is not changed by its own export, and tells nothing of it', async () => {
    await importDirectory.run(aDirectory(), 'operator');
    await told();
    expect(await importDirectory.run(readDirectoryFile(await exportDirectory.run()), 'operator')).toEqual({ version: 1, changed: false });
    expect(await told()).toEqual([]);
    expect(await database.query('SELECT version, actor FROM versions')).toEqual([{ version: 1, actor: 'operator' }]);
  });

  it('tells of the one person who changed, and of the one who left', async () => {
    const file = aDirectory();
    await importDirectory.run(file, 'operator');
    await told();
    const changed = withPerson(file, 'coord-lac', { email: 'other@example.org' });
    const after = { ...changed, people: changed.people.slice(0, 2), roles: changed.roles.slice(0, 2) };
    expect(await importDirectory.run(after, 'operator')).toEqual({ version: 2, changed: true });
    expect(await told()).toEqual(['PersonLeft lead 2', 'MembershipChanged coord-lac 2']);
  });

  it('knows somebody who comes back by the conflict id that she had', async () => {
    const file = aDirectory();
    const idOf = async (person: string) => (await getCopy.run('roster')).people.find(({ id }) => id === person)?.conflictId;
    await importDirectory.run(file, 'operator');
    const first = await idOf('lead');
    await importDirectory.run({ ...file, people: file.people.slice(0, 2), roles: file.roles.slice(0, 2) }, 'operator');
    expect(await idOf('lead')).toBeUndefined();
    await importDirectory.run(file, 'operator');
    expect(await idOf('lead')).toBe(first);
  });

  it('gives two imports at once two versions, one after the other', async () => {
    const file = aDirectory();
    const other = withPerson(file, 'lead', { language: 'fr' });
    const results = await Promise.all([importDirectory.run(file, 'operator'), importDirectory.run(other, 'operator'), importDirectory.run(file, 'operator')]);
    const versions = results.filter((result) => result.changed).map((result) => result.version).sort();
    expect(versions).toEqual(versions.map((_, index) => index + 1));
    expect((await getCopy.run('roster')).version).toBe(versions.length);
  });

  it('changes and tells nothing when it breaks half-way', async () => {
    await importDirectory.run(aDirectory(), 'operator');
    await told();
    const before = await exportDirectory.run();
    const torn = aDirectory({ roles: [{ person: 'nobody', role: 'LAST_RESORT' }], regionMap: {} });
    await expect(importDirectory.run(torn, 'operator')).rejects.toMatchObject({ driverError: { code: '23503' } });
    expect(await exportDirectory.run()).toEqual(before);
    expect(await told()).toEqual([]);
  });

  it('keeps names and addresses sealed', async () => {
    await importDirectory.run(aDirectory(), 'operator');
    const rows = await database.query<{ sealed: Buffer }>('SELECT particulars AS sealed FROM people UNION ALL SELECT names FROM organisations');
    const bytes = Buffer.concat(rows.map((row) => row.sealed)).toString('latin1');
    for (const secret of ['example.org', 'Coordinator', 'pager-1', 'Amanecer', 'Juris']) expect(bytes).not.toContain(secret);
  });

  it('gives each service its copy and no more', async () => {
    await importDirectory.run(aDirectory(), 'operator');
    const roster = await getCopy.run('roster');
    const organisations = await getCopy.run('organisations');
    const contacts = await getCopy.run('contacts');
    expect(JSON.stringify(roster)).not.toMatch(/example\.org|Coordinator|Amanecer/);
    expect(JSON.stringify(organisations)).not.toMatch(/example\.org|Coordinator/);
    expect(roster.people[0]).toEqual({
      id: 'coord-lac', conflictId: expect.stringMatching(/^[0-9a-f-]{36}$/), organisationConflictId: organisations.organisations[0]?.conflictId,
    });
    expect(roster.roles[0]).toEqual({ person: 'coord-lac', role: 'REGIONAL_COORDINATOR', region: 'LAC' });
    expect(roster.absences).toEqual([{ person: 'coord-lac', from: '2026-12-20', to: '2027-01-05' }]);
    expect(organisations.organisations[0]).toMatchObject({ id: 'ORG-AMANECER', names: ['Amanecer (fictional)', 'Colectivo Amanecer'] });
    expect(contacts).toEqual({
      version: 1,
      people: [
        { id: 'coord-lac', email: 'coord-lac@example.org', language: 'es' },
        { id: 'swg-duty', email: 'swg-duty@example.org', language: 'en', pager: 'pager-1' },
        { id: 'lead', email: 'lead@example.org', language: 'en' },
      ],
    });
    expect(await getCopy.run('roster')).toMatchObject({ version: 1, regionMap: { TR: 'EECA' } });
  });

  it('is seeded with invented people once, and not over what somebody imported', async () => {
    const seed = new SeedDemonstration(new ServiceConfig(), database, importDirectory, { run: async () => undefined } as unknown as SeedAccounts, searchedLogger('directory'));
    await Promise.all([seed.run(), seed.run()]);
    expect(await database.query('SELECT version, actor FROM versions')).toEqual([{ version: 1, actor: 'demonstration' }]);
    await importDirectory.run(aDirectory(), 'operator');
    await seed.run();
    expect((await exportDirectory.run()).people).toHaveLength(3);
  });

  it('does not start in production with the demonstration people', async () => {
    const refuse = new RefuseDemonstration(new ServiceConfig(), database);
    await refuse.run();
    await importDirectory.run(aDirectory(), 'demonstration');
    await expect(refuse.run()).rejects.toMatchObject({ code: 'directory.demonstration' });
    await importDirectory.run(aDirectory({ regionMap: {} }), 'operator');
    await refuse.run();
  });
});
