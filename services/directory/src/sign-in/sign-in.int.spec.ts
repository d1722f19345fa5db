import { PASSWORD, aRunningDirectory, type RunningDirectory } from '../../test/running-directory';
import { HashPasswords } from '../passwords/hash-passwords';

describe('signing in', () => {
  let here: RunningDirectory;

  beforeAll(async () => {
    here = await aRunningDirectory();
  });
  afterAll(async () => here.stop());

  const password = (name: string, word = PASSWORD) => here.portal('sign-in/password', { name, password: word });
  const rowsOf = (person: string) => here.database.query<{ step: string; outcome: string }>('SELECT step, outcome FROM sign_ins WHERE person = $1 ORDER BY id', [person]);

  it('goes from the invitation over password and factor into a session, and back in with both', async () => {
    const opened = await here.portal('sign-in/invitation', { code: (await here.invite('coord-lac')).toLowerCase().replaceAll('-', ' ') });
    expect(opened).toEqual({ status: 200, body: { step: 'SET_PASSWORD', attempt: expect.stringMatching(/^[\w-]{22}$/) } });
    const set = await here.portal('sign-in/set-password', { attempt: opened.body.attempt, password: PASSWORD });
    expect(set).toMatchObject({ status: 200, body: { step: 'ENROL_FACTOR', ways: ['webauthn', 'totp'] } });
    const { attempt } = set.body;
    const options = await here.portal('sign-in/enrol-totp-options', { attempt });
    expect(options.body.uri).toMatch(/^otpauth:\/\/totp\/Portal:coord-lac\?issuer=Portal&secret=[A-Z2-7]{32}&/);
    const enrolled = await here.portal('sign-in/enrol-totp', { attempt, code: here.code(options.body.secret) });
    expect(enrolled.body).toEqual({
      step: 'SIGNED_IN',
      session: {
        id: expect.any(String), person: 'coord-lac', name: 'Invented coord-lac Somebody', language: 'es', factors: 2, idleSeconds: 900,
        endsAt: new Date(here.clock.now().getTime() + 8 * 3_600_000).toISOString(),
      },
      recoveryCodes: expect.arrayContaining([expect.stringMatching(/^(\w{4}-){3}\w{4}$/)]),
    });
    expect(new Set(enrolled.body.recoveryCodes).size).toBe(10);

    const first = await password('coord-lac');
    expect(first.body).toEqual({ step: 'SECOND_FACTOR', attempt: expect.any(String), ways: ['totp', 'recovery'] });
    const second = await here.portal('sign-in/totp', { attempt: first.body.attempt, code: here.code(options.body.secret) });
    expect(second.body).toMatchObject({ step: 'SIGNED_IN', session: { person: 'coord-lac', factors: 2 } });
    expect(second.body.recoveryCodes).toBeUndefined();
    expect(await rowsOf('coord-lac')).toEqual([{ step: 'TOTP', outcome: 'SIGNED_IN' }, { step: 'TOTP', outcome: 'SIGNED_IN' }]);
  });

  it('takes one factor of somebody whose roles need no second', async () => {
    const { session } = await here.openAccount('reviewer');
    expect((await password('reviewer')).body).toMatchObject({ step: 'SIGNED_IN', session: { factors: 1 } });
    expect(session).toEqual(expect.any(String));
  });

  it('ends sooner for a partner', async () => {
    const partner = await here.openAccount('partner');
    const { body } = await here.signIn(partner);
    expect(Date.parse(body.session.endsAt) - here.clock.now().getTime()).toBe(4 * 3_600_000);
  });

  it('answers alike, and counts and hashes alike, whatever is wrong', async () => {
    await here.openAccount('secretary');
    const hashes = jest.spyOn(HashPasswords.prototype, 'matches');
    const answers = [
      await password('secretary', 'another vulture anvil'), await password('nobody at all'), await password('auditor'), await password('nobody\u2028at all', 'x'),
    ];
    for (let i = 0; i < 4; i += 1) answers.push(await password('secretary', 'another vulture anvil'));
    // Held now: even the right one is not looked at.
    answers.push(await password('secretary'));
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(answers[0]).toMatchObject({ status: 401, body: { code: 'sign-in.refused' } });
    expect(hashes).toHaveBeenCalledTimes(answers.length);
    hashes.mockRestore();
    here.clock.move(60_000);
    expect((await password('secretary')).body.step).toBe('SIGNED_IN');
  });

  it('never keeps what was typed as a name, nor the password', async () => {
    await password('hunter2-canary-typed-as-name', 'canary-password-typed');
    const rows = await here.database.query<{ row: string }>(`
      SELECT row_to_json(x)::text AS row FROM sign_ins x UNION ALL SELECT row_to_json(x)::text FROM sign_in_delays x
      UNION ALL SELECT row_to_json(x)::text FROM accounts x UNION ALL SELECT row_to_json(x)::text FROM attempts x`);
    expect(rows.map(({ row }) => row).join('') + here.lines.join('')).not.toMatch(/canary|vulture/);
  });

  it('refuses bodies that are not what they must be', async () => {
    for (const body of [{}, { name: 'secretary' }, { name: 'secretary', password: 7 }, { name: 'secretary', password: 'x', factors: 2 }, { name: ['secretary'], password: 'x' }]) {
      expect(await here.portal('sign-in/password', body)).toMatchObject({ status: 400, body: { code: 'request.malformed' } });
    }
  });
});

describe('a second factor', () => {
  let here: RunningDirectory;
  let coordinator: Awaited<ReturnType<RunningDirectory['openAccount']>>;

  beforeAll(async () => {
    here = await aRunningDirectory();
    coordinator = await here.openAccount('coord-lac');
  });
  afterAll(async () => here.stop());

  const begin = async () => (await here.portal('sign-in/password', { name: 'coord-lac', password: PASSWORD })).body.attempt as string;
  const totp = (attempt: string, code: string) => here.portal('sign-in/totp', { attempt, code });

  it('is good once: of two with the same code at the same time one gets in', async () => {
    const attempts = [await begin(), await begin(), await begin(), await begin()];
    const code = here.code(coordinator.totp);
    const answers = await Promise.all(attempts.map((attempt) => totp(attempt, code)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 401, 401, 401]);
    expect(await totp(await begin(), code)).toMatchObject({ status: 401, body: { code: 'factor.refused' } });
  });

  it('belongs to one attempt, and an attempt to one session', async () => {
    const attempt = await begin();
    const answers = await Promise.all(Array.from({ length: 4 }, () => here.portal('sign-in/recovery', { attempt, code: coordinator.recoveryCodes[0] ?? '' })));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 401, 401, 401]);
    expect(answers.filter(({ status }) => status === 401).map(({ body }) => body.code)).toEqual(['attempt.ended', 'attempt.ended', 'attempt.ended']);
  });

  it('takes each recovery code once, also when it comes twice at the same time', async () => {
    const attempts = [await begin(), await begin(), await begin()];
    const code = coordinator.recoveryCodes[1]?.toLowerCase() ?? '';
    const answers = await Promise.all(attempts.map((attempt) => here.portal('sign-in/recovery', { attempt, code })));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 401, 401]);
    expect(answers.find(({ status }) => status === 200)?.body.session.factors).toBe(2);
  });

  it('may be off by one step of the clock, and not by two', async () => {
    const at = (steps: number) => {
      here.clock.move(steps * 30_000);
      const code = here.code(coordinator.totp);
      here.clock.move(-(steps + 1) * 30_000);
      return code;
    };
    here.clock.move(600_000);
    expect((await totp(await begin(), at(1))).status).toBe(401);
    expect((await totp(await begin(), at(-3))).status).toBe(401);
    expect((await totp(await begin(), at(-2))).status).toBe(200);
    expect((await totp(await begin(), at(0))).status).toBe(200);
  });

  it('gives an attempt five tries and ten minutes', async () => {
    here.clock.move(86_400_001);
    const tried = await begin();
    for (let i = 0; i < 5; i += 1) {
      expect((await here.portal('sign-in/recovery', { attempt: tried, code: 'WRNG-WRNG-WRNG-WRNG' })).body.code).toBe('factor.refused');
    }
    expect((await totp(tried, here.code(coordinator.totp))).body.code).toBe('attempt.ended');
    const old = await begin();
    here.clock.move(600_000);
    expect((await totp(old, here.code(coordinator.totp))).body.code).toBe('attempt.ended');
    expect((await totp('a'.repeat(22), here.code(coordinator.totp))).body.code).toBe('attempt.ended');
  });

  it('is guessed ever more slowly, and lets the owner in again', async () => {
    for (let i = 0; i < 5; i += 1) expect((await totp(await begin(), '000000')).status).toBe(401);
    const code = here.code(coordinator.totp);
    here.clock.move(-29_500);
    expect((await totp(await begin(), code)).status).toBe(401);
    expect(await here.database.query(`SELECT outcome FROM sign_ins WHERE step = 'TOTP' ORDER BY id DESC LIMIT 1`)).toEqual([{ outcome: 'HELD' }]);
    here.clock.move(30_000);
    expect((await totp(await begin(), code)).status).toBe(200);
  });

  it('keeps its secret sealed and its codes hashed', async () => {
    const rows = await here.database.query<{ secret: Buffer }>('SELECT secret FROM factors UNION ALL SELECT hash FROM recovery_codes UNION ALL SELECT sealed FROM attempts');
    const bytes = rows.map(({ secret }) => secret?.toString('latin1') ?? '').join('');
    expect(bytes).not.toContain(coordinator.totp);
    for (const code of coordinator.recoveryCodes) expect(bytes).not.toContain(code.replaceAll('-', ''));
  });
});
