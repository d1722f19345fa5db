import { setTimeout as pause } from 'node:timers/promises';
import { getReceipt } from './support/door';
import { describeOnBothLogs } from './support/event-logs';
import { fileUnder } from './support/journey';
import { PortalPerson } from './support/portal-person';
import { arrestIn } from './support/reports';
import { startTestSystem, type TestSystem } from './support/system';
import { until } from './support/until';

jest.setTimeout(240_000);

describeOnBothLogs('somebody who comes back', (log) => {
  let system: TestSystem;
  let lac: PortalPerson;
  beforeAll(async () => {
    system = await startTestSystem(log);
    ({ session: lac } = await PortalPerson.join(system.api, system.running.portalUrl, 'coord-lac'));
  }, 300_000);
  afterAll(async () => { await system?.stop(); }, 60_000);

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
});
