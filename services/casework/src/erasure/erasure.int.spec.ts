import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ReporterWithdrewSchema, SharingSuspendedSchema } from '@amparo/contracts';
import { SetClock } from '@amparo/kernel';
import { Outbox } from '@amparo/messaging';
import { openSealedFields, type SealedFields } from '@amparo/persistence';
import { ErasedCases } from '@amparo/platform';
import { holdsTraceOf, searchedLogger } from '@amparo/testing';
import { aReportReceived, aReportRouted, heard, referenceOf, toldOf } from '../../test/events';
import { coordinator, handler, member } from '../../test/people';
import { startCasework, type Started } from '../../test/started';
import { aboutPlace, partPlace } from '../attachments/attachment-places';
import { AssignCaseOnReportRouted } from '../cases/assign-case-on-report-routed';
import { OpenCaseOnReportReceived } from '../cases/open-case-on-report-received';
import { CaseworkConfig } from '../config';
import { ContactKeys } from '../contacts/contact-keys';
import { sealContent } from '../contents/kept-content';
import { sealWords } from '../replies/reply-words';
import { AskErasureOnSharingSuspended } from './ask-erasure-on-sharing-suspended';
import { CloseCase } from './close-case';
import { EraseCase } from './erase-case';
import { HeedReporterOnReporterWithdrew } from './heed-reporter-on-reporter-withdrew';
import type { ClosedAs } from './erasure.rules';
import { KeepRetention } from './keep-retention';

const CANARY = 'zz-story-of-a-night-invented';
const DAY_MS = 86_400_000;
const lac = coordinator('LAC');
const swg = member('SECURITY_WORKING_GROUP', 'swg-two');

describe('erasing a case', () => {
  let started: Started;
  let fields: SealedFields;
  let erased: ErasedCases;
  const outbox = new Outbox();
  const logger = searchedLogger('casework');

  const inTx = <T>(work: Parameters<Started['made']['database']['transaction']>[0]): Promise<T> => started.made.database.transaction(work) as Promise<T>;
  const aCase = async (): Promise<string> => {
    const id = randomUUID();
    await inTx(async (tx) => {
      await new OpenCaseOnReportReceived().handle(aReportReceived({ caseId: id }), tx);
      // There is no door: whoever tried to fetch it just then would make the case anew until the next sweep.
      await tx.query(`UPDATE contents SET due_at = now() + interval '1 year' WHERE case_id = $1`, [id]);
    });
    await inTx((tx) => new AssignCaseOnReportRouted(outbox).handle(aReportRouted({ caseId: id }), tx));
    await inTx(async (tx) => {
      const seal = await fields.ofCase(tx, id);
      const submission = randomUUID();
      const plain = Buffer.from(JSON.stringify({ body: { narrative: CANARY, nickname: CANARY } }));
      await tx.query(
        `INSERT INTO contents (submission_id, case_id, kind, received_at, urgent, state, envelope) VALUES ($1, $2, 'REPORT', now(), false, 'FETCHED', $3)`,
        [submission, id, sealContent(seal, submission, { plain })],
      );
      const reply = randomUUID();
      await tx.query(
        `INSERT INTO replies (id, case_id, written_at, author, words, envelope) VALUES ($1, $2, now(), 'coord-lac', $3, '\\x00')`,
        [reply, id, sealWords(seal, reply, CANARY)],
      );
      const file = randomUUID();
      await tx.query(`INSERT INTO attachments (id, case_id, received_at, state, about) VALUES ($1, $2, now(), 'KEPT', $3)`, [file, id, seal.seal(CANARY, aboutPlace(file))]);
      await tx.query('INSERT INTO attachment_parts (attachment_id, case_id, number, sealed) VALUES ($1, $2, 1, $3)', [file, id, seal.seal(CANARY, partPlace(file, 1))]);
      expect(await tx.query(`INSERT INTO contacts (case_id, key_id, hash) SELECT $1, id, '\\x01' FROM contact_keys RETURNING hash`, [id])).toHaveLength(1);
      await tx.query('UPDATE cases SET facts = $2 WHERE id = $1', [id, seal.seal(CANARY, { table: 'cases', column: 'facts', row: id })]);
    });
    return id;
  };
  const agree = (caller: typeof lac, id: string, reference = referenceOf(id)) => started.as(caller, 'POST', `/cases/${id}/erasure`, { reference });
  /** Tables in which anything of a case is left, but for what was told of it; how far a sealing anew has come is an id too, whichever was last. */
  const left = async (id: string): Promise<string[]> => {
    const tables = await started.made.asAdministrator<{ name: string }>(`SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' AND tablename NOT LIKE 'told%' AND tablename NOT IN ('outbox', 'resealing') ORDER BY 1`);
    const found = await Promise.all(tables.map(async ({ name }) => {
      const rows = await started.made.asAdministrator<{ text: string }>(`SELECT t::text AS text FROM ${name} t`);
      return rows.some(({ text }) => text.includes(id)) ? [name] : [];
    }));
    return found.flat();
  };
  const inDays = (days: number) => new SetClock(new Date(Date.now() + days * DAY_MS));
  const retentionAfter = (days: number) => new KeepRetention(started.made.database, erased, outbox, inDays(days), new CaseworkConfig(), logger);
  const closeAfter = (days: number, which: string, as: ClosedAs) => new CloseCase(started.made.database, inDays(days), outbox).run({ which, as, actor: lac.person });
  /** Whether people are asked now whether it is to be erased. */
  const asked = async (id: string) => (await started.made.database.query<unknown[]>(`SELECT 1 FROM tasks WHERE case_id = $1 AND code = 'REVIEW_ERASURE' AND done_at IS NULL`, [id])).length === 1;
  const content = (id: string) => started.as(lac, 'GET', `/cases/${id}/content`);
  const erasedAs = async (id: string) => (await toldOf(started.made.database, id)).filter(({ type }) => type === 'CaseErased').map(({ data }) => data['because']);

  beforeAll(async () => {
    started = await startCasework();
    fields = await openSealedFields({ service: 'casework', folder: started.keys }, new Date());
    await new ContactKeys(fields, logger).keyOf(await fields.keepEpochs(new Date()), started.made.database);
    erased = new ErasedCases(started.made.database, new EraseCase(fields, outbox), started.keys, new SetClock(new Date('2026-03-01T00:00:00Z')), logger);
  });
  afterAll(() => started.stop());

  it('takes two different people who answer for it, and its code each time', async () => {
    const [id, other] = [await aCase(), await aCase()];
    expect((await content(id)).text).toContain(CANARY);
    expect(await agree(handler('hana'), id)).toMatchObject({ status: 404 });
    expect(await agree({ ...swg, factors: 1 }, id)).toMatchObject({ status: 403, body: { code: 'access.second-factor' } });
    expect(await agree(swg, id, referenceOf(other))).toMatchObject({ status: 422, body: { code: 'erasure.other-case' } });
    expect(await agree(swg, id)).toMatchObject({ status: 200, body: { erased: false, missing: 1 } });
    expect(await agree(swg, id)).toMatchObject({ status: 200, body: { erased: false, missing: 1 } });
    expect((await content(id)).text).toContain(CANARY);
    expect(await agree(lac, id)).toMatchObject({ status: 200, body: { erased: true, missing: 0 } });
    for (const answer of [await content(id), await agree(lac, id), await started.as(lac, 'GET', `/cases/${referenceOf(id)}`)]) expect(answer.status).toBe(404);
    expect(await erasedAs(id)).toEqual(['AGREED']);
    // Who looked, who agreed, and that it is gone.
    expect(await left(id)).toEqual(['audit', 'erased_cases', 'erasures']);
    expect(readFileSync(join(started.keys, 'erased.register'), 'utf8')).toMatch(new RegExp(`^${id} \\d{4}-\\d\\d-\\d\\d$`, 'm'));
    expect((await content(other)).text).toContain(CANARY);
  });

  it('makes nothing anew of what is heard of it later', async () => {
    const id = await aCase();
    await inTx((tx) => erased.erase(tx, id));
    await expect(inTx((tx) => new OpenCaseOnReportReceived().handle(aReportReceived({ caseId: id }, { version: 9 }), tx))).rejects.toMatchObject({ code: 'case.absent' });
    expect(await started.made.database.query('SELECT 1 FROM cases WHERE id = $1', [id])).toEqual([]);
    expect(await inTx<boolean>((tx) => erased.erase(tx, id))).toBe(false);
  });

  it('reaches what a backup brings back, and tells the others again; without the key a backup shows nothing', async () => {
    const id = await aCase();
    const backup: Record<string, object[]> = {};
    for (const [table, column] of [['cases', 'id'], ['case_keys', 'case_id'], ['contents', 'case_id']] as const) {
      backup[table] = await started.made.asAdministrator<object>(`SELECT * FROM ${table} WHERE ${column} = $1`, [id]);
    }
    await inTx((tx) => erased.erase(tx, id));
    // Back from before the erasure.
    await started.made.asAdministrator('DELETE FROM erased_cases WHERE case_id = $1', [id]);
    for (const [table, rows] of Object.entries(backup)) {
      for (const row of rows) {
        const columns = Object.keys(row);
        const values = Object.values(row).map((value: unknown) => (Array.isArray(value) && table === 'cases' && value.length === 0 ? '{}' : value));
        await started.made.asAdministrator(`INSERT INTO ${table} (${columns.join()}) VALUES (${columns.map((name, at) => (name === 'told' ? `$${at + 1}::text::jsonb` : `$${at + 1}`)).join()})`,
          values.map((value, at) => (columns[at] === 'told' ? JSON.stringify(value) : value)));
      }
    }
    expect(await started.made.asAdministrator('SELECT 1 FROM contents WHERE case_id = $1', [id])).toHaveLength(2);
    await erased.onModuleInit();
    expect(await started.made.asAdministrator('SELECT 1 FROM case_keys WHERE case_id = $1 UNION ALL SELECT 1 FROM cases WHERE id = $1 UNION ALL SELECT 1 FROM contents WHERE case_id = $1', [id])).toEqual([]);
    expect(await erasedAs(id)).toEqual(['RESTORED']);
    const envelopes = (backup['contents'] as { envelope: Buffer | null }[]).flatMap(({ envelope }) => envelope ?? []);
    expect(envelopes).toHaveLength(1);
    expect(envelopes.some((envelope) => holdsTraceOf(CANARY, envelope))).toBe(false);
    await expect(fields.ofCaseForReading(started.made.database, id)).rejects.toThrow('erased');
  });

  it('reaches what was being heard just then, a minute later', async () => {
    const id = await aCase();
    await inTx((tx) => erased.erase(tx, id));
    await started.made.asAdministrator('INSERT INTO cases (id, received_at) VALUES ($1, now())', [id]);
    await erased.sweep('1 hour');
    expect(await started.made.database.query('SELECT 1 FROM cases WHERE id = $1', [id])).toHaveLength(1);
    await erased.sweep('0 s');
    expect(await started.made.database.query('SELECT 1 FROM cases WHERE id = $1', [id])).toEqual([]);
  });

  it('lets nothing be deleted of a case that was not erased', async () => {
    const id = await aCase();
    for (const [table, column] of [['timeline', 'case_id'], ['contents', 'case_id'], ['replies', 'case_id'], ['cases', 'id']] as const) {
      const before = await started.made.asAdministrator(`SELECT 1 FROM ${table} WHERE ${column} = $1`, [id]);
      await started.made.database.query(`DELETE FROM ${table} WHERE ${column} = $1`, [id]);
      // More may have come meanwhile: the service is at work.
      expect((await started.made.asAdministrator(`SELECT 1 FROM ${table} WHERE ${column} = $1`, [id])).length).toBeGreaterThanOrEqual(before.length);
      expect(before.length).toBeGreaterThan(0);
    }
  });

  it('comes by itself when the time of a closed case is over, and asks people about somebody who was helped', async () => {
    const [spam, helped, fresh, withFile] = [await aCase(), await aCase(), await aCase(), await aCase()];
    for (const [id, as] of [[spam, 'SPAM'], [helped, 'HELPED'], [fresh, 'SPAM'], [withFile, 'SPAM']] as const) expect((await started.operator('POST', `/cases/${id}/close`, { as, actor: 'swg-two' })).status).toBe(200);
    await retentionAfter(29).run();
    expect((await content(spam)).status).toBe(200);
    // Somebody wrote, or added a file, after it was closed: a person decides.
    await started.made.database.query(
      `INSERT INTO contents (submission_id, case_id, kind, received_at, urgent) VALUES ($1, $2, 'MESSAGE', now() + interval '1 hour', false)`, [randomUUID(), fresh]);
    await started.made.database.query(`INSERT INTO attachments (id, case_id, received_at) VALUES ($1, $2, now() + interval '1 hour')`, [randomUUID(), withFile]);
    await retentionAfter(31).run();
    expect((await content(spam)).status).toBe(404);
    expect(await erasedAs(spam)).toEqual(['RETENTION']);
    expect((await content(helped)).status).toBe(200);
    await retentionAfter(731).run();
    expect((await content(helped)).status).toBe(200);
    const tasks = await started.made.database.query<{ case_id: string }>(`SELECT case_id FROM tasks WHERE code = 'REVIEW_ERASURE' AND case_id = ANY($1)`, [[helped, fresh, withFile]]);
    expect(tasks.map(({ case_id }) => case_id).sort()).toEqual([helped, fresh, withFile].sort());
  });

  it('comes by itself after all where people who were asked close the case again, as something else or as the same', async () => {
    const [helped, spam] = [await aCase(), await aCase()];
    await closeAfter(0, helped, 'HELPED');
    await closeAfter(0, spam, 'SPAM');
    await started.made.database.query(
      `INSERT INTO contents (submission_id, case_id, kind, received_at, urgent, due_at) VALUES ($1, $2, 'MESSAGE', now() + interval '1 day', false, now() + interval '1 year')`, [randomUUID(), spam]);
    await retentionAfter(731).run();
    expect(await Promise.all([helped, spam].map(asked))).toEqual([true, true]);
    await closeAfter(800, helped, 'NOT_A_REPRISAL');
    await closeAfter(800, spam, 'SPAM');
    expect(await Promise.all([helped, spam].map(asked))).toEqual([false, false]);
    await retentionAfter(829).run();
    expect(await Promise.all([helped, spam].map(async (id) => (await content(id)).status))).toEqual([200, 200]);
    await retentionAfter(831).run();
    expect(await Promise.all([helped, spam].map(async (id) => (await content(id)).status))).toEqual([200, 404]);
    await retentionAfter(1_166).run();
    expect((await content(helped)).status).toBe(404);
    expect([...await erasedAs(helped), ...await erasedAs(spam)]).toEqual(['RETENTION', 'RETENTION']);
  });

  it('is asked about again, two years after people kept somebody who was helped', async () => {
    const id = await aCase();
    const { closedAt } = await closeAfter(0, id, 'HELPED');
    expect(await closeAfter(1, id, 'HELPED')).toEqual({ caseId: id, closedAt });
    await retentionAfter(731).run();
    expect(await asked(id)).toBe(true);
    await closeAfter(740, id, 'HELPED');
    await retentionAfter(1_469).run();
    expect(await asked(id)).toBe(false);
    await retentionAfter(1_471).run();
    expect(await asked(id)).toBe(true);
    expect((await content(id)).text).toContain(CANARY);
    expect(await erasedAs(id)).toEqual([]);
  });

  it('is still asked for where its reporter wants it, however often the case is closed', async () => {
    const [before, after] = [await aCase(), await aCase()];
    const wantsItErased = (caseId: string) => inTx((tx) => new HeedReporterOnReporterWithdrew().handle(heard(ReporterWithdrewSchema, { caseId, wanted: 'ERASE' }, { lane: 'danger' }), tx));
    // Somebody has agreed already, alone.
    expect((await agree(swg, before)).body).toMatchObject({ missing: 1 });
    await wantsItErased(before);
    for (const id of [before, after]) await closeAfter(0, id, 'HELPED');
    await retentionAfter(731).run();
    for (const id of [before, after]) await closeAfter(740, id, 'HELPED');
    expect(await Promise.all([before, after].map(asked))).toEqual([true, false]);
    await wantsItErased(after);
    expect(await asked(after)).toBe(true);
  });

  it('is closed by whoever answers for it, in her own name and no other', async () => {
    const id = await aCase();
    const close = (caller: typeof lac, body: object) => started.as(caller, 'POST', `/cases/${id}/close`, body);
    expect(await close(handler('hana'), { as: 'SPAM' })).toMatchObject({ status: 404 });
    expect(await close({ ...swg, factors: 1 }, { as: 'SPAM' })).toMatchObject({ status: 403, body: { code: 'access.second-factor' } });
    expect(await close(swg, { as: 'SPAM', actor: 'coord-lac' })).toMatchObject({ status: 400, body: { code: 'request.malformed' } });
    expect(await started.operator('POST', `/cases/${id}/close`, { as: 'SPAM' })).toMatchObject({ status: 400 });
    expect(await started.made.database.query(`SELECT 1 FROM cases WHERE id = $1 AND status = 'CLOSED'`, [id])).toEqual([]);
    expect(await close(swg, { as: 'SPAM' })).toMatchObject({ status: 200, body: { caseId: id } });
    // It was somebody after all: its time of keeping is another one now.
    for (let time = 0; time < 2; time++) expect((await close(lac, { as: 'HELPED' })).status).toBe(200);
    // Each time that it changes something, and not as what: that stays here.
    const toldOfClosing = (await toldOf(started.made.database, id)).filter(({ type }) => type === 'CaseClosed');
    expect(toldOfClosing).toMatchObject([{ data: { caseId: id } }, { data: { caseId: id } }]);
    expect(JSON.stringify(toldOfClosing)).not.toMatch(/SPAM|HELPED/);
    expect(await started.made.database.query('SELECT status, closed_as FROM cases WHERE id = $1', [id])).toEqual([{ status: 'CLOSED', closed_as: 'HELPED' }]);
    const [written, told] = await Promise.all([
      started.made.asAdministrator(`SELECT person FROM audit WHERE case_id = $1 AND action = 'case.close' ORDER BY sequence`, [id]),
      started.made.database.query(`SELECT actor, detail FROM timeline WHERE case_id = $1 AND what = 'CASE_CLOSED' ORDER BY at`, [id]),
    ]);
    expect(written).toEqual([{ person: swg.person }, { person: lac.person }, { person: lac.person }]);
    expect(told).toEqual([{ actor: swg.person, detail: ['SPAM'] }, { actor: lac.person, detail: ['HELPED'] }]);
  });

  it('is asked for by the reporter who takes back that we hold the case, and still takes two people', async () => {
    const id = await aCase();
    const suspended = (purpose: string, recipientId = '') => inTx((tx) => new AskErasureOnSharingSuspended().handle(heard(SharingSuspendedSchema, { caseId: id, purpose, recipientId }), tx));
    await suspended('CP-PUBLIC');
    await suspended('', 'org-1');
    expect(await started.made.database.query('SELECT 1 FROM erasures WHERE case_id = $1', [id])).toEqual([]);
    await suspended('CP-CASE');
    expect(await started.made.database.query(`SELECT 1 FROM tasks WHERE code = 'REVIEW_ERASURE' AND case_id = $1`, [id])).toHaveLength(1);
    expect((await agree(swg, id)).body).toMatchObject({ erased: false, missing: 1 });
    expect((await agree(lac, id)).body).toMatchObject({ erased: true });
  });

  it('is asked for by the reporter who takes everything back and wants it erased, once; whoever wants it kept only stops the team', async () => {
    const [id, kept] = [await aCase(), await aCase()];
    const withdrew = (caseId: string, wanted: string) => inTx((tx) => new HeedReporterOnReporterWithdrew().handle(heard(ReporterWithdrewSchema, { caseId, wanted }, { lane: 'danger' }), tx));
    const of = async (caseId: string) => [
      (await started.made.asAdministrator<{ code: string }>(`SELECT code FROM tasks WHERE case_id = $1 AND code <> 'FETCH_CONTENT' ORDER BY 1`, [caseId])).map(({ code }) => code),
      (await started.made.asAdministrator<{ line: string }>(
        `SELECT concat_ws(' ', what, detail[1]) AS line FROM timeline WHERE case_id = $1 AND what IN ('REPORTER_WITHDREW', 'ERASURE_ASKED') ORDER BY id`, [caseId])).map(({ line }) => line),
    ];
    await withdrew(kept, 'KEEP');
    expect(await of(kept)).toEqual([['HEED_WITHDRAWAL'], ['REPORTER_WITHDREW KEEP']]);
    await withdrew(id, 'ERASE');
    await inTx((tx) => new AskErasureOnSharingSuspended().handle(heard(SharingSuspendedSchema, { caseId: id, purpose: 'CP-CASE', recipientId: '' }), tx));
    expect(await of(id)).toEqual([['HEED_WITHDRAWAL', 'REVIEW_ERASURE'], ['REPORTER_WITHDREW ERASE', 'ERASURE_ASKED']]);
    expect((await content(id)).text).toContain(CANARY);
  });

  it('does not make a report vanish that its withdrawal overtakes', async () => {
    const id = randomUUID();
    await inTx((tx) => new HeedReporterOnReporterWithdrew().handle(heard(ReporterWithdrewSchema, { caseId: id, wanted: 'ERASE' }, { lane: 'danger' }), tx));
    await inTx((tx) => new OpenCaseOnReportReceived().handle(aReportReceived({ caseId: id }), tx));
    await inTx((tx) => new AssignCaseOnReportRouted(outbox).handle(aReportRouted({ caseId: id }), tx));
    const { body } = await started.as(lac, 'GET', `/cases/${id}`);
    // No door has the body of it here, which may have been noticed by now.
    const codes = (body['tasks'] as { code: string }[]).map(({ code }) => code).filter((code) => code !== 'FETCH_CONTENT');
    expect(codes.sort()).toEqual(['HEED_WITHDRAWAL', 'REVIEW_ERASURE']);
  });
});
