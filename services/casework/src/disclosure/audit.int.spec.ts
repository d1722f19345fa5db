import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { Outbox } from '@amparo/messaging';
import { hashOf, type TrailRow } from '@amparo/persistence';
import { isSignedBy, readAnchors, readPublicKeys, type Anchor } from '@amparo/platform';
import { aReportReceived, aReportRouted, toldOf } from '../../test/events';
import { administrator, coordinator, type Caller } from '../../test/people';
import { startCasework, type Started } from '../../test/started';
import { AssignCaseOnReportRouted } from '../cases/assign-case-on-report-routed';
import { OpenCaseOnReportReceived } from '../cases/open-case-on-report-received';

const lac = coordinator('LAC');
const auditor: Caller = { person: 'auditor', roles: [{ role: 'AUDITOR' }] };

describe('the audit trail of casework', () => {
  let started: Started;
  const ids = [randomUUID(), randomUUID()] as const;
  const audit = (caller: Caller, query = '') => started.as(caller, 'GET', `/audit${query}`);
  const entries = async (caller: Caller, query = '') => ((await audit(caller, query)).body['entries'] as Record<string, unknown>[])
    .filter(({ action }) => action !== 'audit.read').map(({ person, action, caseId }) => [person, action, caseId]);
  const anchor = async () => (await started.operator('POST', '/audit/anchor')).body['anchor'] as Anchor | null;

  beforeAll(async () => {
    started = await startCasework();
    const { database } = started.made;
    for (const [n, id] of ids.entries()) {
      await database.transaction((tx) => new OpenCaseOnReportReceived().handle(aReportReceived({ caseId: id, conflicts: n === 0 ? ['c-org'] : [] }), tx));
      await database.transaction((tx) => new AssignCaseOnReportRouted(new Outbox()).handle(aReportRouted({ caseId: id }), tx));
      expect((await started.as(lac, 'GET', `/cases/${id}/content`)).status).toBe(200);
    }
    expect((await started.as(lac, 'GET', '/cases/export')).status).toBe(200);
  });
  afterAll(() => started.stop());

  it('is shown to an auditor, without the cases that are hidden from her, and to nobody else', async () => {
    const [first, second] = ids.map((id) => ['coord-lac', 'case.read-content', id]);
    const [firstOut, secondOut] = ids.map((id) => ['coord-lac', 'case.export', id]);
    const whole = ['coord-lac', 'case.export', null];
    // As one, and each case that left in it: in the order of the export.
    const both = await entries(auditor);
    expect([both.slice(0, 2).sort(), both.slice(2)]).toEqual([[firstOut, secondOut].sort(), [whole, second, first]]);
    expect(await entries({ ...auditor, conflicts: ['c-org'] })).toEqual([secondOut, whole, second]);
    expect(await entries({ ...auditor, conflicts: ['c-org'] }, `?case=${ids[0]}`)).toEqual([]);
    expect(await entries(auditor, `?case=${ids[0]}`)).toEqual([firstOut, first]);
    expect(await entries(auditor, '?person=coord-lac&action=case.export')).toEqual([...both.slice(0, 2), whole]);
    for (const caller of [lac, administrator, { ...auditor, factors: 1 as const }]) expect((await audit(caller)).status).toBe(403);
    for (const query of ['?case=x', '?before=x', '?limit=0', '?limit=1000', '?person=%00', '?more=1']) expect((await audit(auditor, query)).status).toBe(400);
  });

  it('is read page by page, and that it is read is in it', async () => {
    const page = await audit(auditor, '?limit=2');
    expect(page.body['entries']).toHaveLength(2);
    expect(page.body['entries']).toMatchObject([{ person: 'auditor', action: 'audit.read' }, {}]);
    const next = await audit(auditor, `?limit=200&before=${String(page.body['next'])}`);
    expect(next.body).toMatchObject({ next: null });
  });

  it('is written down outside on request: signed, at the end of the file, told once, and not again while nothing was added', async () => {
    const made = await anchor();
    expect(made).toMatchObject({ service: 'casework' });
    const lines = readAnchors(readFileSync(started.anchorsFile, 'utf8'));
    expect(lines).toEqual([made]);
    const key = readPublicKeys(started.serviceKeysFile).get('casework');
    expect([isSignedBy(made as Anchor, key!), isSignedBy({ ...(made as Anchor), sequence: '1' }, key!)]).toEqual([true, false]);
    const [told] = await toldOf(started.made.database, 'audit');
    expect(told).toMatchObject({ type: 'CaseTrailAnchored', data: { sequence: Number(made?.sequence), trailHash: made?.hash } });
    // The call itself is in the trail before it is done; so each finds that one row.
    expect(await anchor()).toMatchObject({ sequence: String(Number(made?.sequence) + 1) });
    expect((await started.as(administrator, 'GET', '/audit/state')).body).toMatchObject({
      service: 'casework', sequence: String(Number(made?.sequence) + 1), anchored: { sequence: String(Number(made?.sequence) + 1) }, checked: { faults: 0 },
    });
    expect((await started.as(lac, 'GET', '/audit/state')).status).toBe(403);
  });

  it('has what the operator changed, by the route and what it names', async () => {
    expect((await started.operator('POST', `/cases/${ids[1]}/countries`, { countries: ['CO'], actor: 'coord-lac' })).status).toBe(200);
    expect((await started.operator('POST', '/cases/Ñandú and a story/countries', { countries: ['CO'], actor: 'coord-lac' })).status).toBe(404);
    const { rows } = (await started.operator('GET', '/audit/trail?after=1')).body as unknown as { rows: TrailRow[] };
    expect(rows.filter(({ action }) => action.endsWith('/countries')).map(({ person, action, caseId, detail }) => [person, action, caseId, detail])).toEqual([
      ['operator', 'operator.post /cases/:which/countries', ids[1], [ids[1]]], ['operator', 'operator.post /cases/:which/countries', null, ['no-id']],
    ]);
    for (const [place, row] of rows.slice(1).entries()) expect(hashOf(rows[place]!.hash, row)).toBe(row.hash);
  });

  it('is not anchored once it is broken, and the log says so', async () => {
    await started.made.asAdministrator(`UPDATE audit SET person = 'nobody' WHERE sequence = (SELECT max(sequence) FROM audit)`);
    expect(await anchor()).toBeNull();
    expect(started.lines.filter((line) => line.includes('"audit.broken"'))).toEqual([expect.stringContaining('"reason":"EDITED"')]);
    expect((await started.as(auditor, 'GET', '/audit/state')).body).toMatchObject({ checked: { faults: 1 } });
  });
});
