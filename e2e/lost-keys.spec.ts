import { mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { placesOf } from '@amparo/local';
import { findPostgres } from '@amparo/platform/machine';
import { Rows } from '@amparo/testing';
import { runCommand } from './support/commands';
import { getReceipt, sendUntilAnswered } from './support/door';
import { fileUnder, type Filed } from './support/journey';
import { PortalPerson, type Account } from './support/portal-person';
import { directory } from './support/preparation';
import { arrestIn, CANARY } from './support/reports';
import { startTestSystem, type TestSystem } from './support/system';
import { until } from './support/until';

jest.setTimeout(240_000);

const HANDBOOK = readFileSync(join(__dirname, '..', 'docs', 'OPERATIONS.md'), 'utf8');
/** What the handbook tells an operator to give PostgreSQL. */
const written = (begins: string): string => {
  const [statement] = new RegExp(`(?<=\`)${begins}[^\`]*(?=\`)`).exec(HANDBOOK) ?? [];
  if (statement === undefined) throw new Error(`OPERATIONS has no statement that begins with ${begins}`);
  return statement;
};
const ARRIVES_WITHIN_MS = 90_000;

/** What OPERATIONS says under "if lost" of keys that nothing brings back, done as it says. */
describe('a key that is lost, and no custodian has it', () => {
  const folder = mkdtempSync(join(realpathSync(tmpdir()), `amparo-test-${process.pid}-lost-keys-`));
  let system: TestSystem;
  let lac: PortalPerson;
  let account: Account;
  /** Casework has what it says; and casework had heard of it, and not fetched it yet. */
  let [before, waiting] = [] as unknown as [Filed & { caseId: string }, Filed & { caseId: string }];

  const keys = () => placesOf(system.dataDir).keys;
  const lose = (inFolder: string, which: RegExp): void => {
    const names = readdirSync(join(keys(), inFolder)).filter((name) => which.test(name));
    if (names.length === 0) throw new Error(`there is no ${String(which)} in ${inFolder}`);
    for (const name of names) rmSync(join(keys(), inFolder, name));
  };
  const logOf = (process: string) => readFileSync(join(placesOf(system.dataDir).logs, `${process}.log`), 'utf8');
  const saidBy = (process: string, code: string) => until(`${process} to say ${code}`, async () => Promise.resolve(logOf(process).includes(`"${code}"`) || undefined), ARRIVES_WITHIN_MS);
  const door = (path: string, body: object) => fetch(`${system.running.doorUrl}/api/reports/${path}`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
  const caseOf = (reference: string) => until(`casework to have ${reference}`, async () => (await lac.get<{ cases: { caseId: string }[] }>(`/api/casework/cases?reference=${reference}`)).cases[0]?.caseId, ARRIVES_WITHIN_MS);
  const filed = async (): Promise<Filed & { caseId: string }> => {
    const one = await fileUnder(system, await getReceipt(system.running.doorUrl), arrestIn('CO'), ARRIVES_WITHIN_MS);
    return { ...one, caseId: await caseOf(one.reference) };
  };
  const contentOf = (caseId: string) => lac.call<unknown>('GET', `/api/casework/cases/${caseId}/content`);
  const opens = (caseId: string) => until('its content', async () => (JSON.stringify((await contentOf(caseId)).body).includes(CANARY) ? true : undefined), ARRIVES_WITHIN_MS);
  const itemOf = (reference: string) => until(`an item of ${reference}`, async () => ((await lac.get<{ reference: string }[]>('/api/notifications/items')).some((item) => item.reference === reference) ? true : undefined), ARRIVES_WITHIN_MS);

  beforeAll(async () => {
    system = await startTestSystem('postgres');
    ({ session: lac, account } = await PortalPerson.join(system.api, system.running.portalUrl, 'coord-lac'));
    await saidBy('intake', 'report-key.turned');
    before = await filed();
    await opens(before.caseId);
    // Somebody else seems to be at it.
    await system.rows.of('casework', `
      CREATE FUNCTION hold() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN NEW.claimed_until := now() + interval '1 hour'; RETURN NEW; END $$;
      CREATE TRIGGER hold BEFORE INSERT ON contents FOR EACH ROW EXECUTE FUNCTION hold()`);
    waiting = await filed();
    await system.restart(async () => {
      lose('.', /^receipts\.key$/);
      lose('.', /^reports\.private\.key$/);
      lose('casework.epochs', /^reports-/);
      for (const service of ['notifications', 'portal']) lose(`${service}.epochs`, /^\d{4}-\d\d\.key$/);
      return Promise.resolve();
    });
    await system.rows.of('casework', 'DROP TRIGGER hold ON contents; DROP FUNCTION hold; UPDATE contents SET claimed_until = NULL');
  }, 300_000);

  afterAll(async () => {
    await system?.stop();
    rmSync(folder, { recursive: true, force: true });
  }, 240_000);

  it('of the portal\'s sessions: people sign in again', async () => {
    expect((await lac.call('GET', '/api/session')).status).toBe(401);
    lac = await PortalPerson.signIn(system.running.portalUrl, account);
    expect((await lac.call('GET', '/api/session')).status).toBe(200);
    await itemOf(before.reference);
  });

  it('of a copy of the directory: it is fetched anew, and mail goes out', async () => {
    await saidBy('host', 'directory.copy-unreadable');
    const mails = () => system.mail.mails.filter(({ to }) => to.includes('coord-lac@example.org')).length;
    const already = mails();
    await filed();
    await until('a mail', async () => Promise.resolve(mails() > already || undefined), ARRIVES_WITHIN_MS);
  });

  it('of return codes: they open nothing any more, and what is sent with one is a new report', async () => {
    const answer = await door('conversation', { receipt: before.receipt });
    expect([answer.status, ((await answer.json()) as { code: string }).code]).toEqual([404, 'receipt.unknown']);
    const { reference, receipt } = await fileUnder(system, before.receipt, { ...arrestIn('CO'), narrative: `${CANARY} and more` }, ARRIVES_WITHIN_MS);
    expect(reference).not.toBe(before.reference);
    expect((await door('conversation', { receipt })).status).toBe(200);
    await opens(before.caseId);
  });

  it('that reports are sealed to: what was not fetched is left to a person, what was is read on, and the next one comes', async () => {
    await saidBy('host', 'content.parked');
    const [task] = await system.rows.of<{ open: boolean; due: boolean }>('casework', `SELECT done_at IS NULL AS open, due_at <= now() AS due FROM tasks WHERE case_id = $1 AND code = 'FETCH_CONTENT'`, [waiting.caseId]);
    expect(task).toEqual({ open: true, due: true });
    expect((await contentOf(waiting.caseId)).status).not.toBe(500);
    await opens(before.caseId);
    await opens((await filed()).caseId);
  });

  it('of the directory: all but the door stands still, until its tables are emptied, and it is imported and everybody is invited again', async () => {
    const conflictIds = () => system.rows.of('directory', 'SELECT kind, id, conflict_id FROM conflict_ids ORDER BY 1, 2');
    const [ids, { doorUrl }] = [await conflictIds(), system.running];
    let isLost: () => void = () => undefined;
    const lost = new Promise<void>((done) => { isLost = done; });
    const back = system.restart(async () => {
      lose('directory.epochs', /^\d{4}-\d\d\.key$/);
      isLost();
      return Promise.resolve();
    });
    await lost;
    const receipt = await getReceiptFrom(doorUrl);
    const meanwhile = await sendUntilAnswered(doorUrl, { ...arrestIn('CO'), receipt }, ARRIVES_WITHIN_MS);
    await saidBy('host', 'process.start-failed');
    const rows = new Rows(findPostgres(placesOf(system.dataDir).postgres) ?? '');
    await rows.of('directory', written('TRUNCATE'));
    await rows.close();
    await back;
    const file = join(folder, 'directory.json');
    writeFileSync(file, JSON.stringify(directory));
    expect(await runCommand(system, 'directory', 'import', file)).toMatchObject({ code: 0 });
    expect(await runCommand(system, 'operator', 'invite', 'coord-lac')).toMatchObject({ code: 0 });
    ({ session: lac } = await PortalPerson.join(system.api, system.running.portalUrl, 'coord-lac'));
    // Who is kept out by a conflict of interest stays so: reports of before name the same ids.
    expect(await conflictIds()).toEqual(ids);
    await itemOf(meanwhile.reference);
    await itemOf((await filed()).reference);
    await opens(before.caseId);
    expect(await runCommand(system, 'audit', 'verify')).toMatchObject({ code: 0 });
  });

  /** A return code, as soon as the door is there. */
  const getReceiptFrom = (doorUrl: string) => until('the door', async () => getReceipt(doorUrl).catch(() => undefined), ARRIVES_WITHIN_MS);
});
