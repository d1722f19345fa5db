import { randomUUID } from 'node:crypto';
import { CaseErasedSchema, ReplyWrittenSchema } from '@amparo/contracts';
import { Door } from '../../test/door';
import { imminent } from '../../test/reports';

let door: Door;
beforeAll(async () => { door = await Door.open(); }, 60_000);
afterAll(() => door.close());

const rowsOf = async <T>(sql: string, values: unknown[] = []): Promise<T[]> => (await door.admin.query(sql, values)).rows as T[];

async function until(holds: () => Promise<boolean>): Promise<void> {
  for (const started = Date.now(); !(await holds());) if (Date.now() - started > 10_000) throw new Error('it never came');
}

/** A report, more of it, a message and an answer, of which nobody has fetched anything. */
async function waiting(): Promise<{ receipt: string; caseId: string }> {
  const receipt = await door.receipt();
  const { json } = await door.post('/api/reports', { receipt, ...imminent });
  for (const [path, body] of [['', { ...imminent, narrative: 'invented, and more' }], ['/messages', { text: 'invented words' }]] as const) {
    expect((await door.post(`/api/reports${path}`, { receipt, ...body })).status).toBe(201);
  }
  const [report] = await rowsOf<{ id: string }>('SELECT id FROM reports WHERE reference = $1', [json['reference']]);
  const caseId = report?.id ?? '';
  const replyId = randomUUID();
  await door.hear(ReplyWrittenSchema, caseId, { caseId, replyId });
  await until(async () => (await rowsOf('SELECT 1 FROM replies WHERE id = $1', [replyId])).length > 0);
  return { receipt, caseId };
}

/** How many rows of a case each table has, and how many envelopes wait at the door. */
async function lying(caseId: string): Promise<Record<string, number>> {
  const counts = await rowsOf<{ name: string; n: number }>(
    `SELECT 'reports' AS name, count(*)::int AS n FROM reports WHERE id = $1 UNION ALL SELECT 'submissions', count(*)::int FROM submissions WHERE report_id = $1
     UNION ALL SELECT 'messages', count(*)::int FROM messages WHERE report_id = $1 UNION ALL SELECT 'replies', count(*)::int FROM replies WHERE report_id = $1
     UNION ALL SELECT 'envelopes', count(*)::int FROM envelopes`, [caseId]);
  return Object.fromEntries(counts.map(({ name, n }) => [name, n]));
}

it('an erased case takes along what waits at the door to be fetched, and nothing of another', async () => {
  const [gone, stays] = [await waiting(), await waiting()];
  const both = { reports: 1, submissions: 2, messages: 1, replies: 1, envelopes: 6 };
  expect(await lying(gone.caseId)).toEqual(both);
  await door.hear(CaseErasedSchema, gone.caseId, { caseId: gone.caseId, because: 'AGREED' });
  await until(async () => (await lying(gone.caseId))['reports'] === 0);
  expect(await lying(gone.caseId)).toEqual({ reports: 0, submissions: 0, messages: 0, replies: 0, envelopes: 3 });
  expect(await lying(stays.caseId)).toEqual({ ...both, envelopes: 3 });
  const back = async (receipt: string) => (await door.post('/api/reports/conversation', { receipt })).status;
  expect([await back(gone.receipt), await back(stays.receipt)]).toEqual([404, 200]);
});
