import { setTimeout as pause } from 'node:timers/promises';
import { describeOnBothLogs } from './support/event-logs';
import { sayFault, type Fault } from './support/faults';
import { file, mailed, paged, printJourney } from './support/journey';
import { sendUntilAnswered, getReceipt } from './support/door';
import { arrestIn, imminentBySms } from './support/reports';
import { startTestSystem, type TestSystem } from './support/system';
import { until } from './support/until';

jest.setTimeout(180_000);

/** Times of the ladder in this file, in milliseconds, so that nobody waits half an hour for a rung. */
const RUNGS = [{ after: 3_000, to: 'ALTERNATE_COORDINATOR' }, { after: 5_000, to: 'GLOBAL_DUTY' }, { after: 7_000, to: 'LAST_RESORT' }];
const REPEAT = 2_000;

const settings = {
  PROTECTION_CLOCKS: JSON.stringify({ levels: { IMMINENT: { rungs: RUNGS, repeat: REPEAT } } }),
  PROTECTION_LADDER_EVERY_MS: '100',
  NOTIFICATIONS_DANGER_PAUSES_MS: '0,300,500',
  NOTIFICATIONS_ORDINARY_PAUSES_MS: '0,500',
  NOTIFICATIONS_PROBE_EVERY_MS: '1000',
  NOTIFICATIONS_CLAIM_MS: '4000',
  // The sinks are in this process, which a flood keeps busy as well: what they took and were slow to say is not to go out again.
  NOTIFICATIONS_TRY_MS: '8000',
  INTAKE_BURST_FROM: '20', INTAKE_PLACE_HEADER: 'x-place',
};

/** Pieces of junk, and how many a second. */
const JUNK = 240;
const JUNK_A_SECOND = 200;

describeOnBothLogs('a report in trouble', (eventLog) => {
  let system: TestSystem;

  beforeAll(async () => {
    system = await startTestSystem(eventLog, settings);
  }, 180_000);

  afterAll(async () => {
    await system?.stop();
  }, 240_000);

  it('nobody acknowledges: the whole ladder, each rung once, until somebody does', async () => {
    const trace = await file(system, imminentBySms);
    printJourney(trace);
    const taken = () => system.rows.of<{ rung: number; role: string }>(
      'protection',
      `SELECT rung, role FROM rungs JOIN alerts ON alerts.id = alert_id JOIN cases ON cases.case_id = alerts.case_id
       WHERE reference = $1 AND fired_at IS NOT NULL ORDER BY rung`,
      [trace.reference],
    );
    // The process that has the clock dies on the way: a rung that was taken stays taken, one that was not is.
    await until('the first rung', async () => ((await taken()).length > 0 ? true : undefined));
    const clock = system.running.processOf('protection');
    if (clock.pid !== undefined) process.kill(clock.pid, 'SIGKILL');
    await until('the last resort, and once more', async () => ((await taken()).length >= 4 ? true : undefined), 60_000);
    await until('the page of it', async () => ((await system.people.whatPeopleGot(trace.reference))['last-resort']?.pages ?? 0) >= (await taken()).length - 2 || undefined, 60_000);
    await system.people.acknowledge('coord-lac-2', trace.reference);
    await system.quiet();
    const rungs = await taken();
    const got = await system.people.whatPeopleGot(trace.reference);
    // Acknowledging takes back the page of a rung that had only just fired.
    const cancelled = (await system.people.deliveriesOf(await system.people.caseIdOf(trace.reference))).filter(({ person, channel, state }) => person === 'last-resort' && channel === 'PAGE' && state === 'CANCELLED').length;
    expect(rungs.slice(0, 4).map(({ role }) => role)).toEqual(['ALTERNATE_COORDINATOR', 'GLOBAL_DUTY', 'LAST_RESORT', 'LAST_RESORT']);
    const repeats = rungs.length - 2;
    expect(got).toEqual({
      'swg-duty': paged,
      'coord-lac': paged,
      'coord-lac-2': { items: ['ESCALATION'], pages: 1, mails: 1 },
      'duty-global': { items: ['ESCALATION'], pages: 1, mails: 1 },
      'last-resort': { items: Array.from({ length: repeats }, () => 'ESCALATION'), pages: repeats - cancelled, mails: repeats },
    });
    await pause(REPEAT + 1_000);
    await system.quiet();
    expect(await taken()).toEqual(rungs);
    expect(await system.people.whatPeopleGot(trace.reference)).toEqual(got);
    const alerts = await system.api.get<{ reference: string; acknowledgedBy: string; nextRungAt: string | null }[]>('protection/alerts');
    expect(alerts.find(({ reference }) => reference === trace.reference)).toMatchObject({ acknowledgedBy: 'coord-lac-2', nextRungAt: null });
  });

  it('a door that stands still is ended and started again, and a report that was sent meanwhile arrives once', async () => {
    const receipt = await getReceipt(system.running.doorUrl);
    const door = system.running.processOf('intake');
    const still = door.pid;
    process.kill(still ?? 0, 'SIGSTOP');
    const { reference } = await sendUntilAnswered(system.running.doorUrl, { ...arrestIn('CO'), receipt });
    expect(door.pid).not.toBe(still);
    await system.quiet();
    expect(await system.people.whatPeopleGot(reference)).toMatchObject({ 'swg-duty': paged, 'coord-lac': paged });
    await system.people.acknowledge('coord-lac', reference);
  });

  it.each(['down', 'failing', 'hanging'] as const)('with the mail relay %s people know in time, and get each mail once when it is well again', async (behaviour) => {
    await system.mail.behave(behaviour);
    try {
      const urgent = await file(system, arrestIn('PH'));
      printJourney(urgent);
      const ordinary = await file(system, { channel: 'WEB_FORM', category: 'UNSURE', incidentCountries: ['KE'], narrative: 'please read' });
      const awaited = { items: ['REPORT'], pages: 1, mails: 0 };
      await until('pages without mail', async () => {
        const got = await system.people.whatPeopleGot(urgent.reference);
        return ['coord-asia', 'swg-duty'].every((person) => got[person]?.pages === 1) || undefined;
      });
      await until('tries in vain', async () => ((await triedInVain(system)) >= 3 ? true : undefined), 60_000);
      expect(await system.people.whatPeopleGot(urgent.reference)).toEqual({ 'swg-duty': awaited, 'coord-asia': awaited });
      await system.mail.behave('well');
      await system.quiet();
      expect(await system.people.whatPeopleGot(urgent.reference)).toEqual({ 'swg-duty': paged, 'coord-asia': paged });
      expect(await system.people.whatPeopleGot(ordinary.reference)).toEqual({ 'swg-duty': mailed, 'coord-afr': mailed, 'review-desk': mailed });
    } finally {
      await system.mail.behave('well');
    }
  });

  it('every service that a report meets dies with it in hand, and it arrives once all the same', async () => {
    const faults: Fault[] = [
      { point: 'intake.after-commit' },
      { point: 'consumer.after-inbox', consumer: 'RouteReportOnReportReceived' },
      { point: 'consumer.after-inbox', consumer: 'OpenCaseOnReportReceived' },
      { point: 'consumer.after-inbox', consumer: 'TellPeopleOnReportRouted' },
    ];
    const kills = faults.map((fault) => system.faults.arm(fault));
    const started = performance.now();
    const receipt = await getReceipt(system.running.doorUrl);
    const answer = await sendUntilAnswered(system.running.doorUrl, { ...arrestIn('CO'), receipt });
    for (const kill of kills) await kill.fired();
    await system.claimsRunOut();
    await system.quiet(120_000);
    process.stderr.write(`${faults.map(sayFault).join(', ')}: arrived after ${((performance.now() - started) / 1000).toFixed(1)} s\n`);
    expect(answer.tries).toBeGreaterThan(1);
    const deliveries = await system.people.deliveriesOf(await system.people.caseIdOf(answer.reference));
    expect(deliveries.filter(({ state }) => state !== 'SENT')).toEqual([]);
    expect(await system.people.whatPeopleGot(answer.reference)).toEqual({ 'swg-duty': paged, 'coord-lac': paged });
  });

  it('a flood from one place, half of it claiming danger, shares its alerts, and a person in danger has one of her own', async () => {
    const claims: string[] = [];
    const answers: Promise<number>[] = [];
    const junk = async (number: number): Promise<number> => {
      const { doorUrl } = system.running;
      const receipt = await getReceipt(doorUrl);
      const body = JSON.stringify({ receipt, narrative: `junk ${number} <script>x</script>`, ...(number % 2 === 0 ? { stillInDanger: 'YES' } : { channel: number % 3 === 0 ? 7 : 'WEB_FORM', category: 'FEEDBACK' }) });
      const answer = await fetch(`${doorUrl}/api/reports`, { method: 'POST', headers: { 'content-type': 'application/json', 'x-place': 'one place' }, body, signal: AbortSignal.timeout(60_000) });
      if (answer.status === 201 && number % 2 === 0) claims.push(((await answer.json()) as { reference: string }).reference);
      return answer.status;
    };
    const started = performance.now();
    const flood = (async () => {
      for (let number = 0; number < JUNK; await pause(10)) {
        for (const due = Math.min(JUNK, ((performance.now() - started) / 1_000) * JUNK_A_SECOND); number < due; number++) answers.push(junk(number).catch(() => 0));
      }
    })();
    const honest = await file(system, arrestIn('CO'), 60_000);
    await flood;
    // 0: it was let go before it had a code to send with, which is how the door sheds load.
    expect([...new Set(await Promise.all(answers))].filter((status) => ![0, 201, 400, 503].includes(status))).toEqual([]);
    await system.quiet(120_000);
    expect(await system.people.whatPeopleGot(honest.reference)).toEqual({ 'swg-duty': paged, 'coord-lac': paged });
    const alerts = await system.api.get<{ reference: string; gathered: number }[]>('protection/alerts');
    const own = alerts.filter(({ reference }) => claims.includes(reference));
    // Those before it was a burst, and one for each person and level.
    expect(own.length).toBeLessThanOrEqual(20 + 6);
    expect(own.length + Math.max(...own.map(({ gathered }) => gathered))).toBeGreaterThanOrEqual(claims.length);
    // Every one of them is with the working group all the same, and with whoever looks after information security.
    const items = await system.rows.of<{ person_id: string; n: number }>(
      'notifications', `SELECT person_id, count(DISTINCT reference)::int AS n FROM items WHERE reference = ANY ($1) AND kind = 'REPORT' GROUP BY person_id ORDER BY person_id`, [claims],
    );
    const having = Object.fromEntries(items.map(({ person_id, n }) => [person_id, n]));
    expect(having).toMatchObject({ 'swg-duty': claims.length, 'duty-global': claims.length });
    process.stderr.write(`of ${JUNK / 2} claims of danger ${claims.length} were taken, with ${own.length} alerts; ${JSON.stringify(having)}\n`);
  });
});

/** Messages that were tried and could not go. */
async function triedInVain(system: TestSystem): Promise<number> {
  return system.rows.count('notifications', `SELECT count(*) AS n FROM messages WHERE channel = 'MAIL' AND state = 'PENDING' AND attempts > 0`);
}
