import { AdministrationBench } from '../../test/administration';
import { AddPerson } from './add-person';
import { ChangePerson } from './change-person';
import { GetPerson } from './get-person';
import { ListPeople } from './list-people';
import { SearchPeopleDto } from './people.dto';
import { PreviewSight } from './preview-sight';
import { RemovePerson } from './remove-person';
import { rostersIn } from '../rosters/rosters.rules';

const rosa = { id: 'rosa', name: 'Rosa Nueva', email: 'rosa@example.org', language: 'pt', organisation: 'P-JURIS', pager: 'pager-9' };

describe('People', () => {
  let bench: AdministrationBench;

  beforeEach(async () => (bench = await AdministrationBench.open()));
  afterEach(async () => bench.close());

  const list = async (asked: Partial<SearchPeopleDto>) => new ListPeople(bench.database, bench.stored).run(Object.assign(new SearchPeopleDto(), asked), 'es');
  const ids = async (asked: Partial<SearchPeopleDto>) => (await list(asked)).items.map(({ id }) => id);

  it('are added without a role, under an id that nobody has', async () => {
    const addPerson = new AddPerson(bench.directory);
    expect(await addPerson.run(await bench.now(), rosa)).toEqual({ version: 2, changed: true });
    expect(await bench.told()).toEqual(['MembershipChanged rosa 2 by admin-1']);
    expect((await bench.file()).people.at(-1)).toEqual(rosa);
    expect((await bench.getCopy.run('roster')).people.at(-1)).toMatchObject({ id: 'rosa', conflictId: expect.any(String), organisationConflictId: expect.any(String) });
    await expect(addPerson.run(await bench.now(), { ...rosa, name: 'Another' })).rejects.toMatchObject({ kind: 'conflict', code: 'person.taken' });
    await expect(addPerson.run(await bench.now(), { ...rosa, id: 'other', organisation: 'NONE' })).rejects.toMatchObject({ code: 'directory.unknown-reference' });
  });

  it('are changed as a whole, and the row says which fields, never what stands in them', async () => {
    const changed = { id: 'swg-duty', name: 'Duty officer', email: 'new@example.org', language: 'en' };
    await new ChangePerson(bench.directory).run(await bench.now(), changed);
    expect((await bench.file()).people.find(({ id }) => id === 'swg-duty')).toEqual(changed);
    expect(await bench.told()).toEqual(['MembershipChanged swg-duty 2 by admin-1']);
    expect(await bench.changes()).toEqual([{ version: 2, person: 'admin-1', action: 'PERSON_CHANGED', about: 'swg-duty', detail: { fields: ['email', 'pager'] } }]);
    await expect(new ChangePerson(bench.directory).run(await bench.now(), { ...changed, id: 'nobody' })).rejects.toMatchObject({ kind: 'absent', code: 'person.absent' });
  });

  it('have a time zone and duty hours, which routing reads of its copy and rosters show', async () => {
    const hours = { from: '08:00', to: '18:00', days: [1, 2, 3, 4, 5] };
    const changed = { id: 'swg-duty', name: 'Duty officer', email: 'swg-duty@example.org', language: 'en', zone: 'Africa/Nairobi', hours };
    await new ChangePerson(bench.directory).run(await bench.now(), changed);
    expect((await bench.file()).people.find(({ id }) => id === 'swg-duty')).toEqual(changed);
    expect(await bench.told()).toEqual(['MembershipChanged swg-duty 2 by admin-1']);
    expect(await bench.changes()).toMatchObject([{ detail: { fields: ['hours', 'pager', 'zone'] } }]);
    const copied = (await bench.getCopy.run('roster')).people.find(({ id }) => id === 'swg-duty');
    expect(copied).toEqual({ id: 'swg-duty', conflictId: expect.any(String), hours: { zone: 'Africa/Nairobi', ...hours } });
    expect(rostersIn(await bench.file()).find(({ group }) => group === 'security')?.people[0]).toEqual({ person: 'swg-duty', role: 'DUTY', zone: 'Africa/Nairobi', hours });
    await new ChangePerson(bench.directory).run(await bench.now(), { ...changed, hours: undefined });
    expect((await bench.getCopy.run('roster')).people.find(({ id }) => id === 'swg-duty')).toEqual({ id: 'swg-duty', conflictId: expect.any(String) });
    await expect(new ChangePerson(bench.directory).run(await bench.now(), { ...changed, zone: undefined })).rejects.toMatchObject({ code: 'directory.malformed' });
  });

  it('lose roles and absences when they leave, everybody hears of it, and their conflict id outlives them', async () => {
    const idOf = async () => (await bench.getCopy.run('roster')).people.find(({ id }) => id === 'coord-lac')?.conflictId;
    const conflictId = await idOf();
    await new RemovePerson(bench.directory).run(await bench.now(), 'coord-lac');
    expect(await bench.told()).toEqual(['PersonLeft coord-lac 2 by admin-1']);
    const file = await bench.file();
    expect([file.people, file.roles, file.absences].map((rows) => JSON.stringify(rows).includes('coord-lac'))).toEqual([false, false, false]);
    expect((await bench.getCopy.run('contacts')).people.map(({ id }) => id)).not.toContain('coord-lac');
    expect(await bench.changes()).toMatchObject([{ action: 'PERSON_LEFT', about: 'coord-lac', detail: { roles: ['REGIONAL_COORDINATOR'] } }]);
    await new AddPerson(bench.directory).run(await bench.now(), { ...rosa, id: 'coord-lac' });
    expect(await idOf()).toBe(conflictId);
    expect((await bench.file()).roles.filter(({ person }) => person === 'coord-lac')).toEqual([]);
  });

  it('cannot sign in any more when they leave, nor go on with what they have open', async () => {
    await bench.database.query(`INSERT INTO accounts (person, handle, demonstration, opened_at) VALUES ('coord-lac', '\\x01', false, now())`);
    await bench.database.query(
      `INSERT INTO sessions (id, person, factors, way, second, started_at, last_used_at, ends_at)
       VALUES (gen_random_uuid(), 'coord-lac', 2, 'PASSWORD', 'TOTP', now(), now(), now() + interval '8 hours')`,
    );
    await new RemovePerson(bench.directory).run(await bench.now(), 'coord-lac');
    expect(await bench.database.query('SELECT person FROM accounts')).toEqual([]);
    expect(await bench.database.query('SELECT person, ended_because FROM sessions WHERE ended_at IS NOT NULL')).toEqual([{ person: 'coord-lac', ended_because: 'LEFT' }]);
  });

  it('do not leave when they are the last to be told, or by their own hand', async () => {
    const remove = new RemovePerson(bench.directory);
    for (const person of ['swg-duty', 'member']) await remove.run(await bench.now(), person);
    await expect(remove.run(await bench.now(), 'lead')).rejects.toMatchObject({ code: 'directory.nobody-reached' });
    await expect(remove.run(await bench.now('admin-1'), 'admin-1')).rejects.toMatchObject({ code: 'role.own-administration' });
    await remove.run(await bench.now('admin-1'), 'admin-2');
    await expect(remove.run(await bench.now('admin-1'), 'admin-1')).rejects.toMatchObject({ code: 'directory.last-administrator' });
    await expect(remove.run(await bench.now('admin-1'), 'nobody')).rejects.toMatchObject({ code: 'person.absent' });
  });

  it('are found by a part of the name, by organisation and by role, sorted and a page at a time', async () => {
    expect(await ids({ text: 'angela' })).toEqual(['admin-1']);
    expect(await ids({ text: 'ADMIN-' })).toEqual(['admin-1', 'admin-2']);
    expect(await ids({ organisation: 'ORG-AMANECER' })).toEqual(['coord-lac']);
    expect(await ids({ group: 'security' })).toEqual(['swg-duty', 'member']);
    expect(await ids({ role: 'DUTY', group: 'security' })).toEqual(['swg-duty']);
    expect(await ids({ role: 'DUTY', region: 'LAC' })).toEqual([]);
    expect(await list({ sort: 'id', direction: 'descending', size: 2, page: 2 })).toMatchObject({ version: 1, total: 7, page: 2, items: [{ id: 'lead' }, { id: 'coord-lac' }] });
    expect((await list({ text: 'coord-lac' })).items).toEqual([{
      id: 'coord-lac', name: 'Coordinator', email: 'coord-lac@example.org', language: 'es', organisation: 'ORG-AMANECER',
      roles: [{ role: 'REGIONAL_COORDINATOR', region: 'LAC' }], absences: [{ from: '2026-12-20', to: '2027-01-05' }],
    }]);
  });

  it('are read one by one, with the version to change', async () => {
    const getPerson = new GetPerson(bench.database, bench.stored);
    expect(await getPerson.run('lead')).toEqual({
      version: 1, person: { id: 'lead', name: 'Protection lead', email: 'lead@example.org', language: 'en', roles: [{ role: 'LAST_RESORT' }], absences: [] },
    });
    await expect(getPerson.run('nobody')).rejects.toMatchObject({ kind: 'absent', code: 'person.absent' });
  });

  it('show what they could see, as they are and with one role more, and no conflict id', async () => {
    const preview = new PreviewSight(bench.database, bench.stored, bench.clock);
    const member = await preview.run('member');
    expect(member).toMatchObject({ version: 1, person: 'member', supposed: false, roles: [{ role: 'MEMBER', group: 'security', kind: 'SECURITY_WORKING_GROUP' }] });
    expect(member.sees.S1).toContainEqual({ by: 'routes', routes: ['CONSENT', 'SWG'] });
    expect((await preview.run('member', { role: 'AUDITOR' }))).toMatchObject({ supposed: true, sees: { S1: [{ by: 'all' }] } });
    expect((await preview.run('coord-lac')).neverSees).toEqual(['OF_HERSELF', 'OF_HER_ORGANISATION']);
    expect(JSON.stringify(await preview.run('coord-lac'))).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}/);
    expect((await bench.file()).roles.filter(({ role }) => role === 'AUDITOR')).toEqual([]);
    await expect(preview.run('member', { role: 'DUTY' })).rejects.toMatchObject({ code: 'directory.malformed' });
    await expect(preview.run('nobody')).rejects.toMatchObject({ code: 'person.absent' });
  });
});
