import type { Client } from 'pg';
import { Opener, receiptKeyPair } from '@amparo/platform';
import { someSealedFields } from '@amparo/testing';
import { Door } from '../../test/door';
import { imminent } from '../../test/reports';
import { readReceipt, type Receipt } from '../receipts/receipt.rules';

let door: Door;
let app: Client;
let code: Receipt;
beforeAll(async () => {
  door = await Door.open();
  app = await door.as('app');
  const receipt = await door.receipt();
  await door.post('/api/reports', { receipt, ...imminent });
  await door.post('/api/reports/messages', { receipt, text: 'zz-message' });
  const { rows } = await door.admin.query('SELECT id FROM reports');
  await door.reply(rows[0].id as string, 'zz-reply');
  for (const started = Date.now(); (await door.admin.query(`SELECT 1 FROM replies WHERE state = 'KEPT'`)).rowCount === 0;) {
    if (Date.now() - started > 20_000) throw new Error('the reply does not arrive');
    await new Promise((done) => setTimeout(done, 50));
  }
  code = readReceipt(receipt);
}, 60_000);
afterAll(async () => {
  await app.end();
  await door.close();
});

const denied = { code: '42501' };

describe('the door cannot read its own past', () => {
  it.each(['reports', 'submissions', 'replies'])('sees no row of %s without naming a return code', async (table) => {
    expect((await app.query(`SELECT * FROM ${table}`)).rows).toEqual([]);
    expect((await door.admin.query(`SELECT * FROM ${table}`)).rows).not.toEqual([]);
  });

  it.each([
    'SELECT sealed FROM envelopes', 'SELECT * FROM envelopes', 'SELECT * FROM messages', 'SELECT * FROM outbox', 'SELECT * FROM told',
    'UPDATE envelopes SET sealed = sealed', 'UPDATE submissions SET urgency = urgency',
    'TRUNCATE reports', 'ALTER TABLE reports NO FORCE ROW LEVEL SECURITY', 'SET ROLE amparo_intake_owner', 'SET ROLE amparo_intake_handover',
  ])('is denied: %s', async (sql) => {
    await expect(app.query(sql)).rejects.toMatchObject(denied);
  });

  it.each(['reports', 'messages', 'submissions', 'replies'])('deletes nothing of %s, though it names every case, until one was erased', async (table) => {
    const rowsOf = async () => (await door.admin.query(`SELECT 1 FROM ${table}`)).rowCount;
    const { rows } = await door.admin.query(`SELECT string_agg(id::text, ',') AS ids FROM reports`);
    const before = await rowsOf();
    await app.query('BEGIN');
    await app.query(`SELECT set_config('amparo.case_ids', $1, true)`, [rows[0].ids]);
    expect((await app.query(`DELETE FROM ${table}`)).rowCount).toBe(0);
    await app.query('ROLLBACK');
    expect(before).toBeGreaterThan(0);
    expect(await rowsOf()).toBe(before);
  });

  it('counts and deletes no envelope that it does not name', async () => {
    expect((await app.query('SELECT count(*)::int AS n FROM envelopes')).rows).toEqual([{ n: 0 }]);
    expect((await app.query('DELETE FROM envelopes')).rowCount).toBe(0);
    expect((await door.admin.query('SELECT count(*)::int AS n FROM envelopes')).rows).toEqual([{ n: 2 }]);
  });

  it('changes no report that it does not name, and adds nothing to a foreign one', async () => {
    expect((await app.query(`UPDATE reports SET urgency = 'NONE'`)).rowCount).toBe(0);
    const { rows } = await door.admin.query('SELECT id FROM reports');
    await expect(app.query(
      `INSERT INTO submissions (id, report_id, sequence, body_hash, urgency) VALUES (gen_random_uuid(), $1, 9, '\\x00', 'NONE')`, [rows[0].id],
    )).rejects.toMatchObject(denied);
  });

  it('shows a row for one transaction only: the next one on the same connection sees nothing', async () => {
    const { rows } = await door.admin.query(`SELECT encode(receipt_hash, 'hex') AS hash FROM reports`);
    await app.query('BEGIN');
    await app.query(`SELECT set_config('amparo.receipt_hashes', $1, true)`, [rows[0].hash]);
    expect((await app.query('SELECT id FROM reports')).rowCount).toBe(1);
    await app.query('COMMIT');
    expect((await app.query('SELECT id FROM reports')).rowCount).toBe(0);
  });

  it('keeps nothing that the keys of the door open, and no word of it in the clear', async () => {
    const { rows } = await door.admin.query('SELECT sealed FROM envelopes UNION ALL SELECT sealed FROM messages');
    expect(rows).toHaveLength(4);
    for (const { sealed } of rows) {
      expect(sealed.toString('latin1')).not.toMatch(/Hombres|armados|zz-message|zz-reply|zz-contact/);
      await expect(someSealedFields('intake').open(sealed, { table: 'envelopes', column: 'sealed', row: '' })).rejects.toThrow();
    }
    const { rows: all } = await door.admin.query(
      `SELECT (SELECT string_agg(r::text, ' ') FROM reports r) || (SELECT string_agg(s::text, ' ') FROM submissions s)
         || (SELECT string_agg(e::text, ' ') FROM envelopes e) || (SELECT string_agg(m::text, ' ') FROM messages m) AS text`,
    );
    expect(all[0].text).not.toMatch(/Hombres|armados|zz-|SIGNAL|\{HN/);
  });
});

describe('a reply that was fetched', () => {
  it('opens with the return code, and with nothing that lies at the door', async () => {
    const { rows: [reply] } = await door.admin.query(`SELECT id, sealed FROM messages WHERE author = 'TEAM'`);
    const sealed = reply.sealed as Buffer;
    const place = Buffer.from(reply.id as string);
    expect((await Opener.fromKeyPair(await receiptKeyPair(Buffer.from(code))).open(sealed, place)).toString()).toBe('zz-reply');

    // All bytes that the door can get at: its key files, and every value of its tables, read past all row-level security.
    const keys = door.keyBytes();
    expect(keys.length).toBeGreaterThan(3);
    const { rows: own } = await door.admin.query(
      `SELECT receipt_hash AS bytes FROM reports UNION SELECT reply_key FROM reports UNION SELECT last_message_hash FROM reports UNION SELECT body_hash FROM submissions`,
    );
    for (const bytes of [...keys, ...own.map((row) => row.bytes as Buffer)].filter((some) => some !== null && some.length >= 16)) {
      const derived = [(await receiptKeyPair(bytes)).privateKey, (await receiptKeyPair(Buffer.from(bytes.toString('hex')))).privateKey];
      for (const key of [...derived, ...(bytes.length === 32 ? [bytes] : [])]) {
        await expect(Opener.fromPrivateKeys([key]).then((opener) => opener.open(sealed, place))).rejects.toThrow();
      }
    }
  });

  it('is put into a conversation as the team\'s alone, and only of a case that is named', async () => {
    const { rows: [report] } = await door.admin.query('SELECT id FROM reports');
    const add = (author: string) => app.query(
      `INSERT INTO messages (id, report_id, number, author, sealed, day) VALUES (gen_random_uuid(), $1, 99, $2, '\\x00', current_date)`, [report.id, author]);
    await expect(add('TEAM')).rejects.toMatchObject(denied);
    await app.query('BEGIN');
    await app.query(`SELECT set_config('amparo.case_ids', $1, true)`, [report.id]);
    await expect(add('YOU')).rejects.toMatchObject(denied);
    await app.query('ROLLBACK');
  });
});

describe('the roles beside it', () => {
  it.each<['lookup' | 'handover' | 'relay', string]>([
    ['lookup', 'SELECT * FROM envelopes'], ['lookup', 'SELECT acts FROM reports'], ['lookup', 'INSERT INTO messages DEFAULT VALUES'], ['lookup', 'SELECT * FROM outbox'], ['lookup', 'SELECT state FROM replies'],
    ['handover', 'SELECT * FROM reports'], ['handover', 'SELECT * FROM messages'], ['handover', 'DELETE FROM envelopes'], ['handover', 'SELECT * FROM directory_copy'], ['handover', 'SELECT * FROM replies'],
    ['relay', 'SELECT * FROM envelopes'], ['relay', 'SELECT * FROM reports'], ['relay', 'SELECT * FROM messages'],
  ])('%s is denied: %s', async (role, sql) => {
    const client = await door.as(role);
    await expect(client.query(sql)).rejects.toMatchObject(denied);
    await client.end();
  });

  it('look-up sees nothing without a return code', async () => {
    const client = await door.as('lookup');
    expect((await client.query('SELECT id, reference FROM reports')).rows).toEqual([]);
    expect((await client.query('SELECT id FROM messages')).rows).toEqual([]);
    await client.end();
  });
});
