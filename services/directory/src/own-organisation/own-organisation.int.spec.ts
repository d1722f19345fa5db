import { OrganisationCompromisedSchema } from '@amparo/contracts';
import { fromBinary } from '@bufbuild/protobuf';
import { anOffice, withPerson } from '../../test/builders';
import { aRunningDirectory, type Member, type RunningDirectory } from '../../test/running-directory';

describe('a partner’s own organisation', () => {
  let here: RunningDirectory;
  let [partner, colleague, coordinator, member]: Member[] = [];
  const office = anOffice();
  const file = {
    ...withPerson(withPerson(office, 'reviewer', { organisation: 'P-JURIS' }), 'auditor', { organisation: 'ORG-AMANECER' }),
    roles: [...office.roles.filter(({ person, role }) => !(person === 'partner' && role === 'MEMBER')).map((role) => (role.person === 'reviewer' ? { ...role, role: 'PROTECTION_PARTNER' } : role)), { person: 'secretary', role: 'DUTY', group: 'security' }, { person: 'auditor', role: 'PROTECTION_PARTNER' }],
  };
  beforeAll(async () => {
    here = await aRunningDirectory({ file });
    [partner, colleague, coordinator, member] = [await here.openAccount('partner'), await here.openAccount('reviewer'), await here.openAccount('coord-lac'), await here.openAccount('auditor')];
  });
  afterAll(async () => here.stop());

  const as = (who: Member | undefined, method: string, path = '', body?: object) => here.person(who?.session ?? '', method, `/own-organisation${path}`, body);
  const capacity = async () => (await here.operator('GET', '/directory')).body.organisations.find(({ id }: { id: string }) => id === 'P-JURIS').capacity;

  it('is shown to its own people, with who is of it and no address', async () => {
    expect(await as(partner, 'GET')).toEqual({ status: 200, body: {
      id: 'P-JURIS', name: 'Juris Amiga (fictional)', services: ['PM-LEGAL'], regions: ['*'], languages: ['en', 'es'], capacity: 'OPEN',
      people: [{ id: 'reviewer', name: 'Invented reviewer Somebody' }, { id: 'partner', name: 'Invented partner Somebody' }],
    } });
    for (const [method, path, body] of [['GET', ''], ['POST', '/capacity', { capacity: 'PAUSED' }], ['POST', '/compromised', { organisation: 'P-JURIS' }]] as const) {
      expect((await as(coordinator, method, path, body)).status).toBe(403);
    }
    expect(await capacity()).toBe('OPEN');
  });

  it('is nobody’s who is of an organisation that is no partner, and such a one is closed by none of its people', async () => {
    for (const [method, path, body] of [['GET', ''], ['POST', '/capacity', { capacity: 'PAUSED' }], ['POST', '/compromised', { organisation: 'ORG-AMANECER' }]] as const) {
      expect(await as(member, method, path, body)).toMatchObject({ status: 404, body: { code: 'organisation.absent' } });
    }
    expect((await here.person(member?.session ?? '', 'GET', '/me')).status).toBe(200);
    expect((await here.operator('GET', '/directory')).body.organisations.find(({ id }: { id: string }) => id === 'ORG-AMANECER').capacity).toBeUndefined();
  });

  it('pauses and goes on, by codes alone', async () => {
    expect(await as(partner, 'POST', '/capacity', { capacity: 'PAUSED' })).toEqual({ status: 200, body: { capacity: 'PAUSED' } });
    expect(await capacity()).toBe('PAUSED');
    for (const said of ['COMPROMISED', 'OPEN ', '', null]) expect((await as(partner, 'POST', '/capacity', { capacity: said })).status).toBe(400);
    const [change] = await here.database.query('SELECT person, action, about, detail FROM directory_changes ORDER BY version DESC LIMIT 1');
    expect(change).toEqual({ person: 'partner', action: 'ORGANISATION_CHANGED', about: 'P-JURIS', detail: { fields: ['capacity'] } });
  });

  it('is closed by one call: its people are out and stay out, the working group’s duty is told once, and an administrator opens it again', async () => {
    const { session: other } = colleague as Member;
    expect((await as(partner, 'POST', '/compromised', {})).status).toBe(400);
    expect(await as(partner, 'POST', '/compromised', { organisation: 'ORG-AMANECER' })).toMatchObject({ status: 404, body: { code: 'organisation.absent' } });
    expect(await as(partner, 'POST', '/compromised', { organisation: 'P-JURIS' })).toEqual({ status: 200, body: { ended: 2 } });
    for (const session of [partner?.session ?? '', other]) expect((await here.tokenOf(session)).body).toMatchObject({ status: 401, code: 'session.ended' });
    expect((await here.person(coordinator?.session ?? '', 'GET', '/me')).status).toBe(200);
    const first = await here.portal('sign-in/password', { name: 'partner', password: partner?.password });
    expect(first).toMatchObject({ status: 401, body: { code: 'sign-in.refused' } });
    const told = await here.database.query<{ lane: string; payload: Buffer }>(`SELECT lane, payload FROM outbox WHERE type = $1 UNION ALL SELECT lane, payload FROM told WHERE type = $1`, [OrganisationCompromisedSchema.typeName]);
    const [conflict] = await here.database.query<{ conflict_id: string }>(`SELECT conflict_id FROM conflict_ids WHERE kind = 'ORGANISATION' AND id = 'P-JURIS'`);
    expect(told.map(({ lane, payload }) => ({ lane, ...fromBinary(OrganisationCompromisedSchema, payload) }))).toEqual([
      expect.objectContaining({ lane: 'danger', conflictId: conflict?.conflict_id, personIds: ['secretary'] }),
    ]);
    expect(await capacity()).toBe('COMPROMISED');

    const { body: exported } = await here.operator('GET', '/directory');
    const organisations = exported.organisations.map((one: { id: string }) => (one.id === 'P-JURIS' ? { ...one, capacity: 'OPEN' } : one));
    for (const query of ['', '?reopen=ORG-AMANECER']) {
      const refused = await here.operator('PUT', `/directory${query}`, { ...exported, organisations });
      expect(refused).toMatchObject({ status: 409, body: { code: 'organisation.closed', detail: expect.stringContaining(': 1.') } });
    }
    expect((await here.operator('PUT', '/directory?reopen=P-JURIS,', { ...exported, organisations })).status).toBe(400);
    expect(await capacity()).toBe('COMPROMISED');
    expect((await here.operator('PUT', '/directory', { ...exported, regionMap: { TR: 'EECA', CY: 'EECA' } })).status).toBe(200);
    expect((await here.operator('PUT', '/directory?reopen=P-JURIS', { ...exported, organisations })).status).toBe(200);
    expect((await here.signIn(partner as Member)).status).toBe(200);
    // What ended stays ended.
    expect((await here.tokenOf(other)).status).toBe(401);
  });
});
