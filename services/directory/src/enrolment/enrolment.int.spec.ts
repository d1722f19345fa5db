import { PASSWORD, aRunningDirectory, type RunningDirectory } from '../../test/running-directory';
import { anOffice } from '../../test/builders';

describe('the first sign-in', () => {
  let here: RunningDirectory;

  beforeEach(async () => {
    here = await aRunningDirectory();
  });
  afterEach(async () => here.stop());

  const open = (code: string) => here.portal('sign-in/invitation', { code });
  const set = (attempt: string, password = PASSWORD) => here.portal('sign-in/set-password', { attempt, password });
  const refusal = (code: string) => expect.objectContaining({ status: 401, body: expect.objectContaining({ code }) });

  it('spends an invitation once, also when two open it at the same time', async () => {
    const code = await here.invite('coord-lac');
    const opened = await Promise.all([open(code), open(code), open(code)]);
    const answers = await Promise.all(opened.map(({ body }) => set(body.attempt)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 401, 401]);
    expect(answers.filter(({ status }) => status === 401)).toEqual([refusal('attempt.ended'), refusal('attempt.ended')]);
    expect(await open(code)).toEqual(refusal('invitation.refused'));
    expect(await here.database.query('SELECT person, demonstration FROM accounts')).toEqual([{ person: 'coord-lac', demonstration: false }]);
  });

  it('has 72 hours, and one answer for whatever is wrong with the code', async () => {
    const code = await here.invite('coord-lac');
    here.clock.move(72 * 3_600_000 - 1);
    expect((await open(code)).status).toBe(200);
    here.clock.move(1);
    const tooOld = await open(code);
    const replaced = await here.invite('reviewer');
    await here.invite('reviewer');
    expect(tooOld).toEqual(refusal('invitation.refused'));
    expect(await open(replaced)).toEqual(tooOld);
    expect(await open('no such code')).toEqual(tooOld);
  });

  it('is no use to somebody who left meanwhile, nor to somebody who has an account', async () => {
    const member = await here.openAccount('reviewer');
    const again = (await open(await here.invite('reviewer'))).body.attempt;
    expect(await set(again)).toEqual(refusal('attempt.ended'));
    expect((await here.signIn(member)).status).toBe(200);

    const code = await here.invite('coord-lac');
    const { attempt } = (await open(code)).body;
    const office = anOffice();
    await here.operator('PUT', '/directory', {
      ...office, people: office.people.filter(({ id }) => id !== 'coord-lac'), roles: office.roles.filter(({ person }) => person !== 'coord-lac'),
    });
    expect(await set(attempt)).toEqual(refusal('attempt.ended'));
    expect(await open(code)).toEqual(refusal('invitation.refused'));
  });

  it('refuses a poor password, says why, and lets her choose another', async () => {
    const { attempt } = (await open(await here.invite('coord-lac'))).body;
    for (const [password, code] of [['too short', 'password.short'], ['passwordpassword1', 'password.known'], ['this is coord-lac here', 'password.own']] as const) {
      expect(await set(attempt, password)).toMatchObject({ status: 422, body: { code } });
    }
    expect((await set(attempt)).status).toBe(200);
  });

  it('takes the same password from every keyboard', async () => {
    const { attempt } = (await open(await here.invite('reviewer'))).body;
    await set(attempt, 'cafe\u0301 marmita vereda zorro');
    expect((await here.portal('sign-in/password', { name: 'reviewer', password: 'caf\u00e9 marmita vereda zorro' })).body.step).toBe('SIGNED_IN');
  });

  it('keeps passwords as argon2id with 46 MiB', async () => {
    await here.openAccount('reviewer');
    const [row] = await here.database.query<{ password: string }>('SELECT password FROM accounts');
    expect(row?.password).toMatch(/^\$argon2id\$v=19\$m=47104,t=1,p=1\$/);
  });

  it('adds a first factor once: whoever has the password alone cannot add hers beside it', async () => {
    const mine = (await set((await open(await here.invite('coord-lac'))).body.attempt)).body.attempt;
    const hers = (await here.portal('sign-in/password', { name: 'coord-lac', password: PASSWORD })).body.attempt;
    const [a, b] = await Promise.all([mine, hers].map(async (attempt) => (await here.portal('sign-in/enrol-totp-options', { attempt })).body.secret as string));
    here.clock.move(30_000);
    const [codeA, codeB] = [here.code(a ?? ''), here.code(b ?? '')];
    const answers = await Promise.all([
      here.portal('sign-in/enrol-totp', { attempt: mine, code: codeA }), here.portal('sign-in/enrol-totp', { attempt: hers, code: codeB }),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 401]);
    expect(await here.database.query('SELECT count(*)::int FROM factors')).toEqual([{ count: 1 }]);
    expect(await here.portal('sign-in/enrol-totp-options', { attempt: hers })).toEqual(refusal('attempt.ended'));
  });

  it('does not take a wrong code for an enrolment, and asks for the options first', async () => {
    const { attempt } = (await set((await open(await here.invite('coord-lac'))).body.attempt)).body;
    expect(await here.portal('sign-in/enrol-totp', { attempt, code: '123456' })).toEqual(refusal('factor.refused'));
    const { secret } = (await here.portal('sign-in/enrol-totp-options', { attempt })).body;
    expect(await here.portal('sign-in/enrol-totp', { attempt, code: '12345' })).toEqual(refusal('factor.refused'));
    const code = here.code(secret);
    expect((await here.portal('sign-in/enrol-totp', { attempt, code })).status).toBe(200);
    // The code that enrolled is spent.
    const first = (await here.portal('sign-in/password', { name: 'coord-lac', password: PASSWORD })).body.attempt;
    expect(await here.portal('sign-in/totp', { attempt: first, code })).toEqual(refusal('factor.refused'));
  });

  it('does not go from one step to another that it was not given for', async () => {
    const { attempt } = (await open(await here.invite('coord-lac'))).body;
    for (const path of ['totp', 'recovery', 'enrol-totp']) expect(await here.portal(`sign-in/${path}`, { attempt, code: '123456' })).toEqual(refusal('attempt.ended'));
    const enrolling = (await set(attempt)).body.attempt;
    expect(await set(enrolling)).toEqual(refusal('attempt.ended'));
  });
});
