import { setTimeout as pause } from 'node:timers/promises';
import { getReceipt } from './support/door';
import { describeOnBothLogs } from './support/event-logs';
import { fileUnder } from './support/journey';
import { PortalPerson } from './support/portal-person';
import type { Item } from './support/people';
import { directory, tellDirectory } from './support/preparation';
import { arrestIn } from './support/reports';
import { HANDLER, withHandler } from './support/sharing';
import { startTestSystem, type TestSystem } from './support/system';
import { until } from './support/until';

jest.setTimeout(240_000);

describeOnBothLogs('somebody who comes back', (log) => {
  let system: TestSystem;
  let [lac, hana] = [] as unknown as [PortalPerson, PortalPerson];
  beforeAll(async () => {
    system = await startTestSystem(log);
    await tellDirectory(system.api, system.rows, withHandler(directory));
    ({ session: lac } = await PortalPerson.join(system.api, system.running.portalUrl, 'coord-lac'));
    ({ session: hana } = await PortalPerson.join(system.api, system.running.portalUrl, HANDLER));
  }, 300_000);
  afterAll(async () => { await system?.stop(); }, 240_000);

  const filed = async (report: object) => {
    const receipt = await getReceipt(system.running.doorUrl);
    const { reference } = await fileUnder(system, receipt, report);
    const caseId = await until('casework has it', async () => (await lac.get<{ cases: { caseId: string }[] }>(`/api/casework/cases?reference=${reference}`)).cases[0]?.caseId);
    return { receipt, caseId };
  };
  const back = async (receipt: string) => {
    const answer = await fetch(`${system.running.doorUrl}/api/reports/conversation`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ receipt }) });
    return (await answer.json()) as { status?: string; code?: string };
  };

  it('sees that the team closed the case, and not as what', async () => {
    const [closed, stays] = [await filed(arrestIn('CO')), await filed(arrestIn('CO'))];
    expect((await back(closed.receipt)).status).not.toBe('CLOSED');
    await lac.post(`/api/casework/cases/${closed.caseId}/close`, { as: 'NOT_A_REPRISAL' });
    const seen = await until('the door shows it', async () => {
      const now = await back(closed.receipt);
      return now.status === 'CLOSED' ? now : undefined;
    });
    expect(JSON.stringify(seen)).not.toContain('REPRISAL');
    expect((await back(stays.receipt)).status).not.toBe('CLOSED');
  });

  it('is not looked for any more on the day that she named, without having written; a wrong code does nothing', async () => {
    const { receipt, caseId } = await filed({ ...arrestIn('CO'), checkBackDay: new Date().toISOString().slice(0, 10) });
    const isDone = async () => (await system.rows.of<{ done: boolean }>('casework', `SELECT done_at IS NOT NULL AS done FROM tasks WHERE case_id = '${caseId}' AND code = 'CHECK_BACK'`))[0]?.done;
    await until('the day is agreed', async () => ((await isDone()) === undefined ? undefined : true));
    expect((await back(await getReceipt(system.running.doorUrl))).code).toBe('receipt.unknown');
    await system.quiet();
    await pause(500);
    expect(await isDone()).toBe(false);
    await back(receipt);
    await until('it is ticked off', async () => ((await isDone()) === true ? true : undefined));
  });

  it('does not, and is waited for: reminded, missed, an alert, reached after all; and by her return code, where that was agreed', async () => {
    const { receipt, caseId } = await filed({ ...arrestIn('CO'), narrative: 'zz-invented-words' });
    await lac.post(`/api/casework/cases/${caseId}/handlers`, { person: HANDLER });
    const path = `/api/protection/cases/${caseId}/check-ins`;
    const daily = {
      with: 'PERSON', channel: 'SIGNAL', zone: 'UTC', times: ['00:00'], weekdays: [], everyHours: 24, startsOn: new Date().toISOString().slice(0, 10), daysOut: [], daysAdded: [], graceMinutes: 30,
      level: 'IMMINENT', doorCounts: true, says: 'zz-invented-words',
    };
    const { checkInId } = await until('protection knows who has it', async () => hana.post<{ checkInId: string }>(path, daily));
    const listed = async () => (await hana.get<{ caseId: string; dueId: string; state: string }[]>('/api/protection/check-ins')).filter((one) => one.caseId === caseId);
    const dueAgo = (minutes: number) => system.rows.of('protection', `
      UPDATE check_in_dues SET opens_at = opens_at - by, remind_at = remind_at - by, due_at = due_at - by, miss_at = miss_at - by
      FROM (SELECT id AS moved, due_at - now() + $2 * interval '1 minute' AS by FROM check_in_dues WHERE case_id = $1 AND done_at IS NULL AND missed_at IS NULL) AS m WHERE id = moved`, [caseId, minutes]);
    const heardOf = async (kind: string) => ((await hana.get<Item[]>('/api/notifications/items')).some((item) => item.caseId === caseId && item.kind === kind) ? true : undefined);
    const alert = async () => (await lac.get<{ caseId: string; urgency: string; missedCheckIn: { doneAt: string | null } | null }[]>('/api/protection/alerts')).find((one) => one.caseId === caseId);

    const dueId = (await listed())[0]?.dueId ?? '';
    await dueAgo(-10);
    await until('she is reminded', async () => heardOf('CHECK_IN_DUE'));
    await dueAgo(31);
    await until('she hears that it was missed', async () => heardOf('CHECK_IN_MISSED'));
    expect(await alert()).toMatchObject({ urgency: 'IMMINENT', missedCheckIn: { doneAt: null } });
    await hana.post(`${path}/${checkInId}/done`, { dueId, channel: 'PHONE' });
    expect((await alert())?.missedCheckIn?.doneAt).not.toBeNull();
    await dueAgo(0);
    await back(receipt);
    await until('her coming back counts', async () => ((await listed())[0]?.state === 'WAITING' ? true : undefined));
    await system.quiet();
    const { timeline } = await hana.get<{ timeline: { what: string }[] }>(`/api/casework/cases/${caseId}/timeline`);
    expect(timeline.map(({ what }) => what).filter((what) => what.startsWith('CHECK_IN'))).toEqual(['CHECK_INS_AGREED', 'CHECK_IN_MISSED', 'CHECK_IN_DONE_LATE', 'CHECK_IN_DONE']);
    expect(JSON.stringify(system.mail.mails)).not.toContain('zz-invented-words');
    await lac.post(`/api/casework/cases/${caseId}/close`, { as: 'NOT_A_REPRISAL' });
    await until('nobody waits for her any more', async () => heardOf('CHECK_INS_ENDED'));
    expect(await listed()).toEqual([]);
  });
});
