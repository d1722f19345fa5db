import { AdministrationBench } from '../../test/administration';
import { GiveRole } from './give-role';
import { TakeRole } from './take-role';

describe('Roles', () => {
  let bench: AdministrationBench;
  let giveRole: GiveRole;
  let takeRole: TakeRole;

  beforeEach(async () => {
    bench = await AdministrationBench.open();
    giveRole = new GiveRole(bench.directory);
    takeRole = new TakeRole(bench.directory);
  });
  afterEach(async () => bench.close());

  it('are given and taken, each told and written down', async () => {
    const role = { person: 'lead', role: 'DUTY', group: 'security' };
    await giveRole.run(await bench.now(), role);
    expect((await bench.getCopy.run('roster')).roles).toContainEqual(role);
    await takeRole.run(await bench.now('admin-2'), role);
    expect((await bench.getCopy.run('roster')).roles).not.toContainEqual(role);
    expect(await bench.told()).toEqual(['MembershipChanged lead 2 by admin-1', 'MembershipChanged lead 3 by admin-2']);
    expect(await bench.changes()).toEqual([
      { version: 2, person: 'admin-1', action: 'ROLE_GIVEN', about: 'lead', detail: { role: 'DUTY', group: 'security' } },
      { version: 3, person: 'admin-2', action: 'ROLE_TAKEN', about: 'lead', detail: { role: 'DUTY', group: 'security' } },
    ]);
  });

  it('are not given twice, nor taken where they are not', async () => {
    await expect(giveRole.run(await bench.now(), { person: 'lead', role: 'LAST_RESORT' })).rejects.toMatchObject({ kind: 'conflict', code: 'role.held' });
    await expect(takeRole.run(await bench.now(), { person: 'lead', role: 'AUDITOR' })).rejects.toMatchObject({ kind: 'absent', code: 'role.absent' });
    await expect(giveRole.run(await bench.now(), { person: 'nobody', role: 'AUDITOR' })).rejects.toMatchObject({ code: 'person.absent' });
  });

  it.each([
    [{ role: 'REGIONAL_COORDINATOR' }, 'directory.malformed'],
    [{ role: 'DUTY' }, 'directory.malformed'],
    [{ role: 'AUDITOR', region: 'LAC' }, 'directory.malformed'],
    [{ role: 'DUTY', group: 'none' }, 'directory.unknown-reference'],
    [{ role: 'REGIONAL_COORDINATOR', region: 'LATAM' }, 'directory.unknown-reference'],
  ])('are held where the format says: %j is %s', async (role, code) => {
    await expect(giveRole.run(await bench.now(), { person: 'lead', ...role })).rejects.toMatchObject({ code });
  });

  it('are not for an administrator to give herself: another one does', async () => {
    const role = { person: 'admin-1', role: 'CASE_HANDLER' };
    await expect(giveRole.run(await bench.now('admin-1'), role)).rejects.toMatchObject({ kind: 'forbidden', code: 'role.own' });
    expect(await giveRole.run(await bench.now('admin-2'), role)).toMatchObject({ changed: true });
    expect(await takeRole.run(await bench.now('admin-1'), role)).toMatchObject({ changed: true });
  });

  it('of the last administrator, and of the last who can be told, stay', async () => {
    await takeRole.run(await bench.now(), { person: 'admin-2', role: 'ADMINISTRATOR' });
    await expect(takeRole.run(await bench.now(), { person: 'admin-1', role: 'ADMINISTRATOR' })).rejects.toMatchObject({ code: 'directory.last-administrator' });
    await takeRole.run(await bench.now(), { person: 'swg-duty', role: 'DUTY', group: 'security' });
    await takeRole.run(await bench.now(), { person: 'member', role: 'MEMBER', group: 'security' });
    await expect(takeRole.run(await bench.now(), { person: 'lead', role: 'LAST_RESORT' })).rejects.toMatchObject({ code: 'directory.nobody-reached' });
  });

  it('are not a coordinator’s to give', async () => {
    await expect(giveRole.run(await bench.now('coord-lac'), { person: 'lead', role: 'ALTERNATE_COORDINATOR', region: 'LAC' })).rejects.toMatchObject({ code: 'access.forbidden' });
  });
});
