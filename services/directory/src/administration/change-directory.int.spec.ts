import { AdministrationBench, anAdministeredDirectory, signedIn } from '../../test/administration';
import { withPerson } from '../../test/builders';
import type { Change } from './change-directory';
import { ListChanges } from './list-changes';
import { RefuseDemonstration } from '../directory/refuse-demonstration';
import { ServiceConfig } from '@amparo/platform';

const languageOf = (person: string, language: string): Change => ({
  action: 'PERSON_CHANGED', about: person, detail: { fields: ['language'] }, edit: (before) => withPerson(before, person, { language }),
});

describe('A change of the directory by one person', () => {
  let bench: AdministrationBench;

  beforeEach(async () => (bench = await AdministrationBench.open()));
  afterEach(async () => bench.close());

  it('makes a version, tells who changed and by whom, and leaves a row of who did it', async () => {
    expect(await bench.directory.run(await bench.now(), languageOf('lead', 'fr'))).toEqual({ version: 2, changed: true });
    expect(await bench.told()).toEqual(['MembershipChanged lead 2 by admin-1']);
    expect(await bench.changes()).toEqual([{ version: 2, person: 'admin-1', action: 'PERSON_CHANGED', about: 'lead', detail: { fields: ['language'] } }]);
    expect((await bench.getCopy.run('contacts')).people.find(({ id }) => id === 'lead')).toMatchObject({ language: 'fr' });
  });

  it('that changes nothing makes no version, no row and no event', async () => {
    expect(await bench.directory.run(await bench.now(), languageOf('lead', 'en'))).toEqual({ version: 1, changed: false });
    expect([await bench.told(), await bench.changes()]).toEqual([[], []]);
  });

  it('is made by one of two administrators who saw the same version, and refused to the other', async () => {
    const [first, second] = [await bench.now('admin-1'), await bench.now('admin-2')];
    const answers = await Promise.allSettled([
      bench.directory.run(first, languageOf('lead', 'fr')), bench.directory.run(second, languageOf('member', 'es')),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(answers.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { kind: 'conflict', code: 'directory.changed-meanwhile' } });
    expect([await bench.told(), await bench.changes()].map((rows) => rows.length)).toEqual([1, 1]);
  });

  it('is refused to two administrators at once who would take each other away', async () => {
    const take = (person: string): Change => ({
      action: 'ROLE_TAKEN', about: person, edit: (before) => ({ ...before, roles: before.roles.filter((role) => role.person !== person || role.role !== 'ADMINISTRATOR') }),
    });
    await bench.directory.run(await bench.now('admin-1'), take('admin-2'));
    // Her token still says that she is one.
    await expect(bench.directory.run(await bench.now('admin-2'), take('admin-1'))).rejects.toMatchObject({ code: 'access.forbidden' });
    expect((await bench.file()).roles.filter(({ role }) => role === 'ADMINISTRATOR')).toEqual([{ person: 'admin-1', role: 'ADMINISTRATOR' }]);
  });

  it('is refused with one factor, and to whoever has no leave, whatever her token says', async () => {
    const { by, version } = await bench.now();
    await expect(bench.directory.run({ by: { ...by, factors: 1 }, version }, languageOf('lead', 'fr'))).rejects.toMatchObject({ kind: 'forbidden' });
    const forged = { ...signedIn('coord-lac'), roles: [{ role: 'ADMINISTRATOR' as const }] };
    await expect(bench.directory.run({ by: forged, version }, languageOf('lead', 'fr'))).rejects.toMatchObject({ kind: 'forbidden', code: 'access.forbidden' });
    await expect(bench.directory.run({ by: { ...forged, person: 'gone' }, version }, languageOf('lead', 'fr'))).rejects.toMatchObject({ kind: 'forbidden' });
    expect([await bench.told(), await bench.changes()]).toEqual([[], []]);
  });

  it('is held to the checks of a file, and changes nothing when one of them says no', async () => {
    const before = await bench.file();
    await expect(bench.directory.run(await bench.now(), { ...languageOf('lead', 'fr'), edit: (file) => withPerson(file, 'lead', { email: 'no address' }) }))
      .rejects.toMatchObject({ kind: 'malformed', code: 'directory.malformed' });
    await expect(bench.directory.run(await bench.now(), { ...languageOf('lead', 'fr'), edit: (file) => withPerson(file, 'lead', { organisation: 'NONE' }) }))
      .rejects.toMatchObject({ kind: 'unprocessable', code: 'directory.unknown-reference' });
    await expect(bench.directory.run(await bench.now(), { ...languageOf('lead', 'fr'), edit: (file) => ({ ...file, roles: file.roles.filter(({ role }) => role === 'ADMINISTRATOR') }) }))
      .rejects.toMatchObject({ kind: 'unprocessable', code: 'directory.nobody-reached' });
    expect(await bench.file()).toEqual(before);
    expect([await bench.told(), await bench.changes()]).toEqual([[], []]);
  });

  it('can be listed with the imports, newest first, and by whom or what it was about', async () => {
    await bench.directory.run(await bench.now('admin-1'), languageOf('lead', 'fr'));
    await bench.directory.run(await bench.now('admin-2'), languageOf('member', 'es'));
    const list = new ListChanges(bench.database);
    const all = await list.run({ page: 1, size: 2, descending: true });
    expect(all).toMatchObject({ version: 3, total: 3, page: 1 });
    expect(all.items).toEqual([
      { version: 3, at: expect.any(Date), person: 'admin-2', action: 'PERSON_CHANGED', about: 'member', detail: { fields: ['language'] } },
      { version: 2, at: expect.any(Date), person: 'admin-1', action: 'PERSON_CHANGED', about: 'lead', detail: { fields: ['language'] } },
    ]);
    expect((await list.run({ page: 2, size: 2, descending: true })).items).toMatchObject([{ version: 1, person: null, action: 'DIRECTORY_REPLACED', about: null, detail: {} }]);
    for (const about of ['lead', 'admin-1']) expect((await list.run({ page: 1, size: 9, descending: false }, about)).items.map(({ version }) => version)).toEqual([2]);
  });

  it('cannot be taken out of the list by the service’s own role', async () => {
    await bench.directory.run(await bench.now(), languageOf('lead', 'fr'));
    for (const sql of ['DELETE FROM directory_changes', `UPDATE directory_changes SET person = 'x'`]) {
      await expect(bench.database.query(sql)).rejects.toMatchObject({ driverError: { code: '42501' } });
    }
  });

  it('does not make invented people real: production still refuses the demonstration', async () => {
    const refuse = new RefuseDemonstration(new ServiceConfig(), bench.database);
    await bench.importDirectory.run(anAdministeredDirectory({ regionMap: {} }), 'demonstration');
    await bench.directory.run(await bench.now(), languageOf('lead', 'fr'));
    await expect(refuse.run()).rejects.toMatchObject({ code: 'directory.demonstration' });
  });
});
