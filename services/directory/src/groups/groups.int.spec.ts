import { AdministrationBench } from '../../test/administration';
import { AddGroup } from './add-group';
import { ChangeGroup } from './change-group';
import { EndGroup } from './end-group';
import { ListGroups } from './list-groups';

describe('Groups', () => {
  let bench: AdministrationBench;

  beforeEach(async () => (bench = await AdministrationBench.open()));
  afterEach(async () => bench.close());

  it('are listed with who is on duty and who else is in them', async () => {
    expect(await new ListGroups(bench.database, bench.stored).run()).toEqual({
      version: 1, groups: [{ id: 'security', name: 'Security working group', kind: 'SECURITY_WORKING_GROUP', duty: ['swg-duty'], members: ['member'] }],
    });
  });

  it('are added and ended while nobody is in them', async () => {
    const grants = { id: 'grants', name: 'Grants', kind: 'GRANTS' };
    await new AddGroup(bench.directory).run(await bench.now(), grants);
    expect((await bench.getCopy.run('roster')).groups).toContainEqual({ id: 'grants', kind: 'GRANTS' });
    await expect(new AddGroup(bench.directory).run(await bench.now(), grants)).rejects.toMatchObject({ code: 'group.taken' });
    await new EndGroup(bench.directory).run(await bench.now(), 'grants');
    expect((await bench.file()).groups.map(({ id }) => id)).toEqual(['security']);
    expect((await bench.changes()).map(({ action, about }) => [action, about])).toEqual([['GROUP_ADDED', 'grants'], ['GROUP_ENDED', 'grants']]);
    await expect(new EndGroup(bench.directory).run(await bench.now(), 'grants')).rejects.toMatchObject({ code: 'group.absent' });
    await expect(new EndGroup(bench.directory).run(await bench.now(), 'security')).rejects.toMatchObject({ kind: 'conflict', code: 'group.in-use' });
  });

  it('get another kind, and all who are in them are told anew', async () => {
    await new ChangeGroup(bench.directory).run(await bench.now(), { id: 'security', name: 'Review desk', kind: 'REVIEW' });
    expect((await bench.told()).sort()).toEqual(['MembershipChanged member 2 by admin-1', 'MembershipChanged swg-duty 2 by admin-1']);
    expect(await bench.changes()).toMatchObject([{ action: 'GROUP_CHANGED', about: 'security', detail: { fields: ['kind', 'name'], kind: 'REVIEW' } }]);
    await expect(new ChangeGroup(bench.directory).run(await bench.now(), { id: 'none', name: 'x', kind: 'REVIEW' })).rejects.toMatchObject({ code: 'group.absent' });
  });
});
