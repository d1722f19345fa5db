import { parseArgs } from 'node:util';
import { readRecipients } from '../archive/people-of-archives';
import { defaultDataDir, placesOf } from '../system/places';
import { readKeepRule } from './prune.rules';
import { takeBackup } from './take-backup';

const usage = `Usage: npm run backup [-- --to FOLDER] [--recipients FILE] [--keep DAYS,WEEKS,MONTHS]
`;

/** `npm run backup`: a backup of all databases, sealed to those who may restore it, while the system runs. */
export async function backupCommand(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args, allowPositionals: true,
    options: { to: { type: 'string' }, recipients: { type: 'string' }, keep: { type: 'string' } },
  });
  if (positionals.length > 0) {
    process.stderr.write(usage);
    return 2;
  }
  const places = placesOf(defaultDataDir());
  const keep = values.keep === undefined ? undefined : readKeepRule(values.keep);
  const recipients = readRecipients(values.recipients ?? places.backupRecipients);
  const { DATABASE_URL: given = '' } = process.env;
  const began = performance.now();
  const { file, manifest, sealedBytes, pruned } = await takeBackup({
    places, folder: values.to ?? places.backups, recipients: recipients.map(({ recipient }) => recipient), keep, say,
    ...(given === '' ? {} : { databaseUrl: given }),
  });
  say(file);
  say(`All databases as of ${manifest.madeAt}: ${megabytes(manifest.databases.bytes)}, sealed ${megabytes(sealedBytes)}, in ${((performance.now() - began) / 1000).toFixed(1)} s`);
  say(`To be opened by ${recipients.map(({ name, recipient }) => name || recipient).join(', ')}. Keys are not in it.`);
  say(`Signed by ${manifest.signer}: keep this with the identities.`);
  for (const name of pruned) say(`Removed ${name}`);
  return 0;
}

function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(1)} MB`;
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
