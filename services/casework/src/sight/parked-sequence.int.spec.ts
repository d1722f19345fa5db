import { randomUUID } from 'node:crypto';
import { administrator } from '../../test/people';
import { startCasework, type Started } from '../../test/started';

describe('a parked sequence', () => {
  let started: Started;
  beforeAll(async () => {
    started = await startCasework();
  });
  afterAll(() => started.stop());

  it('is shown to people without its case, which may be hidden from them, and driven again by the mark in its place', async () => {
    const [caseId, other] = [randomUUID(), randomUUID()];
    for (const subject of [caseId, other]) {
      await started.made.database.query(
        `INSERT INTO parked (consumer, event_id, subject, lane, topic, reason, headers, payload) VALUES ('OpenCaseOnReportReceived', $1, $2, 'normal', 'amparo.intake.v1', 'broken', '{}', '')`,
        [randomUUID(), subject],
      );
    }
    const shown = await started.as(administrator, 'GET', '/operator/parked');
    expect(shown.status).toBe(200);
    const marks = (shown.body as unknown as { subject: string }[]).map(({ subject }) => subject);
    expect(marks).toEqual([expect.stringMatching(/^[0-9a-f]{12}$/), expect.stringMatching(/^[0-9a-f]{12}$/)]);
    expect(new Set(marks).size).toBe(2);
    expect(shown.text).not.toContain(caseId);
    const drive = async (subject: string) => (await started.as(administrator, 'POST', '/operator/redrive', { subject })).body;
    expect(await drive(caseId)).toEqual({ handled: 0, stillParked: 0 });
    expect(await drive(marks[0] ?? '')).toEqual({ handled: 0, stillParked: 1 });
  });
});
