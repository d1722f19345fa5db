import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Places } from '../system/places';

/**
 * Keys that nothing brings back, by their paths below the key folder: what they seal is lost with them. Every other file there
 * is made anew by a start, and is not given away.
 */
export const KEYS_THAT_MATTER: readonly { path: RegExp; opens: string }[] = [
  { path: /^reports\.private\.key$/, opens: 'reports that casework has not fetched yet, and contents from before there were data keys' },
  { path: /^casework\.epochs\/reports-\d{4}-\d\d\.key$/, opens: 'reports of that month that casework has not fetched yet' },
  { path: /^receipts\.key$/, opens: 'the way back of reporters: return codes are compared by it' },
  { path: /^[a-z]+\.epochs\/\d{4}-\d\d\.key$/, opens: 'the data keys that were wrapped in that month, and what they seal' },
  { path: /^[a-z]+\.epochs\/index\.key$/, opens: 'what is found by equality: repetitions, contacts' },
  { path: /^[a-z]+\.sealing\.key$/, opens: 'what was sealed before there were monthly keys' },
  { path: /^backups\.key$/, opens: 'nothing; by it a restore knows a backup of ours' },
];

/** The keys that matter in a key folder, by their paths in it. */
export function readKeys({ keys }: Pick<Places, 'keys'>): Record<string, string> {
  if (!existsSync(keys)) return {};
  const paths = readdirSync(keys, { recursive: true, encoding: 'utf8' }).map((path) => path.replaceAll('\\', '/')).sort();
  const ours = paths.filter((path) => KEYS_THAT_MATTER.some((each) => each.path.test(path)) && statSync(join(keys, path)).isFile());
  return Object.fromEntries(ours.map((path) => [path, readFileSync(join(keys, path), 'utf8')]));
}

/** Names a key's content without giving it away: keys are random, so that nobody guesses one by its mark. */
export function markOf(content: string): string {
  return createHash('sha256').update('amparo escrow mark').update(content).digest('hex').slice(0, 16);
}

/** The marks of keys, by path. */
export function marksOf(keys: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(keys).map(([path, content]) => [path, markOf(content)]));
}
