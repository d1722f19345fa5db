import { copyFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { withAdministrators } from './support/administrators';
import { damageTrail, TRAIL_DAMAGES } from './support/audit-trails';
import { runCommand } from './support/commands';
import { describeOnBothLogs } from './support/event-logs';
import { file, paged } from './support/journey';
import { PortalPerson } from './support/portal-person';
import { arrestIn } from './support/reports';
import { startTestSystem, type TestSystem } from './support/system';
import { until } from './support/until';

jest.setTimeout(180_000);

/** Who keeps the ends of the audit trails. */
const CUSTODIANS = ['one.custodian@example.org', 'two.custodian@example.org'];
const DAY_MS = 86_400_000;
const day = (offset: number): string => new Date(Date.now() + offset * DAY_MS).toISOString().slice(0, 10);

describeOnBothLogs('the directory is run without a file', (eventLog) => {
  let system: TestSystem;
  let keeper: PortalPerson;

  beforeAll(async () => {
    system = await startTestSystem(eventLog, { AUDIT_CUSTODIANS: CUSTODIANS.join(','), AMPARO_ANCHOR_EVERY_MS: '2000' });
    await system.api.send('PUT', 'directory/directory', withAdministrators());
    keeper = (await PortalPerson.join(system.api, system.running.portalUrl, 'keeper-1')).session;
  }, 180_000);

  afterAll(async () => {
    await system?.stop();
  }, 240_000);

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

  it('whoever is put on duty is told; when she leaves she is told of nothing any more, and what she has open ends', async () => {
    const { session: leaver } = await PortalPerson.join(system.api, system.running.portalUrl, 'swg-member');
    await change('POST', 'roles/give', { person: 'swg-member', role: 'DUTY', group: 'security' });
    const told = await file(system, arrestIn('SN'));
    await system.quiet();
    expect(await system.people.whatPeopleGot(told.reference)).toEqual({ 'swg-duty': paged, 'swg-member': paged, 'coord-afr': paged });
    expect((await leaver.call('GET', '/api/notifications/items')).status).toBe(200);
    const before = system.people.arrivedAt('swg-member');
    await change('POST', 'people/swg-member/leave', {});
    const trace = await file(system, arrestIn('SN'));
    await system.quiet();
    expect(await system.people.whatPeopleGot(trace.reference)).toEqual({ 'swg-duty': paged, 'coord-afr': paged });
    expect(system.people.arrivedAt('swg-member')).toBe(before);
    await until('her session to end', async () => ((await leaver.call('GET', '/api/notifications/items')).status === 401 ? true : undefined), 60_000);
  });

  it('of two administrators at once one is told to look again; nobody gives herself a role', async () => {
    const { session: other } = await PortalPerson.join(system.api, system.running.portalUrl, 'keeper-2');
    const seen = await version();
    const rename = (by: PortalPerson, language: string) =>
      by.call<{ code?: string }>('PUT', '/api/directory/people/coord-asia', { version: seen, name: 'x', email: 'coord-asia@example.org', language });
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

  it('ends of its trail are written down and mailed to two custodians by themselves; against these the command finds an edit, a deletion in the middle, a cut tail and a whole rewrite', async () => {
    await system.quiet();
    const [head] = await system.rows.of<{ end: string }>('directory', `SELECT concat_ws(' ', 'directory', sequence, encode(hash, 'hex')) AS end FROM audit_head`);
    const end = head?.end ?? '';
    const mailed = (): string[] => system.mail.mails.filter(({ raw }) => raw.replace(/=\r\n/g, '').includes(end)).map(({ to }) => to);
    await until('both custodians to have the end', async () => Promise.resolve(CUSTODIANS.every((one) => mailed().includes(one)) || undefined), 60_000);
    const [, sequence = '', hash = ''] = end.split(' ');
    expect(readFileSync(join(system.dataDir, 'anchors', 'directory.jsonl'), 'utf8')).toMatch(new RegExp(`"sequence":"${sequence}".*${hash}`));
    // Kept by somebody else from now on.
    const kept = join(system.dataDir, 'kept.jsonl');
    copyFileSync(join(system.dataDir, 'anchors', 'directory.jsonl'), kept);
    const verify = () => runCommand(system, 'audit', 'verify', '--anchors', kept);
    expect(await verify()).toEqual({ code: 0, said: expect.stringMatching(/directory +whole/) as unknown });
    for (const [damage, found] of Object.entries(TRAIL_DAMAGES)) {
      const mend = await damageTrail(system, 'directory', damage as keyof typeof TRAIL_DAMAGES);
      const { code, said } = await verify();
      await mend();
      expect([damage, code, said]).toEqual([damage, 1, expect.stringMatching(found)]);
    }
    expect(await verify()).toMatchObject({ code: 0 });
  }, 300_000);
});
