import { PASSWORD, aRunningDirectory, type Member, type RunningDirectory } from '../../test/running-directory';

describe('what somebody sees and changes of herself', () => {
  let here: RunningDirectory;
  let coordinator: Member;
  let reviewer: Member;

  beforeAll(async () => {
    here = await aRunningDirectory();
    coordinator = await here.openAccount('coord-lac');
    reviewer = await here.openAccount('reviewer');
  });
  afterAll(async () => here.stop());

  const now = () => here.clock.now();

  it('is herself, with what she may do', async () => {
    const { status, body } = await here.person(coordinator.session, 'GET', '/me');
    expect(status).toBe(200);
    expect(body).toEqual({
      person: 'coord-lac', name: 'Invented coord-lac Somebody', language: 'es', roles: [{ role: 'REGIONAL_COORDINATOR', region: 'LAC' }],
      actions: expect.arrayContaining(['case.list', 'session.end-own', 'roster.change']), factors: 2, sessionEndsAt: expect.stringMatching(/^20.*Z$/),
    });
    expect(body.actions).not.toContain('account.invite');
    expect((await here.person(reviewer.session, 'GET', '/me')).body).toMatchObject({ person: 'reviewer', factors: 1, actions: expect.arrayContaining(['application.list']) });
  });

  it('reads another language from the next token on, and the directory tells it', async () => {
    expect((await here.person(coordinator.session, 'POST', '/me/language', { language: 'pt' })).status).toBe(204);
    expect((await here.person(coordinator.session, 'GET', '/me')).body.language).toBe('pt');
    expect(await here.database.query('SELECT actor FROM versions ORDER BY version DESC LIMIT 1')).toEqual([{ actor: 'person:coord-lac' }]);
    expect((await here.person(coordinator.session, 'POST', '/me/language', { language: 'no such!' })).status).toBe(400);
    expect((await here.person(coordinator.session, 'POST', '/me/language', { language: 'pt', person: 'reviewer' })).status).toBe(400);
  });

  it('changes her password with the old one, and her other sessions end', async () => {
    const other = (await here.signIn(coordinator)).body.session.id as string;
    const change = (current: string, password: string) => here.person(coordinator.session, 'POST', '/me/password', { current, password });
    expect(await change('not the right one at all', 'siete gatos verdes cantan')).toMatchObject({ status: 422, body: { code: 'password.wrong' } });
    expect(await change(PASSWORD, 'passwordpassword1')).toMatchObject({ status: 422, body: { code: 'password.known' } });
    expect((await here.person(other, 'GET', '/me')).status).toBe(200);
    expect((await change(PASSWORD, 'siete gatos verdes cantan')).status).toBe(204);
    expect(await here.person(other, 'GET', '/me')).toMatchObject({ status: 401, body: { code: 'session.ended' } });
    expect((await here.person(coordinator.session, 'GET', '/me')).status).toBe(200);
    expect((await here.signIn(coordinator)).status).toBe(401);
    coordinator = { ...coordinator, password: 'siete gatos verdes cantan' };
    expect((await here.signIn(coordinator)).status).toBe(200);
  });

  it('counts guesses at her password here as at the door', async () => {
    for (let i = 0; i < 5; i += 1) await here.person(reviewer.session, 'POST', '/me/password', { current: 'guess number one', password: 'siete gatos verdes cantan' });
    expect((await here.portal('sign-in/password', { name: 'reviewer', password: PASSWORD })).status).toBe(401);
    here.clock.move(60_000);
    expect((await here.portal('sign-in/password', { name: 'reviewer', password: PASSWORD })).status).toBe(200);
  });

  it('sees her sessions by day, ends one of them, or all others', async () => {
    const mine = (await here.signIn(reviewer)).body.session.id as string;
    const other = (await here.signIn(reviewer)).body.session.id as string;
    const { sessions } = (await here.person(mine, 'GET', '/sessions')).body;
    expect(sessions.find(({ current }: { current: boolean }) => current)).toEqual({
      id: mine, signedInOn: now().toISOString().slice(0, 10), factors: 1, way: 'PASSWORD', second: null, current: true,
    });
    expect((await here.person(mine, 'POST', `/sessions/${other}/end`)).status).toBe(204);
    expect((await here.person(other, 'GET', '/me')).status).toBe(401);
    expect(await here.person(mine, 'POST', `/sessions/${other}/end`)).toMatchObject({ status: 404, body: { code: 'session.absent' } });
    // Somebody else's is answered like nobody's.
    expect(await here.person(mine, 'POST', `/sessions/${coordinator.session}/end`)).toEqual(await here.person(mine, 'POST', '/sessions/00000000-0000-4000-8000-000000000000/end'));
    const third = (await here.signIn(reviewer)).body.session.id as string;
    expect((await here.person(mine, 'POST', '/sessions/end-others')).body.ended).toBeGreaterThanOrEqual(1);
    expect((await here.person(third, 'GET', '/me')).status).toBe(401);
    expect((await here.person(mine, 'GET', '/sessions')).body.sessions).toHaveLength(1);
  });

  it('is nothing to services, the operator, or nobody', async () => {
    for (const path of ['/me', '/sessions', '/factors']) {
      expect((await here.as('portal', 'GET', path)).status).toBe(403);
      expect((await here.operator('GET', path)).status).toBe(403);
      expect((await fetch(`${here.url}${path}`)).status).toBe(401);
    }
  });
});
