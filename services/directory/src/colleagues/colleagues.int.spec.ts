import { anOffice } from '../../test/builders';
import { aRunningDirectory, type Member, type RunningDirectory } from '../../test/running-directory';

describe('names of colleagues', () => {
  let here: RunningDirectory;
  const office = anOffice();
  // A partner and nothing else.
  const file = { ...office, roles: office.roles.filter(({ person, role }) => person !== 'partner' || role === 'PROTECTION_PARTNER') };
  beforeAll(async () => (here = await aRunningDirectory({ file })));
  afterAll(async () => here.stop());

  const everybody = ['coord-lac', 'secretary', 'reviewer', 'partner', 'admin-1', 'nobody-at-all'];
  const asked = async (by: Member, people: readonly string[] = everybody) => here.person(by.session, 'POST', '/colleagues/names', { people });
  const names = async (by: Member) => (await asked(by)).body.people.map(({ id }: { id: string }) => id);

  it('are told to who works here, of who works here, many at once', async () => {
    const { status, body } = await asked(await here.openAccount('auditor'), ['coord-lac', 'secretary', 'coord-lac']);
    expect([status, body]).toEqual([200, { people: [{ id: 'coord-lac', name: 'Invented coord-lac Somebody' }, { id: 'secretary', name: 'Invented secretary Somebody' }] }]);
    expect(await names(await here.openAccount('admin-1'))).toEqual(['admin-1', 'coord-lac', 'secretary']);
  });

  it('are not told to partners and reviewers, who learn their own and those of their organisation', async () => {
    expect(await names(await here.openAccount('partner'))).toEqual(['partner']);
    expect(await names(await here.openAccount('reviewer'))).toEqual(['reviewer']);
  });

  it('leave out whoever is not to be named as they leave out whom nobody knows', async () => {
    const by = await here.openAccount('coord-lac');
    expect((await asked(by, ['partner'])).body).toEqual((await asked(by, ['nobody-at-all'])).body);
  });

  it('are asked for by ids, two hundred at most', async () => {
    const by = await here.openAccount('admin-2');
    for (const people of [['Maria Somebody'], [7], Array.from({ length: 201 }, (_, i) => `p-${i}`), 'admin-1', undefined]) {
      expect((await here.person(by.session, 'POST', '/colleagues/names', { people })).status).toBe(400);
    }
    expect(here.lines.join('')).not.toContain('Maria Somebody');
  });
});
