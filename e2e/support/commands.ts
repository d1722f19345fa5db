import { execFile } from 'node:child_process';
import { join } from 'node:path';

const MAIN = join(__dirname, '..', '..', 'deploy', 'local', 'dist', 'main.js');
/** What a command prints of a large system. */
const MOST_BYTES = 64 * 1024 * 1024;

/** What came of a command. */
export interface Ran {
  code: number;
  /** What it printed, on both streams. */
  said: string;
}

/** `npm run NAME -- …` as an operator gives it on the machine, for the system of a data folder. */
export function runCommand({ dataDir }: { dataDir: string }, ...args: string[]): Promise<Ran> {
  return new Promise((done) => {
    execFile(process.execPath, [MAIN, ...args], { env: { ...process.env, AMPARO_DATA_DIR: dataDir }, maxBuffer: MOST_BYTES }, (error, out, err) => {
      done({ code: error === null ? 0 : typeof error.code === 'number' ? error.code : 1, said: `${out}${err}` });
    });
  });
}
