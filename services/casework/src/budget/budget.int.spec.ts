import { randomUUID } from 'node:crypto';
import { Outbox } from '@amparo/messaging';
import { aReportReceived, aReportRouted, toldOf } from '../../test/events';
import { administrator, coordinator, handler, member, type Caller } from '../../test/people';
import { startCasework, type Started } from '../../test/started';
import { AssignCaseOnReportRouted } from '../cases/assign-case-on-report-routed';
import { OpenCaseOnReportReceived } from '../cases/open-case-on-report-received';

const lac = coordinator('LAC');
const swg = member('SECURITY_WORKING_GROUP', 'swg-two');
const duty: Caller = { person: 'duty', roles: [{ role: 'GLOBAL_DUTY' }] };
const auditor: Caller = { person: 'auditor', roles: [{ role: 'AUDITOR' }] };

describe('how much somebody may read in a day', () => {
  let now = new Date();
  let started: Started;
  let id: string;
  const read = async (what = 'content', caller = lac) => (await started.as(caller, 'GET', `/cases/${id}/${what}`)).status;
  const extend = (caller: Caller, person = 'coord-lac') => started.as(caller, 'POST', '/read-budgets/extend', { person });
  const told = async () => (await toldOf(started.made.database, id)).filter(({ type }) => type === 'ReadBudgetReached').map(({ data }) => data);
  const audited = async () => (await started.made.asAdministrator<{ said: string }>(`SELECT concat_ws(' ', person, action) AS said FROM audit WHERE case_id = $1 OR action = 'reading.extend' ORDER BY sequence`, [id])).map(({ said }) => said);

  beforeAll(async () => {
    started = await startCasework({ now: () => now }, { readsNoticedAt: 2, readsStoppedAt: 4 });
  });
  afterAll(() => started.stop());

  beforeEach(async () => {
    // Another day: nobody has read anything.
    now = new Date(now.getTime() + 86_400_000);
    id = randomUUID();
    await started.made.asAdministrator('TRUNCATE audit, reading_days');
    const { database } = started.made;
    await database.transaction((tx) => new OpenCaseOnReportReceived().handle(aReportReceived({ caseId: id, conflicts: ['c-swg-duty'] }), tx));
    await database.transaction((tx) => new AssignCaseOnReportRouted(new Outbox()).handle(aReportRouted({ caseId: id }), tx));
  });

  it('is noticed by two others, then it stops, until two others agree', async () => {
    expect([await read(), await told()]).toEqual([200, []]);
    expect(await read('conversation')).toBe(200);
    // Not the one on duty, from whom this case is hidden.
    const reached = { caseId: id, personId: 'coord-lac', witnessPersonIds: ['swg-two', 'duty'] };
    expect(await told()).toMatchObject([{ ...reached, reads: 2, stopped: false }]);
    expect([await read(), await read()]).toEqual([200, 200]);
    expect(await told()).toMatchObject([{ reads: 2, stopped: false }, { ...reached, reads: 4, stopped: true }]);

    expect((await started.as(lac, 'GET', `/cases/${id}/content`)).body).toMatchObject({ status: 403, code: 'reading.budget-spent' });
    expect(await read('conversation')).toBe(403);
    expect((await audited()).length).toBe(4);

    expect(await extend(lac)).toMatchObject({ status: 403, body: { code: 'access.forbidden' } });
    expect((await extend(swg)).body).toEqual({ person: 'coord-lac', missing: 1 });
    expect((await extend(swg)).body).toEqual({ person: 'coord-lac', missing: 1 });
    expect(await read()).toBe(403);
    expect((await extend(duty)).body).toEqual({ person: 'coord-lac', missing: 0 });
    expect([await read(), await read(), await read(), await read(), await read()]).toEqual([200, 200, 200, 200, 403]);
    expect((await told()).map(({ reads, stopped }) => `${String(reads)} ${String(stopped)}`)).toEqual(['2 false', '4 true', '8 true']);
    expect((await audited()).filter((said) => said.endsWith('reading.extend'))).toEqual(['swg-two reading.extend', 'swg-two reading.extend', 'duty reading.extend']);
  });

  it('is hers alone, and new with the day', async () => {
    expect((await started.as(lac, 'POST', `/cases/${id}/handlers`, { person: 'hana' })).status).toBe(200);
    for (let n = 0; n < 4; n++) await read();
    expect([await read(), await read('content', handler('hana'))]).toEqual([403, 200]);
    now = new Date(now.getTime() + 86_400_000);
    expect(await read()).toBe(200);
  });

  it('is never passed by reading many times at once', async () => {
    const statuses = await Promise.all(Array.from({ length: 12 }, () => read()));
    expect(statuses.filter((status) => status === 200)).toHaveLength(4);
    expect(await audited()).toHaveLength(4);
    expect(await told()).toMatchObject([{ stopped: false }, { stopped: true }]);
  });

  it('is given back to nobody who has reads left, nor to somebody who never read', async () => {
    for (const person of ['coord-lac', 'nobody-at-all']) expect(await extend(swg, person)).toMatchObject({ status: 409, body: { code: 'budget.not-spent' } });
    for (const caller of [administrator, auditor, handler('hana')]) expect((await extend(caller)).status).toBe(403);
  });

  it('who looked is shown to whoever is responsible for the case, and to an auditor', async () => {
    const readers = (caller: Caller) => started.as(caller, 'GET', `/cases/${id}/readers`);
    await read();
    const entry = { at: now.toISOString(), person: 'coord-lac', action: 'case.read-content', purpose: 'CASE_WORK', times: 1 };
    expect((await readers(lac)).body).toEqual({ caseId: id, entries: [entry] });
    expect((await readers(auditor)).body).toEqual({ caseId: id, entries: [entry] });
    // She sees the case, and is not responsible for it; she does not see it; it is hidden from her.
    expect((await readers(swg)).status).toBe(403);
    expect((await readers(handler('hana'))).status).toBe(404);
    expect((await readers({ ...auditor, conflicts: ['c-swg-duty'] })).status).toBe(404);
    expect((await readers({ ...auditor, factors: 1 })).body).toMatchObject({ code: 'access.second-factor' });
  });

  it('so is who has it in a file, and who broke the glass; and no number of files pushes out who read', async () => {
    const entries = async (caller: Caller) => (await started.as(caller, 'GET', `/cases/${id}/readers`)).body['entries'] as { person: string; action: string; times: number }[];
    id = randomUUID();
    const { database } = started.made;
    await database.transaction((tx) => new OpenCaseOnReportReceived().handle(aReportReceived({ caseId: id }), tx));
    await database.transaction((tx) => new AssignCaseOnReportRouted(new Outbox()).handle(aReportRouted({ caseId: id }), tx));
    await read();
    expect((await started.as(swg, 'POST', `/cases/${id}/break-glass`, { reason: 'invented, and long enough' })).status).toBe(200);
    for (let n = 0; n < 210; n++) expect((await started.as(swg, 'GET', '/cases/export?format=jsonl')).text).toContain(id);
    for (const caller of [lac, auditor]) {
      const shown = await entries(caller);
      expect(shown[0]).toMatchObject({ person: 'swg-two', action: 'case.export', times: 210 });
      expect(shown.filter(({ action }) => action !== 'case.export').map(({ person, action }) => `${person} ${action}`)).toEqual(expect.arrayContaining(['swg-two case.break-glass', 'coord-lac case.read-content']));
    }
  });
});
