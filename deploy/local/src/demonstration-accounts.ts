import { existsSync, readFileSync } from 'node:fs';
import { Secret, TOTP } from 'otpauth';

/** What the directory wrote down when it made accounts for invented people. */
interface DemonstrationAccounts {
  password: string;
  people: { person: string; name: string; totp?: string }[];
}

/** How a newcomer signs in, as `npm start` prints it; nothing where no invented person has an account. */
export function accountLines(path: string): string[] {
  const accounts = read(path);
  if (accounts === undefined || accounts.people.length === 0) return [];
  const [first = '', ...others] = inLines(accounts.people.map(({ person }) => person));
  return [
    `  Sign in as        ${first}`,
    ...others.map((line) => `                    ${line}`),
    `  Password          ${accounts.password}`,
    '  Code              npm run operator -- code PERSON',
  ];
}

/**
 * The code of an invented person's app, now.
 *
 * @throws Error that says what is missing
 */
export function codeOf(path: string, person: string): string {
  const entry = read(path)?.people.find((one) => one.person === person);
  if (entry === undefined) throw new Error('No invented person of that name has an account here. npm start prints them all.');
  if (entry.totp === undefined) throw new Error('She signs in without a code.');
  return new TOTP({ secret: Secret.fromBase32(entry.totp) }).generate();
}

function read(path: string): DemonstrationAccounts | undefined {
  return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as DemonstrationAccounts) : undefined;
}

const WIDTH = 100;

function inLines(words: readonly string[]): string[] {
  const lines: string[] = [];
  for (const word of words) {
    const last = lines.at(-1);
    if (last === undefined || last.length + word.length + 2 > WIDTH) lines.push(word);
    else lines[lines.length - 1] = `${last}, ${word}`;
  }
  return lines;
}
