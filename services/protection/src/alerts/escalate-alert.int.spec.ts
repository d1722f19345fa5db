import { setTimeout as pause } from 'node:timers/promises';
import { AlertAcknowledgedSchema, AlertEscalatedSchema } from '@amparo/contracts';
import { AMANECER, aReport, heard } from '../../test/builders';
import { Desk } from '../../test/desk';

let desk: Desk;
beforeAll(async () => {
  desk = await Desk.open();
});
afterAll(() => desk.kept.drop());

const route = async (report = aReport()) => {
  await desk.hear(desk.routeReport, heard(report));
  return report;
};
const escalated = (caseId: string) => desk.told(AlertEscalatedSchema, caseId);
const climb = async () => {
  await pause(120);
  while (await desk.escalate.run());
};
const acknowledge = (caseId: string, personId: string) =>
  desk.kept.database.transaction((tx) => desk.acknowledge.run(tx, { caseId, personId }));

describe('an alert that nobody takes', () => {
  it('climbs alternate, duty, last resort, and each rung once, however many look', async () => {
    const report = await route();
    await pause(120);
    await Promise.all(Array.from({ length: 8 }, climb));
    const rungs = await escalated(report.caseId);
    expect(rungs.map(({ data }) => [data.rung, data.rungRole, data.recipients.map(({ personId }) => personId)])).toEqual([
      [1, 'ALTERNATE_COORDINATOR', ['coord-lac-2']],
      [2, 'GLOBAL_DUTY', ['duty-global']],
      [3, 'LAST_RESORT', ['lead']],
    ]);
    expect(rungs.every(({ lane, data }) => lane === 'danger' && data.alertMode === 'PAGE')).toBe(true);
  });

  it('never reaches somebody who is kept out', async () => {
    const report = await route(aReport({ conflicts: [AMANECER, 'c-duty-global'] }));
    await climb();
    const people = (await escalated(report.caseId)).flatMap(({ data }) => data.recipients.map(({ personId }) => personId));
    expect(people).toContain('lead');
    expect(people).not.toContain('duty-global');
    expect(people).not.toContain('coord-lac');
  });
});

describe('the first who acknowledges', () => {
  it('stops the ladder for all, and a second one is told who has it', async () => {
    const report = await route();
    const first = await acknowledge(report.caseId, 'coord-lac');
    const second = await acknowledge(report.caseId, 'swg-duty');
    expect(second).toEqual(first);
    await climb();
    expect(await escalated(report.caseId)).toEqual([]);
    expect((await desk.told(AlertAcknowledgedSchema, report.caseId)).map(({ data }) => data.personId)).toEqual(['coord-lac']);
  });

  it('is somebody who was alerted', async () => {
    const report = await route();
    await expect(acknowledge(report.caseId, 'coord-afr')).rejects.toMatchObject({ code: 'alert.not-alerted' });
    await expect(acknowledge('00000000-0000-4000-8000-000000000000', 'coord-lac')).rejects.toMatchObject({ code: 'alert.absent' });
  });
});

describe('a text that a person must read', () => {
  it('pages duty when it stays unread, even without a level', async () => {
    const report = await route(aReport({ category: 'OTHER', urgency: 'NONE', acts: [], because: [], flags: { textOnly: true } }));
    await climb();
    const [rung, ...more] = await escalated(report.caseId);
    expect(rung?.data).toMatchObject({ rung: 0, rungRole: 'GLOBAL_DUTY', alertMode: 'PAGE', recipients: [{ personId: 'duty-global' }] });
    expect(more).toEqual([]);
  });

  it('is read once somebody who was told acknowledges', async () => {
    const report = await route(aReport({ category: 'OTHER', urgency: 'NONE', acts: [], because: [], flags: { textOnly: true } }));
    await acknowledge(report.caseId, 'reviewer');
    await climb();
    expect(await escalated(report.caseId)).toEqual([]);
  });
});
