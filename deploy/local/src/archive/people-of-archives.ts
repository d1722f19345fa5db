import { readFileSync } from 'node:fs';

/** Somebody whom something is sealed to: what her file calls her, and her age recipient. */
export interface Recipient {
  name: string;
  recipient: string;
}

/** A backup that one person alone can open is lost with her key. */
export const FEWEST_RECIPIENTS = 2;

/**
 * Reads a file of recipients: `age1…` and a name on each line; `#` begins a remark.
 *
 * @throws Error where a line is no X25519 recipient of age, one stands there twice, or there are fewer than two
 */
export function readRecipients(path: string): Recipient[] {
  const recipients = linesOf(path).map((line): Recipient => {
    const [recipient = '', ...name] = line.split(/\s+/);
    if (!/^age1[a-z0-9]{58}$/.test(recipient)) throw new Error(`A line of ${path} is no age recipient: age1…, then a name. (recipients.malformed)`);
    return { recipient, name: name.join(' ') };
  });
  if (new Set(recipients.map(({ recipient }) => recipient)).size < recipients.length) throw new Error(`A recipient stands twice in ${path}. (recipients.twice)`);
  if (recipients.length < FEWEST_RECIPIENTS) {
    throw new Error(`${path} names fewer than ${FEWEST_RECIPIENTS} recipients: what one person alone can open is lost with her key. (recipients.too-few)`);
  }
  return recipients;
}

/**
 * Reads age identities from files as `age-keygen` and `npm run escrow -- identity` write them.
 *
 * @throws Error where a file holds none
 */
export function readIdentities(paths: readonly string[]): string[] {
  return paths.flatMap((path) => {
    const identities = linesOf(path).filter((line) => line.startsWith('AGE-SECRET-KEY-1'));
    if (identities.length === 0) throw new Error(`There is no age identity in ${path}. (identity.missing)`);
    return identities;
  });
}

function linesOf(path: string): string[] {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch {
    throw new Error(`${path} cannot be read. (file.unreadable)`);
  }
  return text.split('\n').map((line) => line.trim()).filter((line) => line !== '' && !line.startsWith('#'));
}
