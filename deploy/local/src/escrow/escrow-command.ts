import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { generateX25519Identity, identityToRecipient } from 'age-encryption';
import { readIdentities, readRecipients } from '../archive/people-of-archives';
import { signingKey } from '../archive/signer';
import { defaultDataDir, placesOf, type Places } from '../system/places';
import { marksOf, readKeys } from './keys-that-matter';
import { putKeys, readShare, remember, remembered, writeShares } from './share-files';
import { joinKeys, NEEDED, splitKeys } from './shares';

const usage = `Usage: npm run escrow -- identity FILE
       npm run escrow -- split --custodians FILE [--to FOLDER]
       npm run escrow -- join SHARE SHARE --identity FILE --identity FILE
       npm run escrow -- check [SHARE --identity FILE]
`;

/** `npm run escrow`: keys that nothing brings back, split among three custodians of whom two give them back. */
export async function escrowCommand([what, ...args]: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args, allowPositionals: true,
    options: { custodians: { type: 'string' }, to: { type: 'string' }, identity: { type: 'string', multiple: true } },
  });
  const { custodians, to, identity = [] } = values;
  const places = placesOf(defaultDataDir());
  const [first] = positionals;
  if (what === 'identity' && first !== undefined) return makeIdentity(first);
  if (what === 'split' && custodians !== undefined) return splitCommand(places, custodians, to);
  if (what === 'join' && positionals.length >= NEEDED && identity.length > 0) return joinCommand(places, positionals, identity);
  if (what === 'check' && (first === undefined) === (identity.length === 0)) return checkCommand(places, first, identity);
  process.stderr.write(usage);
  return 2;
}

/** A custodian's own key pair: the secret half stays in the file, the other is printed for the list of recipients. */
async function makeIdentity(file: string): Promise<number> {
  const identity = await generateX25519Identity();
  const recipient = await identityToRecipient(identity);
  writeFileSync(file, `# recipient: ${recipient}\n${identity}\n`, { mode: 0o600, flag: 'wx' });
  say(recipient);
  return 0;
}

async function splitCommand(places: Places, custodians: string, to = join(places.data, 'escrow')): Promise<number> {
  const people = readRecipients(custodians);
  // So that backups that are taken later are known after a loss.
  signingKey(places);
  const keys = readKeys(places);
  const shares = await splitKeys(keys, new Date());
  const files = await writeShares(to, shares, people);
  for (const [place, file] of files.entries()) say(`${people[place]?.name || people[place]?.recipient}: ${file}`);
  if (shares[0] !== undefined) remember(places, shares[0]);
  say(`${Object.keys(keys).length} keys; any ${NEEDED} of these files give them back. Hand each over, then remove it here.`);
  return 0;
}

async function joinCommand(places: Places, files: readonly string[], identities: readonly string[]): Promise<number> {
  const opened = readIdentities(identities);
  const shares = await Promise.all(files.map((file) => readShare(file, opened)));
  const keys = await joinKeys(shares);
  const put = putKeys(places, keys);
  for (const path of put) say(path);
  say(`${put.length} keys were put into ${places.keys}, ${Object.keys(keys).length - put.length} were there. They are of ${shares[0]?.madeAt}.`);
  return 0;
}

/** Which keys of this system no custodian holds. A custodian may bring her file: it is opened, and compared. */
async function checkCommand(places: Places, file: string | undefined, identities: readonly string[]): Promise<number> {
  const held = file === undefined ? remembered(places) : await readShare(file, readIdentities(identities));
  if (held === undefined) {
    say('No key of this system was ever split.');
    return 1;
  }
  const marks = existsSync(places.keys) ? marksOf(readKeys(places)) : {};
  const unheld = Object.entries(marks).filter(([path, mark]) => held.marks[path] !== mark).map(([path]) => path);
  for (const path of unheld) say(`${path} is in no share`);
  for (const path of Object.keys(held.marks)) if (marks[path] === undefined) say(`${path} is gone here: a destroyed key lives on in the shares of ${held.madeAt}`);
  say(`The shares of ${held.madeAt} hold ${Object.keys(held.marks).length} keys; ${unheld.length} of this system are not among them.`);
  return unheld.length === 0 ? 0 : 1;
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
