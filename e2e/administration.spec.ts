import { withAdministrators } from './support/administrators';
import { describeOnBothLogs } from './support/event-logs';
import { file, paged } from './support/journey';
import { PortalPerson } from './support/portal-person';
import { arrestIn } from './support/reports';
import { startTestSystem, type TestSystem } from './support/system';
import { until } from './support/until';

jest.setTimeout(180_000);

const DAY_MS = 86_400_000;
const day = (offset: number): string => new Date(Date.now() + offset * DAY_MS).toISOString().slice(0, 10);

describeOnBothLogs('the directory is run without a file', (eventLog) => {
  let system: TestSystem;
  let keeper: PortalPerson;

  beforeAll(async () => {
    system = await startTestSystem(eventLog);
    await system.api.send('PUT', 'directory/directory', withAdministrators());
    keeper = (await PortalPerson.join(system.api, system.running.portalUrl, 'keeper-1')).session;
  }, 180_000);

  afterAll(async () => {
    await system?.stop();
  }, 60_000);

  const version = async (): Promise<number> => (await keeper.get<{ version: number }>('/api/directory/region-map')).version;

  /** Changes something as an administrator, and waits until everybody who keeps a copy of the directory has it. */
  async function change(method: string, path: string, body: object): Promise<void> {
    const answer = await keeper.call<{ version: number; code?: string }>(method, `/api/directory/${path}`, { version: await version(), ...body });
    if (answer.status >= 300) throw new Error(`${method} ${path}: ${answer.status} ${answer.body.code ?? ''}`);
    await until('the copies of the directory', async () => {
      for (const service of ['intake', 'protection', 'casework', 'notifications']) {
        const [copy] = await system.rows.of<{ version: number }>(service, 'SELECT version FROM directory_copy');
        if ((copy?.version ?? 0) < answer.body.version) return undefined;
      }
      return true;
    }, 60_000);
  }

  it('while a coordinator is away her alternate is told, and she again when she is back', async () => {
    const absence = { person: 'coord-lac', from: day(-1), to: day(1) };
    await change('POST', 'absences', absence);
    const away = await file(system, arrestIn('CO'));
    expect(away).toMatchObject({ regions: ['LAC'], lead: 'coord-lac-2', alertMode: 'PAGE' });
    await change('POST', `absences/coord-lac/${absence.from}/${absence.to}/end`, {});
    expect(await file(system, arrestIn('CO'))).toMatchObject({ lead: 'coord-lac' });
    await system.quiet();
    expect(await system.people.whatPeopleGot(away.reference)).toEqual({ 'swg-duty': paged, 'coord-lac-2': paged });
  });

  it('a country that another region looks after is told to that region, from the next report on', async () => {
    await change('PUT', 'region-map/CO', { region: 'AFR' });
    expect(await file(system, arrestIn('CO'))).toMatchObject({ regions: ['AFR'], lead: 'coord-afr' });
    await change('POST', 'region-map/CO/clear', {});
    expect(await file(system, arrestIn('CO'))).toMatchObject({ regions: ['LAC'], lead: 'coord-lac' });
  });

  it('whoever leaves is told of nothing any more, and what she has open ends; whoever takes over is told', async () => {
    const { session: leaver } = await PortalPerson.join(system.api, system.running.portalUrl, 'swg-duty');
    expect((await leaver.call('GET', '/api/notifications/items')).status).toBe(200);
    await change('POST', 'roles/give', { person: 'swg-member', role: 'DUTY', group: 'security' });
    const before = system.people.arrivedAt('swg-duty');
    await change('POST', 'people/swg-duty/leave', {});
    const trace = await file(system, arrestIn('SN'));
    await system.quiet();
    expect(await system.people.whatPeopleGot(trace.reference)).toEqual({ 'swg-member': paged, 'coord-afr': paged });
    expect(system.people.arrivedAt('swg-duty')).toBe(before);
    await until('her session to end', async () => ((await leaver.call('GET', '/api/notifications/items')).status === 401 ? true : undefined), 60_000);
  });

  it('of two administrators at once one is told to look again; nobody gives herself a role', async () => {
    const { session: other } = await PortalPerson.join(system.api, system.running.portalUrl, 'keeper-2');
    const seen = await version();
    const rename = (by: PortalPerson, language: string) =>
      by.call<{ code?: string }>('PUT', '/api/directory/people/swg-member', { version: seen, name: 'x', email: 'swg-member@example.org', language });
    const answers = await Promise.all([rename(keeper, 'es'), rename(other, 'ar')]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(answers.find(({ status }) => status === 409)?.body.code).toBe('directory.changed-meanwhile');
    const own = await keeper.call<{ code?: string }>('POST', '/api/directory/roles/give', { version: await version(), person: 'keeper-1', role: 'AUDITOR' });
    expect([own.status, own.body.code]).toEqual([403, 'role.own']);
    await change('POST', 'roles/take', { person: 'keeper-2', role: 'ADMINISTRATOR' });
    await until('her leave to end', async () => ((await other.call('GET', '/api/directory/people')).status === 403 ? true : undefined), 60_000);
    const { items } = await keeper.get<{ items: { person: string; action: string }[] }>('/api/directory/changes?size=1');
    expect(items).toEqual([expect.objectContaining({ person: 'keeper-1', action: 'ROLE_TAKEN', about: 'keeper-2' })]);
  });
});
