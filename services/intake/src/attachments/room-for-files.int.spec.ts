import { randomBytes, randomUUID } from 'node:crypto';
import { Door } from '../../test/door';
import { aJpeg } from '../../test/files';
import { imminent } from '../../test/reports';

let door: Door;
beforeAll(async () => { door = await Door.open({ filesKeptBytes: 1_000_000 }); }, 60_000);
afterAll(() => door.close());

async function reported(): Promise<string> {
  const receipt = await door.receipt();
  expect((await door.post('/api/reports', { receipt, ...imminent })).status).toBe(201);
  return receipt;
}

async function send(receipt: string): Promise<unknown> {
  const form = new FormData();
  form.append('receipt', receipt);
  form.append('file', new Blob([new Uint8Array(Buffer.concat([aJpeg(), randomBytes(700_000)]))]), 'x');
  const answer = (await (await fetch(`${door.url}/api/reports/files`, { method: 'POST', body: form })).json()) as { code?: string; files?: unknown };
  return answer.code ?? answer.files;
}

const begin = async (receipt: string) => {
  const { status, json } = await door.post('/api/reports/files/uploads', { receipt, file: randomUUID(), name: 'x', size: 10 });
  return json['code'] ?? status;
};

it('files that wait for casework never fill the disk: from some size on words alone are taken, until it has fetched some', async () => {
  const receipt = await reported();
  expect([await send(receipt), await send(receipt), await begin(receipt)]).toEqual([[{ taken: true }], [{ taken: true }], 200]);
  // It is looked at once a minute, and when the door starts.
  await door.restart();
  expect([await send(receipt), await begin(receipt), await send(await reported())]).toEqual(['door.busy', 'door.busy', 'door.busy']);
  await door.admin.query('DELETE FROM attachment_parts WHERE attachment_id = (SELECT attachment_id FROM attachment_parts ORDER BY attachment_id LIMIT 1)');
  await door.restart();
  const [{ bytes }] = (await door.admin.query(`SELECT pg_total_relation_size('attachment_parts')::int AS bytes`)).rows as [{ bytes: number }];
  expect(bytes).toBeGreaterThan(1_000_000);
  expect([await begin(receipt), await send(receipt)]).toEqual([200, [{ taken: true }]]);
}, 60_000);
