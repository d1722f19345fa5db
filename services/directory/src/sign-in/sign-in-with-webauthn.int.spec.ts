import { SoftwareAuthenticator, type Faults } from '../../test/authenticator';
import { PASSWORD, aRunningDirectory, type RunningDirectory } from '../../test/running-directory';

describe('an authenticator', () => {
  let here: RunningDirectory;
  const authenticator = new SoftwareAuthenticator();

  const post = (path: string, body: object) => here.portal(`sign-in/${path}`, body);
  const begin = async (name = 'coord-lac') => (await post('password', { name, password: PASSWORD })).body.attempt as string;
  const options = async (attempt: string) => (await post('webauthn-options', { attempt })).body.options;
  const enrolling = async (person: string) => {
    const { attempt } = (await post('invitation', { code: await here.invite(person) })).body;
    return (await post('set-password', { attempt, password: PASSWORD })).body.attempt as string;
  };
  const refused = expect.objectContaining({ status: 401, body: expect.objectContaining({ code: 'factor.refused' }) });

  beforeAll(async () => {
    here = await aRunningDirectory();
  });
  afterAll(async () => here.stop());

  const faults: [string, Faults][] = [
    ['another origin', { origin: 'http://localhost.attacker.example:4000' }], ['another relying party', { rpId: 'attacker.example' }],
    ['another challenge', { challenge: Buffer.alloc(32).toString('base64url') }], ['nobody verified', { verified: false }], ['another purpose', { type: 'payment.get' }],
  ];

  it('is enrolled with its challenge, origin and a verified user, and in no other way', async () => {
    const attempt = await enrolling('coord-lac');
    const enrol = (response: object) => post('enrol-webauthn', { attempt, response, label: 'The key on my desk' });
    expect(await enrol(authenticator.create({ challenge: 'never-asked', rp: { id: 'localhost' } }))).toEqual(refused);
    const { options: asked } = (await post('enrol-webauthn-options', { attempt })).body;
    expect(asked).toMatchObject({
      rp: { id: 'localhost', name: 'Portal' }, user: { name: 'coord-lac', displayName: '' }, attestation: 'none',
      authenticatorSelection: { userVerification: 'required', residentKey: 'discouraged' },
    });
    expect(await enrol({ ...authenticator.create(asked), response: {} })).toEqual(refused);
    // The challenge is spent by what answered it.
    expect(await enrol(authenticator.create(asked))).toEqual(refused);
    const again = (await post('enrol-webauthn-options', { attempt })).body.options;
    const { body } = await enrol(authenticator.create(again));
    expect(body).toMatchObject({ step: 'SIGNED_IN', session: { person: 'coord-lac', factors: 2 } });
    expect(body.recoveryCodes).toHaveLength(10);
  });

  it.each(faults)('is not enrolled with %s', async (_name, fault) => {
    const attempt = await enrolling('partner');
    const asked = (await post('enrol-webauthn-options', { attempt })).body.options;
    expect(await post('enrol-webauthn', { attempt, response: new SoftwareAuthenticator().create(asked, fault), label: 'x' })).toEqual(refused);
    await here.database.query(`DELETE FROM accounts WHERE person = 'partner'`);
  });

  it('signs in with a fresh signature', async () => {
    const attempt = await begin();
    const asked = await options(attempt);
    expect(asked).toMatchObject({ rpId: 'localhost', userVerification: 'required', allowCredentials: [{ id: authenticator.id.toString('base64url'), transports: ['usb'] }] });
    expect((await post('webauthn', { attempt, response: authenticator.get(asked) })).body).toMatchObject({ step: 'SIGNED_IN', session: { factors: 2 } });
  });

  it.each(faults)('does not sign in with %s', async (_name, fault) => {
    const attempt = await begin();
    expect(await post('webauthn', { attempt, response: authenticator.get(await options(attempt), fault) })).toEqual(refused);
  });

  it('does not sign in with a signature that was used, for another attempt, or without having been asked', async () => {
    const [first, second] = [await begin(), await begin()];
    const answer = authenticator.get(await options(first));
    await options(second);
    expect(await post('webauthn', { attempt: second, response: answer })).toEqual(refused);
    expect((await post('webauthn', { attempt: first, response: answer })).status).toBe(200);
    expect((await post('webauthn', { attempt: first, response: answer })).body.code).toBe('attempt.ended');
    const unasked = await begin();
    expect(await post('webauthn', { attempt: unasked, response: authenticator.get({ challenge: 'x', rpId: 'localhost' }) })).toEqual(refused);
  });

  it('does not sign in with somebody else\'s key, a broken signature, or nonsense', async () => {
    for (const response of [{}, { id: 7 }, { id: authenticator.id.toString('base64url') }]) {
      const attempt = await begin();
      await options(attempt);
      expect(await post('webauthn', { attempt, response })).toEqual(refused);
    }
    const attempt = await begin();
    const asked = await options(attempt);
    expect(await post('webauthn', { attempt, response: new SoftwareAuthenticator().get(asked) })).toEqual(refused);
    const other = await begin();
    const forged = { ...new SoftwareAuthenticator().get(await options(other)), id: authenticator.id.toString('base64url'), rawId: authenticator.id.toString('base64url') };
    expect(await post('webauthn', { attempt: other, response: forged })).toEqual(refused);
  });

  it('is known for a copy when its count does not rise', async () => {
    const copy = authenticator.clone();
    const attempt = await begin();
    expect((await post('webauthn', { attempt, response: authenticator.get(await options(attempt)) })).status).toBe(200);
    const stolen = await begin();
    expect(await post('webauthn', { attempt: stolen, response: copy.get(await options(stolen)) })).toEqual(refused);
    expect(await here.database.query('SELECT outcome FROM sign_ins ORDER BY id DESC LIMIT 1')).toEqual([{ outcome: 'CLONED' }]);
    expect(here.lines.join('')).toContain('factor.cloned');
  });

  it('belongs to one person', async () => {
    await here.database.query(`DELETE FROM accounts WHERE person = 'partner'`);
    const attempt = await enrolling('partner');
    const asked = (await post('enrol-webauthn-options', { attempt })).body.options;
    expect(await post('enrol-webauthn', { attempt, response: authenticator.create(asked), label: 'x' })).toEqual(refused);
  });

  it('keeps what its owner calls it sealed', async () => {
    const [row] = await here.database.query<{ label: Buffer }>(`SELECT label FROM factors WHERE label IS NOT NULL`);
    expect(row?.label.toString('latin1')).not.toContain('desk');
  });
});
