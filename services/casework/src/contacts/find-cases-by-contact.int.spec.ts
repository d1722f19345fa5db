import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Outbox } from '@amparo/messaging';
import { epochOf, openSealedFields, Resealing, type SealedFields } from '@amparo/persistence';
import { Opener, makeHpkeKeys } from '@amparo/platform';
import { searchedLogger } from '@amparo/testing';
import { aReport } from '../../test/builders';
import { aReportReceived, aReportRouted, toldOf } from '../../test/events';
import { coordinator, handler, member, type Caller } from '../../test/people';
import { startCasework, type Started } from '../../test/started';
import { AssignCaseOnReportRouted } from '../cases/assign-case-on-report-routed';
import { OpenCaseOnReportReceived } from '../cases/open-case-on-report-received';
import { CompareCase } from '../comparison/compare-case';
import { ContentEntity } from '../contents/content.entity';
import { KeepContent } from '../contents/keep-content';
import { sealContent } from '../contents/kept-content';
import { OpenContent } from '../contents/open-content';
import { sealed } from '../db/schema';
import { ReadTogether } from '../urgency/read-together';
import { ContactKeys } from './contact-keys';
import { IndexContacts } from './index-contacts';
import { KeepContactIndex } from './keep-contact-index';

const NUMBER = '+57 300 123 4567';
const MAIL = 'invented.person@example.org';
const NOBODYS = 'nobody.at.all@example.org';
const lac = coordinator('LAC');
const afr = coordinator('AFR');
const swg = member('SECURITY_WORKING_GROUP', 'swg-two');
const hana = handler('hana');

describe('whose case a contact is of', () => {
  const folder = mkdtempSync(join(tmpdir(), 'amparo-contacts-'));
  let now = new Date();
  const [thisMonth, later] = [epochOf(now), new Date(now.getTime() + 40 * 86_400_000)];
  let started: Started;
  let fields: SealedFields;
  let opener: Opener;
  let ids: Record<'lac' | 'afr' | 'conflict', string>;

  const [clock, logger] = [{ now: () => now }, searchedLogger('casework')];
  const find = (caller: Caller, contact: string, purpose = 'VERIFICATION') => started.as(caller, 'POST', '/contacts/find', { contact, purpose });
  const found = async (caller: Caller, contact: string) => ((await find(caller, contact)).body['cases'] as { caseId: string }[]).map(({ caseId }) => caseId);
  const asAdmin = <T>(sql: string, values: unknown[] = []) => started.made.asAdministrator<T>(sql, values);
  const audited = async () => (await asAdmin<{ said: string }>(`SELECT concat_ws(' ', person, action, purpose, case_id) AS said FROM audit WHERE action = 'case.find-contact' ORDER BY sequence`)).map(({ said }) => said);
  /** As a fresh process goes on: with nothing in its memory. */
  const walk = async (): Promise<void> => {
    const fresh = await openSealedFields({ service: 'casework', folder: started.keys }, now);
    const keys = new ContactKeys(fresh, logger);
    const index = new KeepContactIndex(started.made.database, fresh, keys, new IndexContacts(keys), new OpenContent(opener), clock, logger);
    while (await index.run());
  };
  /** A body that the door has, and that nobody fetches. */
  const received = async (caseId: string, said: object): Promise<string> => {
    const event = aReportReceived({ caseId, ...said });
    await started.made.database.transaction(async (tx) => {
      await new OpenCaseOnReportReceived().handle(event, tx);
      await tx.query(`UPDATE contents SET due_at = now() + interval '1 year' WHERE case_id = $1`, [caseId]);
    });
    return event.data.submissionId;
  };
  const aCase = async (said: object, routed: object): Promise<string> => {
    const caseId = randomUUID();
    await received(caseId, said);
    await started.made.database.transaction((tx) => new AssignCaseOnReportRouted(new Outbox()).handle(aReportRouted({ caseId, ...routed }), tx));
    return caseId;
  };
  /** A report as it lies there: from before there was an index, where nothing walks over it. */
  const kept = async (caseId: string, value: string): Promise<void> => {
    await started.made.database.transaction(async (tx) => {
      const submission = randomUUID();
      const plain = Buffer.from(JSON.stringify({ body: { narrative: 'Invented.', safeContact: { channel: 'SIGNAL', value } } }));
      await tx.query(
        `INSERT INTO contents (submission_id, case_id, kind, received_at, urgent, state, envelope) VALUES ($1, $2, 'REPORT', now(), false, 'FETCHED', $3)`,
        [submission, caseId, sealContent(await fields.ofCase(tx, caseId), submission, { plain })],
      );
    });
  };
  /** Cases like one that is there, with its contact, each fourth of which came by itself. */
  const manyLike = (model: string, many: number) => asAdmin<{ id: string; itself: boolean }>(
    `WITH made AS (
       INSERT INTO cases SELECT (jsonb_populate_record(c, jsonb_build_object('id', gen_random_uuid(), 'reference', 'AM-STRANGER-' || n, 'outside_burst', n % 4 = 0))).* FROM cases c, generate_series(1, $2::int) AS n WHERE c.id = $1
       RETURNING id, outside_burst AS itself
     ), seen AS (
       INSERT INTO sight SELECT (jsonb_populate_record(s, jsonb_build_object('case_id', made.id))).* FROM sight s, made WHERE s.case_id = $1
     ), named AS (
       INSERT INTO contacts (case_id, key_id, hash) SELECT made.id, key_id, hash FROM contacts, made WHERE case_id = $1
     ) SELECT * FROM made`, [model, many],
  );

  beforeAll(async () => {
    started = await startCasework(clock, { readsNoticedAt: 4, readsStoppedAt: 8 });
    fields = await openSealedFields({ service: 'casework', folder: started.keys }, now);
    await fields.keepEpochs(now);
    opener = await Opener.fromPrivateKeyFile(makeHpkeKeys(folder).privateKeyFile, () => []);
    ids = {
      lac: await aCase({}, {}),
      afr: await aCase({ regions: ['AFR'] }, { regions: ['AFR'], routes: ['SWG', 'REGIONAL_COORDINATOR:AFR'], leadPersonId: 'coord-afr' }),
      conflict: await aCase({ conflicts: ['c-org'] }, {}),
    };
    await kept(ids.lac, NUMBER);
    await kept(ids.afr, '0057 300 1234567, my sister');
    await kept(ids.conflict, MAIL);
    await asAdmin('UPDATE contact_keys SET done = false, after = NULL');
    await walk();
  });
  afterAll(async () => {
    await started.stop();
    rmSync(folder, { recursive: true });
  });
  beforeEach(() => asAdmin('TRUNCATE audit, reading_days'));

  it('is told to each of those whose it is to see: by region, by group, by having it', async () => {
    expect(await found(lac, NUMBER)).toEqual([ids.lac]);
    expect(await found(afr, '300 123 4567')).toEqual([ids.afr]);
    expect((await found(swg, '+57-300-1234567')).sort()).toEqual([ids.lac, ids.afr].sort());
    expect(await found(hana, NUMBER)).toEqual([]);
    expect((await started.as(lac, 'POST', `/cases/${ids.lac}/handlers`, { person: 'hana' })).status).toBe(200);
    expect(await found(hana, NUMBER)).toEqual([ids.lac]);
    expect(await found(swg, MAIL.toUpperCase())).toEqual([ids.conflict]);
    expect(await found({ ...swg, conflicts: ['c-org'] }, MAIL)).toEqual([]);
    expect(Object.keys(((await find(lac, NUMBER)).body['cases'] as object[])[0] ?? {})).not.toContain('safeContact');
  });

  it.each<[string, Caller, string]>([
    ['global duty', { person: 'duty', roles: [{ role: 'GLOBAL_DUTY' }] }, 'access.forbidden'], ['an auditor', { person: 'audrey', roles: [{ role: 'AUDITOR' }] }, 'access.forbidden'],
    ['the exchange', member('COMMUNITY_RESOURCE_EXCHANGE', 'cre'), 'access.forbidden'], ['one of the group with one factor', { ...swg, factors: 1 }, 'access.second-factor'],
    ['a partner', { person: 'juris', roles: [{ role: 'PROTECTION_PARTNER' }], organisation: 'P-JURIS' }, 'access.forbidden'],
  ])('is not told to %s', async (_name, caller, code) => {
    expect(await find(caller, NUMBER)).toMatchObject({ status: 403, body: { code } });
    expect(await audited()).toEqual([]);
  });

  it('is written down with the reason before it is looked for, and for each case that is found; never what was looked for', async () => {
    await found(lac, NUMBER);
    await found(lac, NOBODYS);
    expect(await audited()).toEqual(['coord-lac case.find-contact VERIFICATION', `coord-lac case.find-contact VERIFICATION ${ids.lac}`, 'coord-lac case.find-contact VERIFICATION']);
    expect((await started.as(lac, 'GET', `/cases/${ids.lac}/readers`)).body).toMatchObject({ entries: expect.arrayContaining([expect.objectContaining({ action: 'case.find-contact', person: 'coord-lac' })]) as unknown });
    expect(JSON.stringify(await asAdmin('SELECT * FROM audit'))).not.toMatch(/1234567|nobody/);
    expect(started.lines.join()).not.toMatch(/1234567|nobody/);
  });

  it('is not looked for where that cannot be written down', async () => {
    await asAdmin('REVOKE INSERT ON audit FROM amparo_casework_app');
    const answer = await find(lac, NUMBER);
    await asAdmin('GRANT INSERT ON audit TO amparo_casework_app');
    expect([answer.status, answer.text.includes(ids.lac)]).toEqual([500, false]);
    expect(await asAdmin('SELECT 1 FROM reading_days')).toEqual([]);
  });

  it('is as if nobody had it where the case is hidden: in words, in what is written down, and in time', async () => {
    const times: Record<string, number[]> = { [MAIL]: [], [NOBODYS]: [] };
    const bodies = new Set<string>();
    for (let n = 0; n < 12; n++) {
      for (const contact of n % 2 === 0 ? [MAIL, NOBODYS] : [NOBODYS, MAIL]) {
        await asAdmin('TRUNCATE reading_days');
        const began = performance.now();
        const { status, text } = await find({ ...lac, conflicts: ['c-org'] }, contact);
        times[contact]?.push(performance.now() - began);
        bodies.add(`${status} ${text}`);
      }
    }
    expect([...bodies]).toEqual(['200 {"cases":[],"next":null}']);
    expect(new Set(await audited()).size).toBe(1);
    const median = (all: number[]) => all.sort((a, b) => a - b)[Math.floor(all.length / 2)] ?? 0;
    expect(Math.min(...Object.values(times).flat())).toBeGreaterThan(95);
    expect(Math.abs(median(times[MAIL] ?? []) - median(times[NOBODYS] ?? []))).toBeLessThan(15);
  });

  it('counts as a read, whatever is found: two others are told, of no case, and then it stops', async () => {
    for (let n = 0; n < 4; n++) await found(lac, NOBODYS);
    const told = async () => (await toldOf(started.made.database, 'coord-lac')).filter(({ type }) => type === 'ReadBudgetReached').map(({ data }) => data);
    expect(await told()).toMatchObject([{ caseId: '', reference: '', personId: 'coord-lac', witnessPersonIds: ['swg-duty', 'duty'], reads: 4, stopped: false }]);
    expect((await started.as(lac, 'GET', `/cases/${ids.lac}/content`)).status).toBe(200);
    for (let n = 0; n < 3; n++) await found(lac, NUMBER);
    expect(await told()).toMatchObject([{ stopped: false }, { reads: 8, stopped: true, caseId: '' }]);
    const before = await audited();
    for (const contact of [NUMBER, NOBODYS]) expect(await find(lac, contact)).toMatchObject({ status: 403, body: { code: 'reading.budget-spent' } });
    expect(await audited()).toEqual(before);
  });

  it('counts as a read for each contact that is asked for at once: nobody tries ten of them as one', async () => {
    const reads = async () => (await asAdmin<{ reads: number }>('SELECT reads FROM reading_days'))[0]?.reads;
    expect(await found(lac, `${NOBODYS} ${NUMBER} @nobody.invented`)).toEqual([ids.lac]);
    expect(await reads()).toBe(3);
    expect((await find(lac, Array.from({ length: 9 }, (_, n) => `@nobody${n}`).join(' '))).status).toBe(403);
    expect(await reads()).toBe(3);
    await found(lac, 'a b');
    expect(await reads()).toBe(4);
  });

  it.each([[{ contact: 'ab', purpose: 'CASE_WORK' }], [{ contact: NUMBER }], [{ contact: NUMBER, purpose: 'GLASS' }], [{ contact: [NUMBER], purpose: 'CASE_WORK' }], [{ contact: 'x'.repeat(201), purpose: 'CASE_WORK' }]])('is not answered to %j, which is not repeated', async (body) => {
    const answer = await started.as(lac, 'POST', '/contacts/find', body);
    expect([answer.status, answer.text.includes('300')]).toEqual([400, false]);
  });

  it('lies in the database as hashes alone, which people read of cases that they see', async () => {
    const rows = await asAdmin<{ text: string }>(`SELECT t::text AS text FROM contacts t UNION ALL SELECT t::text FROM contact_keys t`);
    expect(rows.length).toBeGreaterThan(3);
    expect(rows.filter(({ text }) => /300|example/.test(text.replaceAll(/\\x[0-9a-f]+|[0-9a-f-]{36}/g, '')))).toEqual([]);
    expect(await started.made.sightFaults()).toEqual([]);
    const sight = await started.made.openSight();
    const seen = async (any: string[]) => (await sight.seenBy({ as: 'people', any, none: [] }, (tx) => tx.query<{ id: string }[]>('SELECT DISTINCT case_id AS id FROM contacts'))).map(({ id }) => id);
    expect(await seen(['region:AFR'])).toEqual([ids.afr]);
    expect(await seen([])).toEqual([]);
    await sight.close();
  });

  it('is known as soon as a report is kept, of each of its bodies', async () => {
    const caseId = await aCase({}, {});
    const keepContent = new KeepContent(clock, new Outbox(), fields, new ReadTogether(new Outbox()), new CompareCase(new Outbox(), fields), new IndexContacts(new ContactKeys(fields, logger)));
    for (const value of ['first.invented@example.org', 'second.invented@example.org']) {
      const content = await started.made.database.dataSource.manager.findOneByOrFail(ContentEntity, { submissionId: await received(caseId, { sequence: 2 }) });
      const safeContact = { channel: 'EMAIL' as const, value, rules: [] };
      await keepContent.run(started.made.database, content, { kind: 'REPORT', report: aReport({ safeContact }), plain: Buffer.from(JSON.stringify({ body: { safeContact } })) });
      expect(await found(lac, value)).toEqual([caseId]);
    }
    expect(await found(lac, 'first.invented@example.org')).toEqual([caseId]);
  });

  it('is hashed anew under a key of the next month, goes on where it was killed, and is found all the while; then the former key is gone', async () => {
    const many = 220;
    const cases: string[] = [];
    while (cases.length < many) cases.push(await aCase({}, {}));
    for (const [n, caseId] of cases.entries()) await kept(caseId, `+57 301 ${String(1_000_000 + n)}`);
    await asAdmin('UPDATE contact_keys SET done = false, after = NULL');
    await walk();
    const under = async () => Object.fromEntries((await asAdmin<{ epoch: string; n: number }>('SELECT epoch, count(DISTINCT case_id)::int AS n FROM contacts JOIN contact_keys k ON k.id = key_id GROUP BY 1 ORDER BY 1')).map(({ epoch, n }) => [epoch, n]));
    const whole = (await under())[thisMonth] ?? 0;
    expect(whole).toBeGreaterThanOrEqual(many + 3);
    const before = await asAdmin<{ hash: string }>(`SELECT encode(hash, 'hex') AS hash FROM contacts`);

    now = later;
    const nextMonth = epochOf(now);
    // The server ends whoever has written so many rows, in the middle.
    await asAdmin(`CREATE SEQUENCE written; GRANT ALL ON SEQUENCE written TO PUBLIC;
      CREATE FUNCTION kill_now() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$ BEGIN IF nextval('public.written') > 600 THEN PERFORM pg_terminate_backend(pg_backend_pid()); END IF; RETURN NEW; END $$;
      CREATE TRIGGER kill_now AFTER INSERT ON contacts FOR EACH ROW EXECUTE FUNCTION kill_now();`);
    await expect(walk()).rejects.toThrow();
    await asAdmin('DROP TRIGGER kill_now ON contacts; DROP FUNCTION kill_now(); DROP SEQUENCE written;');
    const killed = await under();
    expect([killed[thisMonth], (killed[nextMonth] ?? 0) > 100, (killed[nextMonth] ?? 0) < whole]).toEqual([whole, true, true]);
    const [progress] = await asAdmin<{ after: string | null }>('SELECT after FROM contact_keys WHERE epoch = $1', [nextMonth]);
    expect(progress?.after).not.toBeNull();
    for (const n of [0, 109, 219]) expect(await found(lac, `301 ${String(1_000_000 + n)}`)).toEqual([cases[n]]);
    await asAdmin('TRUNCATE reading_days');

    await walk();
    expect(await under()).toEqual({ [nextMonth]: whole });
    expect(await asAdmin<{ epoch: string }>('SELECT epoch FROM contact_keys')).toEqual([{ epoch: nextMonth }]);
    for (const n of [0, 109, 219]) expect(await found(lac, `301 ${String(1_000_000 + n)}`)).toEqual([cases[n]]);
    // Nothing of what was hashed under the one is found among the other.
    const after = new Set((await asAdmin<{ hash: string }>(`SELECT encode(hash, 'hex') AS hash FROM contacts`)).map(({ hash }) => hash));
    expect(before.filter(({ hash }) => after.has(hash))).toEqual([]);
    // The key is among what hangs on a month: an operator does not destroy that one.
    const fresh = await openSealedFields({ service: 'casework', folder: started.keys }, now);
    const resealing = new Resealing(started.made.database, fresh, sealed);
    while (await resealing.run(now));
    expect((await resealing.use()).epochs.find(({ epoch }) => epoch === thisMonth)?.wraps).toBe(0);
  });

  it('never goes from the index by itself: neither by the service, nor while it is being made anew', async () => {
    const rows = async () => (await asAdmin<{ n: number }>('SELECT count(*)::int AS n FROM contacts'))[0]?.n;
    const before = await rows();
    await started.made.database.query('DELETE FROM contacts');
    expect(await rows()).toBe(before);
  });

  it('is found in every case, hers first, whoever names it besides: two hundred reports of strangers stand behind, page by page, and each page is a read', async () => {
    const contact = '+57 302 5550000';
    const made = { hers: await aCase({}, {}), somebodys: await aCase({}, {}), old: await aCase({}, {}) };
    const stranger = await aCase({ burstId: 'b-1' }, {});
    for (const caseId of [...Object.values(made), stranger]) await kept(caseId, contact);
    await asAdmin(`UPDATE cases SET received_at = '2025-01-01' WHERE id = ANY ($1)`, [Object.values(made)]);
    await asAdmin(`UPDATE cases SET assigned = CASE id WHEN $1::uuid THEN '{coord-lac}' ELSE '{hana}' END::text[] WHERE id IN ($1, $2)`, [made.hers, made.somebodys]);
    await asAdmin('UPDATE contact_keys SET done = false, after = NULL');
    await walk();
    const strangers = await manyLike(stranger, 199);
    const byThemselves = strangers.filter(({ itself }) => itself).map(({ id }) => id);
    const pages: string[][] = [];
    for (let next: unknown = null; pages.length === 0 || next !== null;) {
      const { status, body } = await started.as(lac, 'POST', '/contacts/find', { contact, purpose: 'VERIFICATION', ...(next === null ? {} : { after: next }) });
      expect(status).toBe(200);
      pages.push((body['cases'] as { caseId: string }[]).map(({ caseId }) => caseId));
      next = body['next'];
    }
    expect([byThemselves.length, pages.map((page) => page.length)]).toEqual([49, [50, 50, 50, 50, 3]]);
    const all = pages.flat();
    // Newer ones that came by themselves stand before an old one, and it before what came in a burst.
    expect(all.slice(0, 3 + byThemselves.length)).toEqual([made.hers, made.somebodys, ...byThemselves.sort().reverse(), made.old]);
    expect([...all].sort()).toEqual([...Object.values(made), stranger, ...strangers.map(({ id }) => id)].sort());
    expect(await asAdmin('SELECT reads FROM reading_days')).toEqual([{ reads: 5 }]);
    expect((await audited()).length).toBe(5 + 203);
    const madeUp = ['nonsense', `[1,0,"2026-99-99 99:99:99+00","${stranger}"]`].map((text) => Buffer.from(text).toString('base64url'));
    for (const after of madeUp) expect(await started.as(lac, 'POST', '/contacts/find', { contact, purpose: 'VERIFICATION', after })).toMatchObject({ status: 400, body: { code: 'cursor.malformed' } });
    expect(await asAdmin('SELECT reads FROM reading_days')).toEqual([{ reads: 5 }]);
  });
});
