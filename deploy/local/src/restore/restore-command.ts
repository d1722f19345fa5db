import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { kafkaLogCreator, Logger, SERVICE_NAMES } from '@amparo/platform';
import { forgetKafkaLog, groupOf } from '@amparo/messaging';
import { LANES } from '@amparo/contracts';
import type { Manifest } from '../archive/manifest';
import { readIdentities } from '../archive/people-of-archives';
import { readArchive } from '../archive/read-archive';
import { signerOf, signingKey, SIGNING_KEY } from '../archive/signer';
import { allTopics } from '../system/databases';
import { defaultDataDir, placesOf, type Places } from '../system/places';
import { restoreBackup } from './restore-backup';

const usage = `Usage: npm run restore -- FILE --identity KEYFILE [--identity KEYFILE …] [--signer HEX] [--force] [--check]
`;

/** `npm run restore`: all databases of one backup, back in their place. `--check` reads the backup to its end and changes nothing. */
export async function restoreCommand(args: string[]): Promise<number> {
  const { values, positionals: [file, ...more] } = parseArgs({
    args, allowPositionals: true,
    options: { identity: { type: 'string', multiple: true }, signer: { type: 'string' }, force: { type: 'boolean' }, check: { type: 'boolean' } },
  });
  if (file === undefined || more.length > 0 || values.identity === undefined) {
    process.stderr.write(usage);
    return 2;
  }
  const places = placesOf(defaultDataDir());
  const identities = readIdentities(values.identity);
  const signer = values.signer ?? ownSigner(places);
  const began = performance.now();
  const seconds = () => ((performance.now() - began) / 1000).toFixed(1);
  if (values.check === true) {
    printManifest((await readArchive(file, { identities, signer })).manifest);
    say(`The backup is whole and genuine (${seconds()} s).`);
    return 0;
  }
  if ((process.env['DATABASE_URL'] ?? '') !== '') {
    throw new Error('DATABASE_URL names a server that is not started from here: restore without it, and serve the data folder, or use the means of that server. (restore.outside-server)');
  }
  const { manifest, aside, erased } = await restoreBackup({ places, file, identities, signer, force: values.force ?? false, say });
  await forgetGivenKafka();
  printManifest(manifest);
  for (const path of aside) say(`What was there is in ${path}`);
  if (erased > 0) say(`${erased} erased cases were added to the registers of this system.`);
  say(`Restored in ${seconds()} s. Now start the system: it tells everything again, and what was handled is dropped.`);
  return 0;
}

function ownSigner(places: Places): string {
  if (!existsSync(join(places.keys, SIGNING_KEY))) {
    throw new Error(`There is no ${SIGNING_KEY} in ${places.keys}: bring the keys back first, or give --signer with what the backup printed. (restore.signer-unknown)`);
  }
  return signerOf(signingKey(places));
}

/** Brokers that somebody else runs may know what no restored database remembers: their log is forgotten, and told again. */
async function forgetGivenKafka(): Promise<void> {
  const { KAFKA_BROKERS: brokers = '' } = process.env;
  if (brokers === '') return;
  const client = { brokers, name: 'restore', logCreator: kafkaLogCreator(new Logger('restore', 'error')) };
  await forgetKafkaLog(client, allTopics(), SERVICE_NAMES.flatMap((service) => LANES.map((lane) => groupOf(service, lane))));
  say('The event log on Kafka was emptied: everything is told again.');
}

function printManifest({ madeAt, version, postgres, machine, services, log, databases }: Manifest): void {
  say(`Backup of ${madeAt}: Amparo ${version}, PostgreSQL ${postgres.version} on ${machine}, ${(databases.bytes / 1e6).toFixed(1)} MB`);
  for (const [service, { migrations, told }] of Object.entries(services)) say(`  ${service.padEnd(14)} ${migrations.length} migrations, told ${told}`);
  if (log !== undefined) say(`  ${'event log'.padEnd(14)} ${log} events`);
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
