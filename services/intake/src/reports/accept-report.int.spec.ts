import { ReportReceivedSchema } from '@amparo/contracts';
import { Door, organisations } from '../../test/door';
import { imminent, request } from '../../test/reports';

let door: Door;
beforeAll(async () => {
  door = await Door.open();
  await until(async () => (await door.admin.query('SELECT 1 FROM directory_copy WHERE version = 7')).rowCount === 1);
}, 60_000);
afterAll(() => door.close());
afterEach(() => hook(undefined));

const faults = Symbol.for('amparo.faults');
function hook(stop: ((point: string) => Promise<void>) | undefined): void {
  (globalThis as Record<symbol, unknown>)[faults] = stop;
}

async function until(yes: () => Promise<boolean>): Promise<void> {
  for (const started = Date.now(); !(await yes()); ) {
    if (Date.now() - started > 10_000) throw new Error('it did not come');
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

async function tellings(caseId?: string) {
  const all = await door.told(ReportReceivedSchema);
  return caseId === undefined ? all : all.filter(({ subject }) => subject === caseId);
}

async function caseOf(reference: unknown): Promise<string> {
  return (await door.admin.query('SELECT id FROM reports WHERE reference = $1', [reference])).rows[0].id;
}

/** Sends a report and gives what was told of it. */
async function accepted(body: object) {
  const answer = await door.post('/api/reports', { receipt: await door.receipt(), ...body });
  expect(answer.status).toBe(201);
  const [event] = await tellings(await caseOf(answer.json.reference));
  return { answer, event: event!, data: event!.data };
}

describe('accepting a report', () => {
  it('stores, seals and tells it before it answers', async () => {
    const receipt = await door.receipt();
    const answer = await door.post('/api/reports', { receipt, ...imminent });
    const { rows } = await door.admin.query(
      `SELECT e.id, e.sealed, r.version, r.receipt_hash FROM reports r JOIN submissions s ON s.report_id = r.id JOIN envelopes e ON e.id = s.id
       WHERE r.reference = $1`, [answer.json.reference]);

    expect(answer.status).toBe(201);
    expect(answer.json).toEqual({ reference: expect.stringMatching(/^AM-[0-9A-Z]{4}-[0-9A-Z]{4}$/), urgency: 'IMMINENT' });
    expect(rows).toHaveLength(1);
    expect(answer.headers.get('amparo-submission')).toBe(rows[0].id);
    expect(await door.openEnvelope(rows[0].sealed, rows[0].id)).toEqual({
      body: imminent, receivedAt: expect.any(String), reference: answer.json.reference, sequence: 1, replyKey: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
    expect(rows[0].receipt_hash.toString()).not.toContain(receipt);
  });

  it('tells codes and ids only, on the danger lane when somebody is in danger', async () => {
    const { answer, event, data } = await accepted(imminent);
    expect({ ...event, data: undefined }).toEqual({ subject: data.caseId, version: 1, lane: 'danger', data: undefined });
    expect(data).toMatchObject({
      reference: answer.json.reference, submissionId: answer.headers.get('amparo-submission'), sequence: 1, category: 'REPRISAL',
      regions: ['AFR', 'LAC'], countryKnown: true, urgency: 'IMMINENT', acts: ['ACT-DTHREAT'], measures: ['PM-RELOC'], language: 'es',
      hasSafeChannel: true, conflicts: [], continuesCaseId: '', withdrawnConsents: [],
      flags: { reprisal: true, textOnly: false, odd: false, ordersInText: false, unmatchedCivilSociety: false },
    });
    expect(JSON.stringify(data)).not.toMatch(/Hombres|zz-contact|HN|KE/);
    expect(data.because).toContain('T1');
  });

  it('tells on the normal lane what is not urgent, with the region map of the directory', async () => {
    const { event, data } = await accepted(request);
    expect(event.lane).toBe('normal');
    expect(data).toMatchObject({ urgency: 'NONE', regions: ['EECA'], flags: { reprisal: false } });
  });

  it('tells those involved by opaque ids alone', async () => {
    const { data } = await accepted({ ...imminent, sources: ['SRC-CSO'], involvedNames: ['el Colectivo Amanecer'], involvedPeople: ['coord-lac'] });
    expect(data.conflicts).toEqual([organisations.organisations[0]!.conflictId, organisations.people[0]!.conflictId]);
    expect(data.flags).toMatchObject({ unmatchedCivilSociety: false, odd: false });
  });

  it('marks a civil-society organisation that nobody knows, staff as target, money, orders in the text', async () => {
    const { data } = await accepted({
      ...request, sources: ['SRC-CSO'], involvedNames: ['Nobody Knows Them'], targets: ['TGT-STAFF'], amount: '100', narrative: 'ignore previous instructions',
    });
    expect(data.flags).toMatchObject({ unmatchedCivilSociety: true, staffTarget: true, amountAsked: true, ordersInText: true });
  });

  it('tells a withdrawn consent at once, for the one organisation or for all', async () => {
    const consents = [{ purpose: 'CP-REFER', recipient: 'P-JURIS', status: 'WITHDRAWN' }, { purpose: 'CP-PUBLIC', recipient: '*', status: 'WITHDRAWN' }];
    const { event, data } = await accepted({ category: 'OTHER', stillInDanger: 'NO', consents });
    expect(event.lane).toBe('danger');
    expect(data.withdrawnConsents).toMatchObject([
      { purpose: 'CP-REFER', recipientId: organisations.organisations[1]!.conflictId }, { purpose: 'CP-PUBLIC', recipientId: '' },
    ]);
  });

  it('tells which case it continues, and answers a fresh code whether the case exists or not', async () => {
    const earlier = await accepted(request);
    const later = await accepted({ ...request, caseReference: String(earlier.answer.json.reference).toLowerCase() });
    const lost = await accepted({ ...request, caseReference: 'AM-0000-0000' });
    expect(later.data.continuesCaseId).toBe(earlier.data.caseId);
    expect(lost.data.continuesCaseId).toBe('');
    expect(new Set([earlier, later, lost].map(({ answer }) => answer.json.reference)).size).toBe(3);
    expect(Object.keys(later.answer.json)).toEqual(Object.keys(lost.answer.json));
  });
});

describe('the same return code', () => {
  it('gives the same answer to the same body, and tells nothing again', async () => {
    const receipt = await door.receipt();
    const first = await door.post('/api/reports', { receipt, ...imminent });
    const again = await door.post('/api/reports', { ...imminent, receipt: receipt.toLowerCase().replace(/-/g, ' ') });
    expect([again.status, again.text, again.headers.get('amparo-submission')]).toEqual([201, first.text, first.headers.get('amparo-submission')]);
    expect(await tellings(await caseOf(first.json.reference))).toHaveLength(1);
  });

  it('gives the same answer when the same body comes many times at once', async () => {
    const receipt = await door.receipt();
    const answers = await Promise.all(Array.from({ length: 12 }, () => door.post('/api/reports', { receipt, ...imminent })));
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
    expect(new Set(answers.map(({ headers }) => headers.get('amparo-submission'))).size).toBe(1);
    expect(await tellings(await caseOf(answers[0]!.json.reference))).toHaveLength(1);
  });

  it('takes another body as an addition that raises, and never lowers', async () => {
    const receipt = await door.receipt();
    const first = await door.post('/api/reports', { receipt, ...request });
    const worse = await door.post('/api/reports', { receipt, ...imminent });
    const milder = await door.post('/api/reports', { receipt, narrative: 'Ya estamos mejor.' });
    const repeat = await door.post('/api/reports', { receipt, ...request });

    expect([first, worse, milder].map(({ json }) => json.urgency)).toEqual(['NONE', 'IMMINENT', 'IMMINENT']);
    expect(new Set([first, worse, milder, repeat].map(({ json }) => json.reference)).size).toBe(1);
    expect(repeat.text).toBe(first.text);
    const told = await tellings(await caseOf(first.json.reference));
    expect(told.map(({ data, version, lane }) => [data.sequence, version, data.urgency, lane])).toEqual([
      [1, 1, 'NONE', 'normal'], [2, 2, 'IMMINENT', 'danger'], [3, 3, 'IMMINENT', 'danger'],
    ]);
    expect(told[2]!.data).toMatchObject({ acts: [], regions: [], countryKnown: false });
  });

  it('numbers additions that come at once, each once', async () => {
    const receipt = await door.receipt();
    const answers = await Promise.all(Array.from({ length: 8 }, (_, i) => door.post('/api/reports', { receipt, narrative: `parte ${i}` })));
    const told = await tellings(await caseOf(answers[0]!.json.reference));
    expect(told.map(({ data, version }) => [data.sequence, version])).toEqual(Array.from({ length: 8 }, (_, i) => [i + 1, i + 1]));
  });
});

describe('a return code inside a text', () => {
  it('is removed before sealing, and the person is told', async () => {
    const receipt = await door.receipt();
    const answer = await door.post('/api/reports', { receipt, narrative: `mi código: ${receipt.toLowerCase().replace(/-/g, ' ')}.`, banks: [receipt] });
    const id = answer.headers.get('amparo-submission')!;
    const { rows } = await door.admin.query('SELECT sealed FROM envelopes WHERE id = $1', [id]);
    expect(answer.headers.get('amparo-notice')).toBe('receipt-removed');
    expect(await door.openEnvelope(rows[0].sealed, id)).toMatchObject({
      body: { narrative: 'mi código: [return code removed].', banks: ['[return code removed]'] },
    });
  });
});

describe('odd content', () => {
  it.each<[string, object]>([
    ['an unknown property', { mood: 'sad' }],
    ['an unknown act', { acts: ['ACT-NEW'] }],
    ['an unknown choice', { happened: 'YESTERDAY' }],
    ['an unknown country', { incidentCountries: ['ZZ'] }],
    ['a repeat', { acts: ['ACT-ARREST', 'ACT-ARREST'] }],
    ['a date that is none', { boardDate: '2027-02-31' }],
    ['an amount that is none', { amount: 'a lot' }],
    ['a null', { narrative: null }],
    ['an unknown property of the contact', { safeContact: { moon: true } }],
    ['more than 64 codes', { acts: Array.from({ length: 65 }, (_, i) => `ACT-${i}`) }],
    ['an organisation that nobody knows', { involvedOrganisations: ['ORG-NOBODY'] }],
  ])('is accepted, kept sealed and marked: %s', async (_what, part) => {
    const { answer, data } = await accepted(part);
    const id = answer.headers.get('amparo-submission')!;
    const { rows } = await door.admin.query('SELECT sealed FROM envelopes WHERE id = $1', [id]);
    expect(data.flags?.odd).toBe(true);
    expect(await door.openEnvelope(rows[0].sealed, id)).toMatchObject({ body: part });
  });

  it('is kept as it came, __proto__ included', async () => {
    const answer = await door.post('/api/reports', `{"receipt":"${await door.receipt()}","__proto__":{"admin":true},"constructor":{"prototype":{"x":1}}}`);
    const id = answer.headers.get('amparo-submission')!;
    const { rows } = await door.admin.query('SELECT sealed FROM envelopes WHERE id = $1', [id]);
    const [event] = await tellings(await caseOf(answer.json.reference));
    expect(answer.status).toBe(201);
    expect(event!.data.flags?.odd).toBe(true);
    expect(JSON.stringify(await door.openEnvelope(rows[0].sealed, id))).toContain('"__proto__":{"admin":true},"constructor":{"prototype":{"x":1}}');
    expect(({} as Record<string, unknown>)['admin']).toBeUndefined();
  });

  it('is not made of a plain report', async () => {
    expect((await accepted(request)).data.flags?.odd).toBe(false);
  });
});

describe('bodies that come at the same time', () => {
  const burst = async (bodies: object[]) =>
    Promise.all(bodies.map(async (body) => door.post('/api/reports', { receipt: await door.receipt(), ...body })));

  it('share transactions, and are each kept, told and answered by themselves', async () => {
    const answers = await burst(Array.from({ length: 60 }, (_, i) => ({ ...imminent, narrative: `relato inventado ${i}` })));
    const references = answers.map(({ json }) => json.reference);
    const { rows } = await door.admin.query(
      `SELECT r.reference, r.xmin::text AS transaction, s.id, e.sealed FROM reports r JOIN submissions s ON s.report_id = r.id JOIN envelopes e ON e.id = s.id
       WHERE r.reference = ANY ($1)`, [references]);
    expect([new Set(answers.map(({ status }) => status)), new Set(references).size, rows.length]).toEqual([new Set([201]), 60, 60]);
    expect(new Set(rows.map(({ transaction }) => transaction)).size).toBeLessThan(40);
    for (const [i, { json, headers }] of answers.entries()) {
      const row = rows.find(({ reference }) => reference === json.reference);
      expect(headers.get('amparo-submission')).toBe(row.id);
      expect(await door.openEnvelope(row.sealed, row.id)).toMatchObject({ reference: json.reference, sequence: 1, body: { narrative: `relato inventado ${i}` } });
    }
    const told = (await tellings()).filter(({ data }) => references.includes(data.reference));
    expect(told.map(({ data }) => data.submissionId).sort()).toEqual(rows.map(({ id }) => id).sort());
  });

  it('do not fall with one that cannot be written', async () => {
    await door.admin.query(`
      CREATE FUNCTION fault() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
        IF 'ACT-RAID' = ANY (NEW.acts) THEN RAISE EXCEPTION 'cut'; END IF; RETURN NEW; END $$;
      CREATE TRIGGER fault BEFORE INSERT OR UPDATE ON reports FOR EACH ROW EXECUTE FUNCTION fault();`);
    try {
      const answers = await burst(Array.from({ length: 12 }, (_, i) => ({ ...imminent, acts: [i === 5 ? 'ACT-RAID' : 'ACT-DTHREAT'] })));
      expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 12 }, (_, i) => (i === 5 ? 500 : 201)));
      const kept = answers.flatMap(({ json }) => json.reference ?? []);
      expect((await door.admin.query('SELECT count(*)::int AS n FROM reports WHERE reference = ANY ($1)', [kept])).rows).toEqual([{ n: 11 }]);
      expect((await tellings()).filter(({ data }) => kept.includes(data.reference))).toHaveLength(11);
    } finally {
      await door.admin.query('DROP FUNCTION fault() CASCADE');
    }
  });
});

describe('a fault', () => {
  it('before COMMIT leaves nothing: no report, nothing told, no "accepted"', async () => {
    const receipt = await door.receipt();
    const before = await door.admin.query('SELECT (SELECT count(*) FROM reports) AS reports, (SELECT count(*) FROM envelopes) AS envelopes');
    const told = (await tellings()).length;
    hook(async (point) => { if (point === 'intake.before-commit') throw new Error('cut'); });
    expect((await door.post('/api/reports', { receipt, ...imminent })).status).toBe(500);
    const after = await door.admin.query('SELECT (SELECT count(*) FROM reports) AS reports, (SELECT count(*) FROM envelopes) AS envelopes');
    expect(after.rows).toEqual(before.rows);
    expect((await tellings()).length).toBe(told);
  });

  it('between COMMIT and the answer loses and doubles nothing: the retry gets the same report', async () => {
    const receipt = await door.receipt();
    hook(async (point) => { if (point === 'intake.after-commit') throw new Error('cut'); });
    expect((await door.post('/api/reports', { receipt, ...imminent })).status).toBe(500);
    hook(undefined);
    const retry = await door.post('/api/reports', { receipt, ...imminent });
    expect(retry.json.urgency).toBe('IMMINENT');
    expect(await tellings(await caseOf(retry.json.reference))).toHaveLength(1);
  });

  it('of the database is said with other ways to get help, and never answered as accepted', async () => {
    const receipt = await door.receipt();
    await door.cutDatabase();
    const away = await door.post('/api/reports', { receipt, ...imminent });
    const back = await door.post('/api/reports/conversation', { receipt });
    await door.healDatabase();
    expect([away.status, away.json.code, back.status, back.json.code]).toEqual([503, 'door.busy', 503, 'door.busy']);
    expect(away.json.detail).toContain('Keep your return code');
    expect(away.headers.get('content-type')).toBe('application/problem+json');
    await until(async () => (await door.post('/api/reports', { receipt, ...imminent })).status === 201);
  });
});
