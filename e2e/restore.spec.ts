import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { placesOf, restoreBackup, takeBackup, type TakenBackup } from '@amparo/local';
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
import { describeOnBothLogs } from './support/event-logs';

jest.setTimeout(240_000);

const PATIENCE_MS = 90_000;

describeOnBothLogs('after a disaster', (log) => {
  const folder = mkdtempSync(join(tmpdir(), `amparo-test-${process.pid}-backups-`));
  const recorder = new Recorder(join(folder, 'before.jsonl'));
  const lost = new Recorder(join(folder, 'after.jsonl'));
  let system: ChaosSystem;
  let identities: string[];
  let taken: TakenBackup;

  beforeAll(async () => {
    identities = await Promise.all([generateX25519Identity(), generateX25519Identity()]);
    system = await startChaosSystem({ log, recorder });
  }, 180_000);

  afterAll(async () => {
    await system?.stop();
    rmSync(folder, { recursive: true, force: true });
  }, 60_000);

  const submitTo = (to: Recorder) => new Submit(system.running.doorUrl, system.api, to, PATIENCE_MS);

  it('everything that was accepted before the backup is there again, once, and nothing else is', async () => {
    const chance = new Chance(7);
    // On Kafka what nobody had heard comes again after what was not told yet: that order is gone with the log.
    const without = { ladder: true, order: log === 'kafka' };
    if (log === 'kafka') recorder.note({ what: 'shuffled' });
    const [rested, moving, after] = ['rested', 'moving', 'after'].map((name) => reportersOf(name, chance, without)) as [Reporter[], Reporter[], Reporter[]];

    const before = submitTo(recorder);
    await before.all(rested);
    await waitForRest(system, recorder, PATIENCE_MS);
    // From here on nothing gets out of the house: what goes out after the instant of a backup would go out again.
    await system.mail.behave('down');
    await system.pager.close();
    await before.all(moving);
    const places = placesOf(system.dataDir);
    const recipients = await Promise.all(identities.map((identity) => identityToRecipient(identity)));
    const more = submitTo(lost);
    // People go on reporting while it is taken.
    const [backup] = await Promise.all([takeBackup({ places, folder, recipients, say: () => undefined }), more.all(after)]);
    taken = backup;

    let seconds = 0;
    await system.restart(async () => {
      await discardPostgres(places.postgres);
      for (const path of [places.kafka, places.secrets, places.operatorToken]) rmSync(path, { recursive: true, force: true });
      const began = performance.now();
      await restoreBackup({ places, file: taken.file, identities: identities.slice(0, 1), signer: taken.manifest.signer, force: false, say: () => undefined });
      seconds = (performance.now() - began) / 1000;
      await system.mail.behave('well');
      await system.pager.open();
    });
    const rest = await waitForRest(system, recorder, PATIENCE_MS);
    // Whoever was answered before asks again: the answer stays.
    await askAgain(before, [...rested, ...moving]);
    await waitForRest(system, recorder, PATIENCE_MS);
    await readEverything(system, recorder, before.receipts);
    const { bytes } = taken.manifest.databases;
    process.stderr.write(
      `restored on ${log}: ${(bytes / 1e6).toFixed(0)} MB in ${seconds.toFixed(1)} s, at rest after ${(rest / 1000).toFixed(1)} s; `
      + `${eventsOf(recorder.history, 'planned').length} bodies from before, ${eventsOf(lost.history, 'planned').length} sent after it began\n`,
    );
    expect(checkHistory(recorder.history).filter(({ says }) => !isOfThoseAfter(says))).toEqual([]);
  });

  /** Sends every body again, under its own return code. */
  async function askAgain(before: Submit, reporters: readonly Reporter[]): Promise<void> {
    for (const { name, steps } of reporters) {
      for (const step of steps) {
        if (!('body' in step)) continue;
        const answer = await fetch(`${system.running.doorUrl}/api/reports`, {
          method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ ...step.report, receipt: before.receipts.get(name) }),
        });
        expect([step.body.key, answer.status]).toEqual([step.body.key, 201]);
        const { reference, urgency } = (await answer.json()) as { reference: string; urgency: string };
        recorder.note({ what: 'ok', call: 'REPORT', key: step.body.key, by: name, reference, urgency, submission: answer.headers.get('amparo-submission') ?? '' });
      }
    }
  }

  /** A report that was accepted while the backup was taken may be in it: it is nobody's invention. */
  function isOfThoseAfter(says: string): boolean {
    return eventsOf(lost.history, 'ok').some(({ reference }) => reference !== undefined && says === `case ${reference}`);
  }
});
