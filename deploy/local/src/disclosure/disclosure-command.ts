import { chmodSync, existsSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { defaultDataDir, placesOf, ROOT } from '../system/places';
import { learn, unexpected, type Learned } from './content-classes.rules';
import { drillDisclosure, type Drilled } from './drill-disclosure';

/** What may be learned, and is known to be: read by people, and held against what a drill finds. */
export const EXPECTED = join(ROOT, 'docs', 'evidence', 'disclosure.json');

/** Tables that nothing fills in a drill, each with why: of the others a row has been looked at (e2e/restore.spec.ts). */
export const EMPTY = join(ROOT, 'docs', 'evidence', 'disclosure-empty.json');

/**
 * `npm run drill:disclosure`: prints all that this machine's data say without a key, and fails where that is more than the list
 * of `docs/evidence/disclosure.json`. `--accept` adds what was found to the list, for somebody who has judged it. Tables without a row are named, since
 * nothing could be learned of them; with `--filled` one that `docs/evidence/disclosure-empty.json` does not name is a failure too.
 */
export async function disclosureCommand(args: string[]): Promise<number> {
  const { values } = parseArgs({ args, options: { json: { type: 'boolean' }, accept: { type: 'boolean' }, filled: { type: 'boolean' } } });
  const scratch = mkdtempSync(join(realpathSync(tmpdir()), 'amparo-disclosure-'));
  chmodSync(scratch, 0o711);
  let drilled: Drilled;
  try {
    drilled = await drillDisclosure(placesOf(defaultDataDir()), scratch);
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
  const { learned, empty } = drilled;
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
  say(`${empty.length} tables have no row here, so nothing was learned of them: ${empty.join(', ')}`);
  const unfilled = values.filled === true ? newlyEmpty(empty) : [];
  for (const table of unfilled) say(`NOT LOOKED AT  ${table}`);
  say(`${Object.keys(learned).length} places can be read without a key; ${more.length} of them say more than the list.`);
  return more.length + unfilled.length === 0 ? 0 : 1;
}

/** The list of what may be learned. */
export function readExpected(): Learned {
  return existsSync(EXPECTED) ? (JSON.parse(readFileSync(EXPECTED, 'utf8')) as Learned) : {};
}

/** Those of some tables without a row that nobody has said why they have none. */
export function newlyEmpty(empty: readonly string[]): string[] {
  const known = existsSync(EMPTY) ? (JSON.parse(readFileSync(EMPTY, 'utf8')) as Record<string, string>) : {};
  return empty.filter((table) => !Object.hasOwn(known, table));
}

function writeExpected(expected: Learned): void {
  const lines = Object.entries(expected).sort(([a], [b]) => (a < b ? -1 : 1)).map(([where, classes]) => ` ${JSON.stringify(where)}: ${JSON.stringify(classes)}`);
  writeFileSync(EXPECTED, `{\n${lines.join(',\n')}\n}\n`);
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
