import { audit, type Sent } from './support/audit';
import { getReceipt, sendUntilAnswered } from './support/door';
import { describeOnBothLogs, type EventLogKind } from './support/event-logs';
import { sayFault, type Fault } from './support/faults';
import { arrestIn, CANARY } from './support/reports';
import { startTestSystem, type TestSystem } from './support/system';
import { until } from './support/until';

jest.setTimeout(240_000);

/** Reports in flight at each kill: half of them on the danger lane. */
const REPORTS = 20;

const atTheDoor: Fault[] = [
  { point: 'intake.before-commit', process: 'intake', nth: 2 },
  { point: 'intake.after-commit', process: 'intake', nth: 4 },
];
const relays = (other: string): Fault[] => ['intake', other].map((process) => ({ point: 'relay.after-publish', process, nth: 2 }));
const consumers = ['RouteReportOnReportReceived', 'OpenCaseOnReportReceived', 'TellPeopleOnReportRouted'];
// Many events may share a transaction, and with it one COMMIT.
const hearing = (point: Fault['point']): Fault[] => consumers.map((consumer) => ({ point, consumer, nth: point === 'consumer.after-commit' ? 2 : 5 }));

/**
 * What is killed together. With one process for all services, one kill at a time. On Kafka the group of a dead consumer
 * waits for it until its session runs out, so that services, each its own process, are killed side by side.
 */
const rounds: Record<EventLogKind, Fault[][]> = {
  postgres: [...atTheDoor, ...relays('host'), ...hearing('consumer.after-effect'), ...hearing('consumer.after-commit')].map((fault) => [fault]),
  kafka: [...atTheDoor.map((fault) => [fault]), relays('protection'), hearing('consumer.after-effect'), hearing('consumer.after-commit')],
};

describeOnBothLogs('killed with reports in flight', (eventLog) => {
  let system: TestSystem;
  /** Every report of this system, of all its kills: what a later one breaks of an earlier report is found as well. */
  const all: Sent[] = [];
  const killed: number[] = [];

  beforeAll(async () => {
    system = await startTestSystem(eventLog, { NOTIFICATIONS_CLAIM_MS: '5000' });
  }, 180_000);

  afterAll(async () => {
    await system?.stop();
  }, 240_000);

  it.each(rounds[eventLog].map((faults) => [faults.map(sayFault).join(', '), faults] as const))('%s: none lost, none doubled', async (name, faults) => {
    const started = performance.now();
    const kills = faults.map((fault) => system.faults.arm(fault));
    const sent = await Promise.all(Array.from({ length: REPORTS }, (_, number) => send(system, all.length + number)));
    all.push(...sent.map(({ report }) => report));
    for (const kill of kills) killed.push(await kill.fired());
    // Whoever was not answered asked again; whoever was asks again now: the answer stays.
    for (const { body, report } of sent) {
      const again = await sendUntilAnswered(system.running.doorUrl, body);
      expect(again).toMatchObject({ reference: report.reference, urgency: report.urgency, submission: report.submission });
    }
    await system.claimsRunOut();
    // What does not come to rest is audited all the same: the audit says which report it is.
    const restless = await system.quiet(90_000).then(() => [], (error: Error) => [error.message]);
    const findings = await audit(system, all, killed);
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    const { lost, doubled, misrouted, invented, sentTwice } = findings;
    const repeated = sent.filter(({ report }) => report.tries > 1).length;
    process.stderr.write(
      `${eventLog}, ${name}: ${sent.length} sent (${repeated} again), lost ${lost.length}, doubled ${doubled.length}, `
      + `misrouted ${misrouted.length}, invented ${invented.length}, sent twice ${sentTwice}, at rest after ${seconds} s\n`,
    );
    expect({ ...findings, restless }).toEqual({ restless: [], lost: [], doubled: [], misrouted: [], invented: [], sentTwice });
  });
});

/** Sends the report of a number, each unlike all others: half of them danger, in three regions. */
async function send(system: TestSystem, number: number): Promise<{ body: object; report: Sent }> {
  const [country, coordinator] = ([['CO', 'coord-lac'], ['KE', 'coord-afr'], ['PH', 'coord-asia']] as const)[number % 3] ?? ['CO', 'coord-lac'];
  const danger = number % 2 === 0;
  const report = danger
    ? { ...arrestIn(country), narrative: `${CANARY} ${number}` }
    : { channel: 'WEB_FORM', category: 'REPRISAL', acts: ['ACT-STIGMA'], happened: 'LAST_30_DAYS', incidentCountries: [country], narrative: `${CANARY} ${number}` };
  const body = { ...report, receipt: await until('a return code', () => getReceipt(system.running.doorUrl)) };
  const answer = await sendUntilAnswered(system.running.doorUrl, body);
  return { body, report: { ...answer, mustReach: ['swg-duty', coordinator], channels: danger ? ['MAIL', 'PAGE'] : ['MAIL'] } };
}
