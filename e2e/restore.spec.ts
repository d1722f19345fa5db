import { mkdirSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  drillDisclosure, joinKeys, newlyEmpty, placesOf, putKeys, readExpected, readKeys, readShare, restoreBackup, splitKeys, takeBackup, unexpected, writeShares, type TakenBackup,
} from '@amparo/local';
import { discardPostgres } from '@amparo/platform/machine';
import { generateX25519Identity, identityToRecipient } from 'age-encryption';
import { Chance } from './chaos/chance.rules';
import { startChaosSystem, type ChaosSystem } from './chaos/chaos-system';
import { checkHistory } from './chaos/checker.rules';
import { eventsOf } from './chaos/history.rules';
import { readEverything, waitForRest } from './chaos/read-everything';
import { Recorder } from './chaos/recorder';
import { reportersOf, type Reporter } from './chaos/reporters.rules';
import { Submit } from './chaos/submit';
import { findWords } from './support/find-words';
import { fillTables } from './support/fill-tables';
import { directory } from './support/preparation';

jest.setTimeout(420_000);

const PATIENCE_MS = 90_000;
const quiet = () => undefined;
/** Begins every word of a case that is shared. */
const MARK = 'invented-of-a-theft';
// On Kafka a restore is part of the journey of erasing.
describe('after a disaster', () => {
  const folder = mkdtempSync(join(realpathSync(tmpdir()), `amparo-test-${process.pid}-backups-`));
  const recorder = new Recorder(join(folder, 'histories', 'before.jsonl'));
  const lost = new Recorder(join(folder, 'histories', 'after.jsonl'));
  let system: ChaosSystem;
  /** Of three custodians; two of them may open backups. */
  let identities: string[];
  let recipients: string[];
  let taken: TakenBackup;

  beforeAll(async () => {
    identities = await Promise.all([1, 2, 3].map(() => generateX25519Identity()));
    recipients = await Promise.all(identities.map((identity) => identityToRecipient(identity)));
    system = await startChaosSystem({ log: 'postgres', recorder, withoutReaders: true });
  }, 180_000);

  afterAll(async () => {
    await system?.stop();
    rmSync(folder, { recursive: true, force: true });
  }, 60_000);

  const places = () => ({ ...placesOf(system.dataDir), backups: join(folder, 'backups') });

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
    [taken] = await Promise.all([takeBackup({ places: places(), folder: places().backups, recipients: recipients.slice(0, 2), say: quiet }), more.all(after)]);

    let seconds = 0;
    await system.restart(async () => {
      await loseEverything();
      const began = performance.now();
      putKeys(places(), await joinKeys(await Promise.all([0, 2].map((at) => readShare(shares[at] ?? '', [identities[at] ?? ''])))));
      await restoreBackup({ places: places(), file: taken.file, identities: identities.slice(1, 2), signer: taken.manifest.signer, force: false, say: quiet });
      seconds = (performance.now() - began) / 1000;
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
      `restored: ${(taken.manifest.databases.bytes / 1e6).toFixed(0)} MB in ${seconds.toFixed(1)} s, at rest ${(rest / 1000).toFixed(1)} s after the start; `
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
    expect(findWords([system.dataDir, places().backups], words, (path) => path.includes('/keys/') || path.includes('/faults/'))).toEqual([]);
    // A column that somebody forgot to seal.
    await system.rows.of('casework', `CREATE TABLE forgotten (words text, n bytea); INSERT INTO forgotten VALUES ('men came at night', '\\x00')`);
    const scratch = join(folder, 'scratch');
    mkdirSync(scratch, { mode: 0o711 });
    const { learned, empty } = await drillDisclosure(places(), scratch);
    process.stderr.write(`tables without a row, of which nothing was learned: ${empty.join(', ')}\n`);
    expect(unexpected(learned, readExpected())).toEqual(['casework.forgotten.words: text']);
    // The drill sees what it is to see.
    expect(learned['protection.alerts.case_id']).toEqual(['ids']);
    expect(learned['logs.level']).toBeDefined();
    // A table is looked at, or it is said why nothing lies in it.
    expect(newlyEmpty(empty)).toEqual([]);
    // Hashes of contacts say which cases have one in common, and not which.
    expect(learned['casework.contacts.hash']).toEqual(['equalities']);
  });

  async function splitForCustodians(): Promise<string[]> {
    const custodians = recipients.map((recipient, place) => ({ recipient, name: `custodian ${place}` }));
    return writeShares(join(folder, 'shares'), await splitKeys(readKeys(places()), new Date()), custodians);
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
