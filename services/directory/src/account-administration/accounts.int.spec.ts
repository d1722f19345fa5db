import { anOffice } from '../../test/builders';
import { PASSWORD, aRunningDirectory, type Member, type RunningDirectory } from '../../test/running-directory';

describe('accounts of other people', () => {
  let here: RunningDirectory;
  let first: Member;
  let second: Member;
  let third: Member;

  beforeEach(async () => {
    here = await aRunningDirectory();
    [first, second, third] = [await here.openAccount('admin-1'), await here.openAccount('admin-2'), await here.openAccount('admin-3')];
  });
  afterEach(async () => here.stop());

  const post = (by: Member, path: string, body?: object) => here.person(by.session, 'POST', `/accounts/${path}`, body);
  const ask = (by: Member, person: string) => post(by, `${person}/reset-factor`);
  const confirm = (by: Member, person: string) => post(by, `${person}/reset-factor/confirm`);
  const refusal = (status: number, code: string) => expect.objectContaining({ status, body: expect.objectContaining({ code }) });

  it('are listed with what people sign in with, and since when not', async () => {
    await here.openAccount('secretary');
    await post(first, 'coord-lac/invite');
    await ask(first, 'secretary');
    const { accounts } = (await here.person(first.session, 'GET', '/accounts')).body;
    const day = here.clock.now().toISOString().slice(0, 10);
    const of = (person: string) => accounts.find((account: { person: string }) => account.person === person);
    expect(of('admin-2')).toEqual({
      person: 'admin-2', name: 'Invented admin-2 Somebody', roles: [{ role: 'ADMINISTRATOR' }], hasAccount: true, factors: ['TOTP'], openId: false, lastSignInDay: day,
    });
    expect(of('coord-lac')).toEqual({
      person: 'coord-lac', name: 'Invented coord-lac Somebody', roles: [{ role: 'REGIONAL_COORDINATOR', region: 'LAC' }], hasAccount: false, factors: [], openId: false,
      invitedUntil: new Date(here.clock.now().getTime() + 72 * 3_600_000).toISOString(),
    });
    expect(of('secretary')).toMatchObject({ hasAccount: true, factors: [], resetAskedBy: 'admin-1' });
    expect(accounts).toHaveLength(anOffice().people.length);
  });

  it('are opened by an invitation of one administrator, never her own, and not over one that is open', async () => {
    const { status, body } = await post(first, 'coord-lac/invite');
    expect([status, body]).toEqual([200, { code: expect.stringMatching(/^(\w{4}-){7}\w{4}$/), expiresAt: expect.any(String) }]);
    expect((await here.portal('sign-in/invitation', { code: body.code })).body.step).toBe('SET_PASSWORD');
    expect(await post(first, 'admin-1/invite')).toEqual(refusal(403, 'access.second-person'));
    expect(await post(first, 'admin-2/invite')).toEqual(refusal(409, 'account.exists'));
    expect(await post(first, 'nobody/invite')).toEqual(refusal(404, 'person.absent'));
    expect(await here.database.query(`SELECT person, by, what FROM account_changes WHERE what = 'INVITED'`)).toEqual([{ person: 'coord-lac', by: 'admin-1', what: 'INVITED' }]);
    const rows = await here.database.query<{ hash: Buffer }>('SELECT hash FROM invitations');
    expect(rows.map(({ hash }) => hash.toString('latin1')).join('') + here.lines.join('')).not.toContain(body.code.replaceAll('-', ''));
  });

  it('show the other administrators who gave out an invitation that was used, and how many lately', async () => {
    const changes = async (by: Member, query = '') => {
      const { status, body } = await here.person(by.session, 'GET', `/accounts/changes${query}`);
      expect([status, body]).toEqual([200, expect.anything()]);
      return body;
    };
    const before = (await changes(second)).openedLately as number;
    const { code } = (await post(first, 'partner/invite')).body;
    expect((await changes(second)).openedLately).toBe(before);
    const { attempt } = (await here.portal('sign-in/invitation', { code })).body;
    const { attempt: next } = (await here.portal('sign-in/set-password', { attempt, password: 'siete gatos verdes cantan' })).body;
    expect(next).toBeDefined();
    for (const by of [second, third]) {
      const { items, openedLately, total } = await changes(by, '?about=partner');
      expect([items.map(({ what, by: who, after }: { what: string; by: string; after: string }) => [what, who, after]), total]).toEqual([[['OPENED', 'partner', 'admin-1'], ['INVITED', 'admin-1', null]], 2]);
      expect(openedLately).toBe(before + 1);
    }
    expect((await changes(second, '?size=1')).items).toHaveLength(1);
    expect(await here.person((await here.openAccount('coord-lac')).session, 'GET', '/accounts/changes')).toEqual(refusal(403, 'access.forbidden'));
    here.clock.move(8 * 24 * 3_600_000);
    const later = (await here.signIn(second)).body.session.id as string;
    expect((await here.person(later, 'GET', '/accounts/changes')).body.openedLately).toBe(0);
  });

  it('of the first administrators are opened by the operator, who opens nothing twice', async () => {
    expect((await here.operator('POST', '/accounts/auditor/invite')).status).toBe(200);
    expect(await here.operator('POST', '/accounts/admin-1/invite')).toEqual(refusal(409, 'account.exists'));
    expect((await here.operator('GET', '/accounts')).status).toBe(403);
    expect((await here.operator('POST', '/accounts/admin-1/reset-factor')).status).toBe(403);
    expect((await here.operator('POST', '/accounts/admin-1/sessions/end')).status).toBe(403);
  });

  it('are reset by two different administrators, neither of them the person', async () => {
    const secretary = await here.openAccount('secretary');
    expect(await confirm(second, 'secretary')).toEqual(refusal(404, 'reset.absent'));
    expect(await ask(first, 'secretary')).toMatchObject({ status: 200, body: { askedBy: 'admin-1', until: expect.any(String) } });
    expect((await here.person(secretary.session, 'GET', '/me')).status).toBe(200);
    expect(await confirm(first, 'secretary')).toEqual(refusal(403, 'access.second-person'));
    expect(await ask(second, 'secretary')).toEqual(refusal(409, 'reset.asked'));
    const { status, body } = await confirm(second, 'secretary');
    expect([status, body]).toEqual([200, { code: expect.any(String), expiresAt: expect.any(String) }]);
    expect(await here.person(secretary.session, 'GET', '/me')).toEqual(refusal(401, 'session.ended'));
    expect((await here.portal('sign-in/password', { name: 'secretary', password: PASSWORD })).status).toBe(401);
    expect(await confirm(third, 'secretary')).toEqual(refusal(404, 'reset.absent'));
    const { attempt } = (await here.portal('sign-in/invitation', { code: body.code })).body;
    expect((await here.portal('sign-in/set-password', { attempt, password: 'siete gatos verdes cantan' })).body.step).toBe('SIGNED_IN');
    expect((await here.database.query<{ by: string; what: string }>(`SELECT by, what FROM account_changes WHERE person = 'secretary' ORDER BY id`))).toEqual([
      { by: 'secretary', what: 'OPENED' }, { by: 'admin-1', what: 'RESET_ASKED' }, { by: 'admin-2', what: 'CLOSED' }, { by: 'admin-2', what: 'RESET_CONFIRMED' },
      { by: 'secretary', what: 'OPENED' },
    ]);
  });

  it('of administrators too: with two there are none left to reset one, with three there are', async () => {
    expect(await ask(first, 'admin-1')).toEqual(refusal(403, 'access.second-person'));
    await ask(first, 'admin-2');
    expect(await confirm(second, 'admin-2')).toEqual(refusal(403, 'access.second-person'));
    expect((await confirm(third, 'admin-2')).status).toBe(200);
    expect((await here.person(second.session, 'GET', '/me')).status).toBe(401);
  });

  it('are reset once when two confirm at the same time', async () => {
    await here.openAccount('secretary');
    await ask(first, 'secretary');
    const answers = await Promise.all([confirm(second, 'secretary'), confirm(third, 'secretary')]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 404]);
    expect(await here.database.query('SELECT count(*)::int FROM invitations')).toEqual([{ count: 1 }]);
  });

  it('are not reset when it was asked more than a day ago, or by somebody who may no longer', async () => {
    await here.openAccount('secretary');
    await ask(first, 'secretary');
    const office = anOffice();
    await here.operator('PUT', '/directory', { ...office, roles: office.roles.filter(({ person }) => person !== 'admin-1') });
    expect(await confirm(second, 'secretary')).toEqual(refusal(404, 'reset.absent'));
    await here.operator('PUT', '/directory', office);
    await here.database.query(`UPDATE account_resets SET asked_at = asked_at - interval '24 hours'`);
    expect(await confirm(second, 'secretary')).toEqual(refusal(404, 'reset.absent'));
    expect(await ask(first, 'coord-lac')).toEqual(refusal(404, 'account.absent'));
  });

  it('lose their sessions by an administrator, never by her own hand here', async () => {
    const secretary = await here.openAccount('secretary');
    const { sessions } = (await here.person(first.session, 'GET', '/accounts/secretary/sessions')).body;
    expect(sessions).toEqual([{ id: secretary.session, signedInOn: expect.any(String), factors: 1, way: 'INVITATION', second: null, current: false }]);
    expect((await post(first, 'secretary/sessions/end')).body).toEqual({ ended: 1 });
    expect(await here.person(secretary.session, 'GET', '/me')).toEqual(refusal(401, 'session.ended'));
    expect((await post(first, 'admin-1/sessions/end')).status).toBe(403);
    expect((await here.person(first.session, 'GET', '/accounts/admin-1/sessions')).status).toBe(403);
    expect((await post(first, 'nobody/sessions/end')).status).toBe(404);
  });

  it('are for administrators alone, by the roles that they have now and not only by their token', async () => {
    const secretary = await here.openAccount('secretary');
    const calls = [
      ['GET', '/accounts'], ['POST', '/accounts/coord-lac/invite'], ['POST', '/accounts/coord-lac/reset-factor'], ['POST', '/accounts/coord-lac/reset-factor/confirm'],
      ['GET', '/accounts/coord-lac/sessions'], ['POST', '/accounts/coord-lac/sessions/end'], ['POST', '/accounts/coord-lac/open-id'],
    ] as const;
    for (const [method, path] of calls) expect([path, (await here.person(secretary.session, method, path, method === 'POST' ? {} : undefined)).status]).toEqual([path, 403]);
    const { token } = (await here.tokenOf(first.session)).body;
    const office = anOffice();
    await here.operator('PUT', '/directory', { ...office, roles: office.roles.filter(({ person }) => person !== 'admin-1') });
    expect(await here.call(token, 'POST', '/accounts/coord-lac/invite', {})).toEqual(refusal(403, 'access.forbidden'));
    expect((await here.call(token, 'POST', '/accounts/secretary/sessions/end', {})).status).toBe(403);
  });

  it('are not linked to a provider where there is none', async () => {
    expect(await post(first, 'coord-lac/open-id', { subject: 'x' })).toEqual(refusal(404, 'sign-in.no-provider'));
  });
});
