import { appendFileSync, existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SaidTexts } from './said-texts';
import { searchBytes } from './search-bytes';
import type { Found } from './sought';

/** Names the folder in which a run of `.int.spec.ts` tests notes what was said, and what services logged. Each process has files of its own there. */
const FOLDER = 'AMPARO_TEST_SAID';
const SAID = /^said-\d+\.jsonl$/;

/** Texts of one file of tests, noted for the end of the run. */
class NotedTexts extends SaidTexts {
  constructor(private readonly file: string) {
    super();
  }

  override add(text: string, where: string): boolean {
    const fresh = super.add(text, where);
    if (fresh) this.note({ text, where });
    return fresh;
  }

  override addId(id: string): boolean {
    const fresh = super.addId(id);
    if (fresh) this.note({ id });
    return fresh;
  }

  private note(line: object): void {
    appendFileSync(this.file, `${JSON.stringify(line)}\n`);
  }
}

/** Begins a run. @param folder where its notes are kept */
export function beginNotes(folder: string): void {
  process.env[FOLDER] = folder;
}

/** Texts that are looked for when the run ends; nothing outside a run. */
export function textsOfThisRun(): SaidTexts | undefined {
  const folder = process.env[FOLDER];
  return folder === undefined ? undefined : new NotedTexts(join(folder, `said-${process.pid}.jsonl`));
}

/** Keeps what a service logged in a test until the run ends, when it is searched for all that was said in it. */
export function keepForSearch(service: string, lines: readonly string[]): void {
  const folder = process.env[FOLDER];
  if (folder !== undefined) appendFileSync(join(folder, `${service}-${process.pid}.log`), `${lines.join('\n')}\n`);
}

/**
 * What was said in a run and stands in a log of it.
 *
 * @param folder with the notes and the lines of services
 * @param logs of the database server
 */
export function saidInLogs(folder: string, logs: readonly string[]): Found[] {
  const said = new SaidTexts();
  const names = readdirSync(folder);
  for (const name of names.filter((each) => SAID.test(each))) {
    for (const line of readFileSync(join(folder, name), 'utf8').split('\n').filter((each) => each !== '')) {
      const { id, text, where } = JSON.parse(line) as { id?: string; text: string; where: string };
      if (id === undefined) said.add(text, where);
      else said.addId(id);
    }
  }
  const lines = names.filter((name) => name.endsWith('.log')).map((name) => join(folder, name));
  return [...lines, ...logs.filter((path) => existsSync(path))].flatMap((path) => searchBytes(said, path, readFileSync(path)));
}
