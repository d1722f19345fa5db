import { describeOnBothLogs, type EventLogKind } from './support/event-logs';
import { sayFault, type Fault } from './support/faults';
import { file } from './support/journey';
import { PortalPerson, type Answer } from './support/portal-person';
import { directory, tellDirectory } from './support/preparation';
import { arrestIn, CANARY } from './support/reports';
import { HANDLER, withHandler } from './support/sharing';
import { startTestSystem, type TestSystem } from './support/system';
import { until } from './support/until';

jest.setTimeout(240_000);

const STEPS = ['COMMITTED', 'RELEASED', 'SENT'] as const;
type Step = (typeof STEPS)[number];

/** A process dies as one step of a referral is made: before it is durable, before its answer, and as it is told. */
const kills = STEPS.flatMap((step): { step: Step; fault: Fault }[] => [
  { step, fault: { point: 'referral.before-commit', consumer: step } },
  { step, fault: { point: 'referral.after-commit', consumer: step } },
]).concat({ step: 'SENT', fault: { point: 'relay.after-publish' } });

/** On Kafka those that have to do with it: a dead reader is waited for there until its session runs out. */
const killsOn = (log: EventLogKind) => kills.filter(({ step, fault }) => log === 'postgres' || fault.point === 'relay.after-publish' || (step === 'RELEASED' && fault.point === 'referral.after-commit'));

describeOnBothLogs('a referral whose process is killed', (log) => {
  let system: TestSystem;
  let [coordinator, handler, partner, desk] = [] as unknown as [PortalPerson, PortalPerson, PortalPerson, PortalPerson];

  beforeAll(async () => {
    system = await startTestSystem(log);
    await tellDirectory(system.api, system.rows, withHandler(directory));
    const joined = async (person: string) => (await PortalPerson.join(system.api, system.running.portalUrl, person)).session;
    coordinator = await joined('coord-lac');
    handler = await joined(HANDLER);
    partner = await joined('juris-desk');
    desk = await joined('swg-duty');
  }, 300_000);

  afterAll(async () => {
    await system?.stop();
  }, 240_000);

  /** A need of which the partner was asked, with her consent. */
  const offered = async (number: number): Promise<{ caseId: string; referralId: string }> => {
    const { reference } = await file(system, { ...arrestIn('CO'), narrative: `${CANARY} ${number}` });
    const caseId = await until('the case', async () => (await coordinator.get<{ cases: { caseId: string }[] }>(`/api/casework/cases?reference=${reference}`)).cases[0]?.caseId);
    await coordinator.post(`/api/casework/cases/${caseId}/handlers`, { person: HANDLER });
    await until('the handler to have it', async () => handler.post(`/api/protection/cases/${caseId}/consents`, {
      answer: 'GIVEN', purpose: 'CP-REFER', recipient: 'P-JURIS', classes: ['S1', 'S2', 'S3'], by: { who: 'PERSON' }, how: 'WRITTEN', language: 'es',
      explained: ['RISKS', 'LIMITS', 'MAY_REFUSE', 'MAY_WITHDRAW'],
    }));
    const { offered: [one] } = await coordinator.post<{ offered: { referralId: string }[] }>(`/api/protection/cases/${caseId}/needs`, { measures: ['PM-LEGAL'], to: 'P-JURIS' });
    return { caseId, referralId: one?.referralId ?? '' };
  };

  it.each(killsOn(log).map((kill, number) => [`${kill.step}: ${sayFault(kill.fault)}`, kill, number] as const))('%s', async (_name, { step, fault }, number) => {
    const { caseId, referralId } = await offered(number);
    const packet = { fields: [{ field: 'SUMMARY', says: `what happened ${CANARY} ${number}` }] };
    let shown = 0;
    const make: Record<Step, () => Promise<Answer<{ status: string }>>> = {
      COMMITTED: async () => partner.call('POST', `/api/protection/offers/${referralId}/commit`, {}),
      RELEASED: async () => handler.call('POST', `/api/protection/cases/${caseId}/referrals/${referralId}/release`, packet),
      SENT: async () => {
        const answer = await partner.call<{ status: string }>('GET', `/api/protection/offers/${referralId}/packet`);
        if (answer.status === 200) shown++;
        return answer;
      },
    };
    /** As somebody does who got no answer: the same again. */
    const insisted = async (to: Step) => until(`${to} to be answered`, async () => {
      const answer = await make[to]();
      return answer.status === 200 ? answer.body : undefined;
    });
    const before = STEPS.slice(0, STEPS.indexOf(step));
    for (const earlier of before) await insisted(earlier);
    await system.quiet();
    const kill = system.faults.arm(fault);
    const first = make[step]().catch(() => undefined);
    await kill.fired();
    await first;
    // Nothing can be read before it was released, whoever died.
    if (step === 'COMMITTED') expect((await until('an answer', async () => make.SENT())).status).not.toBe(200);
    for (const to of STEPS.slice(before.length)) expect(await insisted(to)).toMatchObject({ status: to });
    await system.quiet();
    const [referral, ...others] = await system.rows.of('protection', 'SELECT status FROM referrals WHERE case_id = $1', [caseId]);
    expect([referral, others]).toEqual([{ status: 'SENT' }, []]);
    expect(await system.rows.of('protection', 'SELECT fields FROM packets WHERE referral_id = $1', [referralId])).toEqual([{ fields: ['SUMMARY'] }]);
    // Each step was made once, and told once.
    const steps = await system.rows.of('protection', `SELECT purpose AS status, count(*)::int AS n FROM audit WHERE about = $1 AND action = 'offer.answer' GROUP BY 1`, [referralId]);
    expect(steps).toEqual([{ status: 'COMMITTED', n: 1 }]);
    const [{ n: told }] = await system.rows.of<{ n: number }>('protection', `SELECT count(*)::int AS n FROM told WHERE subject = $1 AND type LIKE '%ReferralMoved'`, [caseId]) as [{ n: number }];
    expect(told).toBe(3);
    // Each of the two sides hears of it once.
    const heard = await system.rows.of<{ kind: string; person: string; n: number }>('notifications', `SELECT kind, person_id AS person, count(*)::int AS n FROM items WHERE case_id = $1 AND kind IN ('REFERRAL_COMMITTED', 'PACKET') GROUP BY 1, 2`, [caseId]);
    expect(heard).toEqual(expect.arrayContaining([{ kind: 'REFERRAL_COMMITTED', person: HANDLER, n: 1 }, { kind: 'PACKET', person: 'juris-desk', n: 1 }]));
    expect(heard.filter(({ n }) => n !== 1)).toEqual([]);
    // Whoever was shown it was noted before; a reading whose answer was lost is noted as well.
    const [{ n: reads }] = await system.rows.of<{ n: number }>('protection', 'SELECT count(*)::int AS n FROM packet_reads WHERE referral_id = $1', [referralId]) as [{ n: number }];
    if (fault.point === 'relay.after-publish') expect([shown, shown + 1]).toContain(reads);
    else expect(reads).toBe(step === 'SENT' && fault.point === 'referral.after-commit' ? shown + 1 : shown);
  });

  // Nothing of it has to do with the log: it is asked of one.
  (log === 'postgres' ? it.each : it.skip.each)<[string, Fault]>([
    ['asked to take an alert, before it is durable', { point: 'desk.before-commit', consumer: 'HANDOVER' }],
    ['taking an alert from another, before the answer', { point: 'desk.after-commit', consumer: 'ACCEPTED' }],
    ['agreeing to lower a case, before the answer', { point: 'desk.after-commit', consumer: 'LOWERED' }],
  ])('%s', async (_name, fault) => {
    const { reference } = await file(system, { ...arrestIn('CO'), narrative: `${CANARY} desk` });
    const caseId = await until('the case', async () => (await coordinator.get<{ cases: { caseId: string }[] }>(`/api/casework/cases?reference=${reference}`)).cases[0]?.caseId);
    const on = (path: string) => `/api/protection/cases/${caseId}/${path}`;
    /** As somebody does who got no answer: the same again. */
    const insisted = async <T>(who: PortalPerson, path: string, body: object = {}): Promise<T> => until(path, async () => {
      const answer = await who.call<T>('POST', path, body);
      return answer.status < 300 ? answer.body : undefined;
    });
    await insisted(coordinator, `/api/protection/alerts/${caseId}/acknowledge`);
    await system.quiet();
    const kill = system.faults.arm(fault);
    const { handoverId } = await insisted<{ handoverId: string }>(coordinator, on('handovers'), { person: 'swg-duty' });
    await insisted(desk, on(`handovers/${handoverId}/accept`));
    const { loweringId } = await insisted<{ loweringId: string }>(coordinator, on('urgency/lower'), { urgency: 'LOW', because: 'invented, and long enough' });
    await insisted(desk, on(`lowerings/${loweringId}/agree`));
    await kill.fired();
    await system.quiet();
    expect(await system.rows.of('protection', 'SELECT a.acknowledged_by AS who, a.urgency, (SELECT count(*)::int FROM handovers h WHERE h.case_id = a.case_id) AS handovers, (SELECT count(*)::int FROM lowerings l WHERE l.case_id = a.case_id) AS lowerings FROM alerts a WHERE a.case_id = $1', [caseId]))
      .toEqual([{ who: 'swg-duty', urgency: 'LOW', handovers: 1, lowerings: 1 }]);
    // Each step was made once, and told once.
    const told = await system.rows.of<{ type: string; n: number }>('protection', `SELECT split_part(type, '.', 4) AS type, count(*)::int AS n FROM told WHERE subject = $1 AND type ~ 'AlertHandedOver|UrgencyChanged' GROUP BY 1 ORDER BY 1`, [caseId]);
    expect(told).toEqual([{ type: 'AlertHandedOver', n: 2 }, { type: 'UrgencyChanged', n: 2 }]);
    expect(await system.rows.of('casework', 'SELECT urgency FROM cases WHERE id = $1', [caseId])).toEqual([{ urgency: 'LOW' }]);
  });

  (log === 'postgres' ? it : it.skip)('clocks that run out, of check-ins and of the desk: fired, before that is durable and before it is told, each once', async () => {
    const { reference } = await file(system, { ...arrestIn('CO'), narrative: `${CANARY} clocks` });
    const caseId = await until('the case', async () => (await coordinator.get<{ cases: { caseId: string }[] }>(`/api/casework/cases?reference=${reference}`)).cases[0]?.caseId);
    await coordinator.post(`/api/casework/cases/${caseId}/handlers`, { person: HANDLER });
    await until('the handler to have it', async () => handler.post(`/api/protection/cases/${caseId}/check-ins`, {
      with: 'PERSON', channel: 'SIGNAL', zone: 'America/Bogota', times: ['08:00'], weekdays: [], everyHours: 24, startsOn: '2026-01-01', daysOut: [], daysAdded: [], graceMinutes: 30, level: 'HIGH', doorCounts: false,
    }));
    await system.quiet();
    const counted = async (service: string, sql: string) => Object.fromEntries((await system.rows.of<{ of: string; n: number }>(service, sql, [caseId])).map(({ of, n }) => [of, n]));
    const told = () => counted('protection', `SELECT split_part(type, '.', 4) AS of, count(*)::int AS n FROM told WHERE subject = $1 AND type ~ 'CheckInMissed|ClockMoved|AlertRaised' GROUP BY 1`);
    const before = await told();
    const kills = ['check-ins.miss', 'clocks.overdue'].flatMap((consumer) => (['clock.before-commit', 'clock.after-commit'] as const).map((point) => system.faults.arm({ point, consumer })));
    await system.rows.of('protection', `UPDATE check_in_dues SET opens_at = now() - interval '2 hours', remind_at = now() - interval '75 minutes', due_at = now() - interval '1 hour', miss_at = now() - interval '30 minutes' WHERE case_id = $1`, [caseId]);
    await system.rows.of('protection', `UPDATE desk_clocks SET due_at = now() WHERE case_id = $1 AND clock = 'SAFE_CONTACT'`, [caseId]);
    for (const kill of kills) await kill.fired();
    await system.quiet();
    expect(await told()).toEqual({ AlertRaised: (before['AlertRaised'] ?? 0) + 1, CheckInMissed: 1, ClockMoved: 1 });
    expect(await counted('protection', `SELECT CASE WHEN missed_at IS NULL THEN 'WAITING' ELSE 'MISSED' END AS of, count(*)::int AS n FROM check_in_dues WHERE case_id = $1 GROUP BY 1`)).toEqual({ MISSED: 1, WAITING: 1 });
    // Each of those who answer for the case hears of each once, and is on record once.
    const once = { 'coord-lac': 1, [HANDLER]: 1 };
    for (const [kind, reached] of [['CHECK_IN_MISSED', 'CHECK_IN_MISSED'], ['CLOCK_OVERDUE', 'SAFE_CONTACT']]) {
      expect(await counted('notifications', `SELECT person_id AS of, count(*)::int AS n FROM items WHERE case_id = $1 AND kind = '${kind}' GROUP BY 1`)).toEqual(once);
      expect(await counted('protection', `SELECT person_id AS of, count(*)::int AS n FROM alert_calls WHERE case_id = $1 AND reached = '${reached}' GROUP BY 1`)).toEqual(once);
    }
  });

  /** Of what was released and not opened consent is taken back, by a process that dies of it: on one log, since it is the database that decides. */
  const withdrawals: Fault[] = log === 'postgres' ? [{ point: 'referral.before-commit', consumer: 'REVOKED' }] : [];
  if (withdrawals.length > 0) {
    it.each(withdrawals.map((fault) => [sayFault(fault), fault] as const))('a withdrawal between release and delivery: %s', async (_name, fault) => {
      const { caseId, referralId } = await offered(90);
      const read = () => partner.call('GET', `/api/protection/offers/${referralId}/packet`);
      await partner.post(`/api/protection/offers/${referralId}/commit`);
      await handler.post(`/api/protection/cases/${caseId}/referrals/${referralId}/release`, { fields: [{ field: 'SUMMARY', says: `${CANARY} 90` }] });
      await system.quiet();
      const [consent] = await handler.get<{ consentId: string }[]>(`/api/protection/cases/${caseId}/consents`);
      const withdraw = () => handler.call('POST', `/api/protection/cases/${caseId}/consents/${consent?.consentId ?? ''}/withdraw`, {});
      const kill = system.faults.arm(fault);
      const first = withdraw().catch(() => undefined);
      await kill.fired();
      await first;
      await until('it to be taken back', async () => ((await withdraw()).status === 200 ? true : undefined));
      // From the answer on nothing is delivered, whoever died.
      expect((await read()).status).toBe(404);
      await system.quiet();
      expect(await system.rows.of('protection', 'SELECT status, deletion_asked_at IS NOT NULL AS deletion FROM referrals WHERE case_id = $1', [caseId])).toEqual([{ status: 'REVOKED', deletion: true }]);
      const [{ n: told }] = await system.rows.of<{ n: number }>('protection', `SELECT count(*)::int AS n FROM told WHERE subject = $1 AND type LIKE '%ReferralMoved'`, [caseId]) as [{ n: number }];
      expect(told).toBe(3);
      expect(await system.rows.of('notifications', `SELECT person_id AS person, count(*)::int AS n FROM items WHERE case_id = $1 AND kind = 'DELETION' GROUP BY 1`, [caseId])).toEqual([{ person: 'juris-desk', n: 1 }]);
    });
  }
});
