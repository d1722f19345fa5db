import { mkdirSync, mkdtempSync, realpathSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { placesOf } from '@amparo/local';
import { discardPostgres } from '@amparo/platform/machine';
import { Chance } from './chaos/chance.rules';
import { startChaosSystem, type ChaosSystem } from './chaos/chaos-system';
import { checkHistory } from './chaos/checker.rules';
import { eventsOf } from './chaos/history.rules';
import { readEverything, waitForRest } from './chaos/read-everything';
import { Recorder } from './chaos/recorder';
import { reportersOf, type Reporter } from './chaos/reporters.rules';
import { Submit } from './chaos/submit';
import { runCommand } from './support/commands';
import { describeOnBothLogs } from './support/event-logs';
import { fillTables } from './support/fill-tables';
import { findWords } from './support/find-words';
import { directory } from './support/preparation';

jest.setTimeout(420_000);

const PATIENCE_MS = 90_000;
/** Begins every word of a case that is shared. */
const MARK = 'invented-of-a-theft';

describeOnBothLogs('after a disaster', (log) => {
  const folder = mkdtempSync(join(realpathSync(tmpdir()), `amparo-test-${process.pid}-disaster-`));
  const recorder = new Recorder(join(folder, 'histories', 'before.jsonl'));
  const lost = new Recorder(join(folder, 'histories', 'after.jsonl'));
  /** Of three custodians, the files of their keys; two of them may open backups, any two bring the keys back. */
  const identities = [0, 1, 2].map((place) => join(folder, `custodian-${place}.identity`));
  const custodians = join(folder, 'custodians.txt');
  let system: ChaosSystem;

  beforeAll(async () => {
    system = await startChaosSystem({ log, recorder, withoutReaders: true });
    const lines = await Promise.all(identities.map(async (identity, place) => `${(await command('escrow', 'identity', identity)).trim()} custodian ${place}`));
    writeFileSync(custodians, `${lines.join('\n')}\n`);
    writeFileSync(places().backupRecipients, `# who may open a backup\n${lines.slice(0, 2).join('\n')}\n`);
  }, 180_000);

  afterAll(async () => {
    await system?.stop();
    rmSync(folder, { recursive: true, force: true });
  }, 240_000);

  const places = () => placesOf(system.dataDir);
  /** What a command printed that did what it should. */
  const command = async (...args: string[]): Promise<string> => {
    const { code, said } = await runCommand(system, ...args);
    if (code !== 0) throw new Error(`${args.join(' ')} ended with ${code}: ${said}`);
    return said;
  };

  it('everything that was accepted before the backup is there again, once: from one backup, one who may open it, and two custodians', async () => {
    const chance = new Chance(7);
    const [rested, moving, after] = ['rested', 'moving', 'after'].map((name) => reportersOf(name, chance, { ladder: true })) as [Reporter[], Reporter[], Reporter[]];

    const before = new Submit(system.running.doorUrl, system.api, recorder, PATIENCE_MS, () => system.rows);
    await before.all(rested);
    await waitForRest(system, recorder, PATIENCE_MS);
    // From here on nothing gets out of the house: what went out after the instant of the backup would go out again.
    await system.mail.behave('down');
    await system.pager.close();
    await before.all(moving);
    const shares = await splitForCustodians();
    // People go on reporting while it is taken.
    const more = new Submit(system.running.doorUrl, system.api, lost, PATIENCE_MS, () => system.rows);
    const [took] = await Promise.all([command('backup', '--keep', '7,5,12'), more.all(after)]);
    expect(took).toMatch(/To be opened by custodian 0, custodian 1\. Keys are not in it\./);
    const [file = '', , , signed = ''] = took.split('\n');
    const signer = /^Signed by ([0-9a-f]{64})/.exec(signed)?.[1] ?? '';
    expect(await runCommand(system, 'restore', file, '--identity', identities[1] ?? '')).toMatchObject({ code: 1, said: expect.stringContaining('(restore.system-runs)') as string });

    let restored = '';
    await system.restart(async () => {
      await loseEverything();
      expect(await runCommand(system, 'restore', file, '--identity', identities[1] ?? '')).toMatchObject({ code: 1, said: expect.stringContaining('(restore.signer-unknown)') as string });
      const joined = await command('escrow', 'join', ...[0, 2].flatMap((place) => [shares[place] ?? '', '--identity', identities[place] ?? '']));
      expect(joined).toMatch(/^casework\.epochs\/\d{4}-\d\d\.key$.*^[1-9]\d* keys were put into .*, 0 were there\./ms);
      expect(await command('restore', file, '--identity', identities[1] ?? '', '--check')).toContain('The backup is whole and genuine');
      restored = await command('restore', file, '--identity', identities[1] ?? '', '--signer', signer);
      await system.mail.behave('well');
      await system.pager.open();
    });
    const rest = await waitForRest(system, recorder, PATIENCE_MS);
    await askAgain(before, [...rested, ...moving]);
    await writeMore(before, rested);
    await waitForRest(system, recorder, PATIENCE_MS);
    await noteOthers();
    await readEverything(system, recorder, { receipts: before.receipts, short: true });
    process.stderr.write(
      `${log}: ${/^Backup of .*$/m.exec(restored)?.[0]}; ${/^Restored in [^:.]*\.\d s/m.exec(restored)?.[0]}, at rest ${(rest / 1000).toFixed(1)} s after the start; `
      + `${eventsOf(recorder.history, 'planned').length} bodies from before, ${eventsOf(lost.history, 'planned').length} sent while it was taken\n`,
    );
    expect(checkHistory(recorder.history)).toEqual([]);
  });

  it('who takes the disk, the logs, the event log and the backups learns no more than the list says', async () => {
    await fillTables(system, (place) => `${MARK}-${place.replace(/\W+/g, '-')}`);
    const words = [
      MARK, 'gente del Colectivo Amanecer', 'invented rested.', 'invented moving.', 'invented after.', 'halp comming',
      ...directory.people.flatMap(({ email, pager = '' }) => [email, pager]).filter((word) => word.length > 6),
    ];
    // Kafka's indices are numbers, in files that are made long before they are filled.
    expect(findWords([system.dataDir], words, (path) => path.includes('/keys/') || path.includes('/faults/') || /\/kafka\/.*index$/.test(path))).toEqual([]);
    // What could not be handled, of every service that tells anything.
    for (const service of ['intake', 'directory', 'protection', 'casework', 'notifications', 'grants']) {
      await system.rows.of(
        service,
        `INSERT INTO parked (consumer, event_id, subject, lane, topic, type, reason, headers, payload)
         SELECT 'x.y', event_id, subject, lane, 'amparo.x.v1', type, 'QueryFailedError:57P01', jsonb_build_object('ce_id', event_id, 'ce_time', time, 'ce_type', type, 'amparo_version', version), payload FROM told`,
      );
    }
    // A column that somebody forgot to seal, and a file that somebody forgot.
    await system.rows.of('casework', `CREATE TABLE forgotten (words text, n bytea); INSERT INTO forgotten VALUES ('men came at night', '\\x00')`);
    mkdirSync(join(system.dataDir, 'forgotten'));
    writeFileSync(join(system.dataDir, 'forgotten', 'notes'), 'men came at night\n');
    const { code, said } = await runCommand(system, 'drill:disclosure', '--filled');
    const lines = said.split('\n');
    process.stderr.write(`${log}: ${lines.find((line) => line.includes('have no row here'))}\n`);
    // A table is looked at, or it is said why nothing lies in it. What kills processes is the test's own.
    expect(lines.filter((line) => /^NOT (EXPECTED|LOOKED AT)/.test(line) && !/ faults/.test(line))).toEqual(['NOT EXPECTED  casework.forgotten.words: text', 'NOT EXPECTED  forgotten: text']);
    expect(code).toBe(1);
    const learned = Object.fromEntries(lines.flatMap((line) => (/^\S/.test(line) && / {2,}/.test(line) ? [line.split(/ {2,}/, 2) as [string, string]] : [])));
    // The drill sees what it is to see.
    expect(learned['protection.alerts.case_id']).toBe('ids');
    expect(learned['logs.level']).toBe('names');
    expect(learned[log === 'kafka' ? 'kafka.events.value' : 'events.event_log.payload']).toMatch(/ids/);
    expect(Object.keys(learned)).toEqual(expect.arrayContaining(['anchors.sequence', 'backup-recipients.txt', 'escrow.json.marks', 'postgres.log.LOG']));
    // Hashes of contacts say which cases have one in common, and not which.
    expect(learned['casework.contacts.hash']).toBe('equalities');
  });

  /** @returns the file of each custodian, in a place of hers; the second has left hers here */
  async function splitForCustodians(): Promise<string[]> {
    const said = await command('escrow', 'split', '--custodians', custodians);
    const files = [...said.matchAll(/^custodian \d: (.*)$/gm)].map(([, file = '']) => file);
    expect(files).toHaveLength(3);
    expect(await command('escrow', 'check')).toMatch(/0 of this system are not among them/);
    expect(await command('escrow', 'check', files[0] ?? '', '--identity', identities[0] ?? '')).toMatch(/0 of this system are not among them/);
    return files.map((file, place) => {
      if (place === 1) return file;
      const own = join(folder, basename(file));
      renameSync(file, own);
      return own;
    });
  }

  /** The machine is gone, with databases, event log, passwords and keys. */
  async function loseEverything(): Promise<void> {
    await discardPostgres(places().postgres);
    for (const path of [places().kafka, places().secrets, places().operatorToken, places().keys]) rmSync(path, { recursive: true, force: true });
  }

  /** Whoever was answered before asks again: the answer stays. */
  async function askAgain(before: Submit, reporters: readonly Reporter[]): Promise<void> {
    for (const { name, steps } of reporters) {
      for (const step of steps) if ('body' in step) await send(step.body.key, name, { ...step.report, receipt: before.receipts.get(name) });
    }
  }

  /** An addition to a case from before: casework opens what it kept of it, with keys that the custodians gave back. */
  async function writeMore(before: Submit, reporters: readonly Reporter[]): Promise<void> {
    for (const { name, steps } of reporters) {
      const last = steps.at(-1);
      if (last === undefined || !('body' in last) || last.body.place !== 3 || last.body.lane !== 'danger') continue;
      const body = { ...last.body, place: 4, key: `${name}/4`, alerted: [] };
      recorder.note({ what: 'planned', body });
      recorder.note({ what: 'invoke', call: 'REPORT', key: body.key, by: name });
      await send(body.key, name, { ...last.report, narrative: `invented ${name} afterwards`, receipt: before.receipts.get(name) });
      return;
    }
    throw new Error('nobody had more to say');
  }

  async function send(key: string, by: string, report: object): Promise<void> {
    const answer = await fetch(`${system.running.doorUrl}/api/reports`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(report) });
    expect([key, answer.status]).toEqual([key, 201]);
    const { reference, urgency } = (await answer.json()) as { reference: string; urgency: string };
    recorder.note({ what: 'ok', call: 'REPORT', key, by, reference, urgency, submission: answer.headers.get('amparo-submission') ?? '' });
  }

  /** Reports that were accepted while the backup was taken: those that are in it are nobody's invention. */
  async function noteOthers(): Promise<void> {
    const references = [...new Set(eventsOf(lost.history, 'ok').flatMap(({ reference }) => reference ?? []))];
    const deliveries: string[] = [];
    for (const reference of references) {
      const found = await system.api.find<{ caseId: string }>(`casework/cases/${reference}`);
      if (found === undefined) continue;
      deliveries.push(...(await system.api.get<{ id: string }[]>(`notifications/deliveries?case=${found.caseId}`)).map(({ id }) => id));
    }
    recorder.note({ what: 'before', references, deliveries });
  }
});
