import { chmodSync, existsSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { defaultDataDir, placesOf, ROOT } from '../system/places';
import { learn, unexpected, type Learned } from './content-classes.rules';
import { drillDisclosure } from './drill-disclosure';

/** What may be learned, and is known to be: read by people, and held against what a drill finds. */
export const EXPECTED = join(ROOT, 'docs', 'evidence', 'disclosure.json');

/**
 * `npm run drill:disclosure`: prints all that this machine's data say without a key, and fails where that is more than the list
 * of `docs/evidence/disclosure.json`. `--accept` adds what was found to the list, for somebody who has judged it.
 */
export async function disclosureCommand(args: string[]): Promise<number> {
  const { values } = parseArgs({ args, options: { json: { type: 'boolean' }, accept: { type: 'boolean' } } });
  const scratch = mkdtempSync(join(realpathSync(tmpdir()), 'amparo-disclosure-'));
  chmodSync(scratch, 0o711);
  let learned: Learned;
  try {
    learned = await drillDisclosure(placesOf(defaultDataDir()), scratch);
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
  if (values.json === true) say(JSON.stringify(learned, undefined, 1));
  else for (const [where, classes] of Object.entries(learned)) say(`${where.padEnd(60)} ${classes.join(', ')}`);
  const expected = readExpected();
  const more = unexpected(learned, expected);
  if (values.accept === true) {
    for (const [where, classes] of Object.entries(learned)) learn(expected, where, classes);
    writeExpected(expected);
    say(`${more.length} lines were added to ${EXPECTED}.`);
    return 0;
  }
  for (const line of more) say(`NOT EXPECTED  ${line}`);
  say(`${Object.keys(learned).length} places can be read without a key; ${more.length} of them say more than the list.`);
  return more.length === 0 ? 0 : 1;
}

/** The list of what may be learned. */
export function readExpected(): Learned {
  return existsSync(EXPECTED) ? (JSON.parse(readFileSync(EXPECTED, 'utf8')) as Learned) : {};
}

function writeExpected(expected: Learned): void {
  const lines = Object.entries(expected).sort(([a], [b]) => (a < b ? -1 : 1)).map(([where, classes]) => ` ${JSON.stringify(where)}: ${JSON.stringify(classes)}`);
  writeFileSync(EXPECTED, `{\n${lines.join(',\n')}\n}\n`);
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
