import { randomUUID } from 'node:crypto';
import { AlertAcknowledgedSchema, AlertRaisedSchema, ReportRoutedSchema } from '@amparo/contracts';
import { readClocks } from '@amparo/domain';
import { serviceDatabase } from '@amparo/testing';
import { aDirectory, aReport, AMANECER, heard } from '../../test/builders';
import { Desk } from '../../test/desk';
import { lockCase } from '../routing/lock-case';
import { entities, migrations } from '../db/schema';

let desk: Desk;
beforeAll(async () => { desk = new Desk(await serviceDatabase('protection', { entities, migrations }), readClocks(undefined)); });
afterAll(() => desk.kept.drop());

const route = async (burstId: string, change: Parameters<typeof aReport>[0] = {}): Promise<string> => {
  const report = aReport({ burstId, ...change });
  await desk.hear(desk.routeReport, heard(report));
  return report.caseId;
};
const alerted = async (caseId: string) => (await desk.told(AlertRaisedSchema, caseId)).map(({ data }) => data.recipients.map(({ personId }) => personId).sort());
const told = async (caseId: string) => (await desk.told(ReportRoutedSchema, caseId)).map(({ data }) => data.recipients.map(({ personId }) => personId).sort());
const gathered = async (caseId: string) => {
  const [row] = await desk.kept.asAdministrator<{ n: number }>(
    `SELECT count(*)::int AS n FROM burst_cases own JOIN burst_cases other USING (burst_id) WHERE own.case_id = '${caseId}' AND other.shares`);
  return row?.n;
};
const longAgo = (caseId: string, minutes: number) => desk.kept.asAdministrator(`UPDATE burst_cases SET raised_at = now() - interval '${minutes} minutes' WHERE case_id = '${caseId}'`);
const everyone = ['coord-lac', 'swg-duty'];

describe('reports of one burst', () => {
  it('share one alert that keeps counting, and each is told to everybody all the same', async () => {
    const burst = randomUUID();
    const [first, ...others] = [await route(burst), await route(burst), await route(burst)];
    expect([await alerted(first), await Promise.all(others.map(alerted))]).toEqual([[everyone], [[], []]]);
    expect(await Promise.all([first, ...others].map(told))).toEqual(Array(3).fill([everyone]));
    expect(await gathered(first)).toBe(2);
    const lanes = await Promise.all([first, ...others].map(async (caseId) => (await desk.told(ReportRoutedSchema, caseId)).map(({ lane }) => lane)));
    expect(lanes).toEqual([['danger'], ['normal'], ['normal']]);
    const rungs = await desk.kept.asAdministrator(`SELECT 1 FROM rungs WHERE case_id = ANY ('{${others.join()}}')`);
    expect(rungs).toEqual([]);
  });

  it('do not touch the alerts of reports beside them, nor of another burst', async () => {
    const burst = randomUUID();
    await route(burst);
    expect([await alerted(await route('')), await alerted(await route(randomUUID()))]).toEqual([[everyone], [everyone]]);
  });

  it('alert whoever this burst has not alerted yet, or less urgently: another region, a conflict, a higher level', async () => {
    const burst = randomUUID();
    await route(burst, { urgency: 'HIGH' });
    expect(await alerted(await route(burst, { urgency: 'HIGH', regions: ['AFR'] }))).toEqual([['coord-afr', 'swg-duty']]);
    expect(await alerted(await route(burst, { urgency: 'HIGH', conflicts: [AMANECER] }))).toEqual([['coord-lac-2', 'swg-duty']]);
    expect(await alerted(await route(burst, { urgency: 'IMMINENT' }))).toEqual([everyone]);
    expect(await alerted(await route(burst, { urgency: 'IMMINENT', regions: ['AFR'] }))).toEqual([['coord-afr', 'swg-duty']]);
    expect(await alerted(await route(burst, { urgency: 'MEDIUM', regions: ['AFR', 'LAC'] }))).toEqual([]);
  });

  it('share it also for what is found of them later, but not where the person comes back by herself, or somebody corrects the country', async () => {
    const burst = randomUUID();
    await route(burst);
    const [repeated, addedTo, corrected] = [await route(burst), await route(burst), await route(burst)];
    await desk.hear(desk.repetition, heard({ caseId: repeated, because: [], earlierCaseId: randomUUID() }) as never);
    expect(await alerted(repeated)).toEqual([]);
    await route('', { caseId: addedTo, sequence: 2 });
    expect(await alerted(addedTo)).toEqual([everyone]);
    await desk.hear(desk.region, heard({ caseId: corrected, regions: ['LAC'], countryKnown: true }) as never);
    expect(await alerted(corrected)).toEqual([everyone]);
  });

  it('are handed to a group without counting it as alerted: whoever has come on duty since is called for the next', async () => {
    const burst = randomUUID();
    await route(burst);
    const handed = await route(burst);
    const before = desk.directory;
    desk.directory = { ...aDirectory(), roles: aDirectory().roles.map((role) => (role.person === 'swg-duty' ? { ...role, person: 'lead' } : role)) };
    const known = await desk.kept.database.transaction(async (tx) => {
      const found = await lockCase(tx, handed);
      if (found.facts !== null) await desk.decide.run(tx, { known: { ...found, handedTo: ['CRE'] }, facts: found.facts, cause: 'HANDED_OFF', tells: 'CRE' });
      return found;
    });
    expect(known.facts).not.toBeNull();
    expect([await alerted(handed), await alerted(await route(burst))]).toEqual([[], [['coord-lac', 'lead']]]);
    expect(await desk.kept.asAdministrator(`SELECT 1 FROM burst_cases WHERE case_id = '${handed}' AND shares`)).toHaveLength(1);
    desk.directory = before;
  });

  it('have an alert of their own for what a person says of one of them, and are none of those that share any more', async () => {
    const burst = randomUUID();
    const [first, raised, other] = [await route(burst, { urgency: 'HIGH' }), await route(burst, { urgency: 'HIGH' }), await route(burst, { urgency: 'HIGH' })];
    await route(burst, { urgency: 'IMMINENT' });
    expect(await gathered(first)).toBe(2);
    await desk.kept.database.transaction(async (tx) => desk.raiseLevel.run(tx, await lockCase(tx, raised), 'IMMINENT', 'PERSON'));
    expect([await alerted(raised), await alerted(other), await gathered(first)]).toEqual([[everyone], [], 1]);
    expect(await desk.kept.asAdministrator(`SELECT count(*)::int AS n FROM rungs WHERE case_id = '${raised}'`)).toEqual([{ n: 3 }]);
    expect((await desk.told(ReportRoutedSchema, raised)).at(-1)?.lane).toBe('danger');
  });

  it('page nobody one by one for words that nobody has read', async () => {
    const burst = randomUUID();
    const text = { urgency: 'NONE', category: 'OTHER', flags: { textOnly: true } };
    const [first, second] = [await route(burst, text), await route(burst, text)];
    const rungs = await desk.kept.asAdministrator<{ case_id: string }>(`SELECT case_id FROM rungs WHERE case_id IN ('${first}', '${second}')`);
    expect(rungs.map(({ case_id }) => case_id)).toEqual([first]);
  });

  it('have their alert raised again though somebody took it: at ten times as many, and after five minutes with more, once however many look', async () => {
    const burst = randomUUID();
    const first = await route(burst);
    for (let more = 0; more < 9; more++) await route(burst);
    expect(await desk.recall.run()).toBe(false);
    await desk.kept.database.transaction((tx) => desk.acknowledge.run(tx, { caseId: first, personId: 'swg-duty' }));
    await route(burst);
    await Promise.all([1, 2, 3].map(() => desk.recall.run()));
    expect(await alerted(first)).toEqual([everyone, everyone]);
    expect(await desk.told(AlertAcknowledgedSchema, first)).toHaveLength(1);
    const alert = await desk.kept.asAdministrator(`SELECT acknowledged_at, round FROM alerts WHERE case_id = '${first}'`);
    expect(alert).toEqual([{ acknowledged_at: null, round: 2 }]);
    expect(await desk.recall.run()).toBe(false);
    await longAgo(first, 6);
    expect(await desk.recall.run()).toBe(false);
    await route(burst);
    expect(await desk.recall.run()).toBe(true);
    expect(await alerted(first)).toHaveLength(3);
  });

  it('heard at the same moment have one alert between them', async () => {
    const burst = randomUUID();
    const cases = await Promise.all(Array.from({ length: 12 }, () => route(burst)));
    expect((await Promise.all(cases.map(alerted))).flat()).toEqual([everyone]);
  });
});
