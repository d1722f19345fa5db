import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EVENT_LOG_SERVICE } from '@amparo/messaging';
import { Rows } from '@amparo/testing';
import { stopAndSearch } from './remains';

/** Nothing listens there. */
const NOWHERE = 'postgres://nobody@127.0.0.1:1/nothing';

describe('the search of what a system leaves', () => {
  const leave = async (rows: Rows): Promise<string[]> => {
    const dataDir = mkdtempSync(join(tmpdir(), 'amparo-test-remains-'));
    const done: string[] = [];
    const search = stopAndSearch({ rows, dataDir }, async () => void done.push('stopped'), () => {
      rmSync(dataDir, { recursive: true });
      done.push('taken away');
    });
    await search.catch((error: Error) => done.push(error.message));
    return done;
  };

  it('does without the rows of a server that a test took down', async () => {
    const rows = new Rows(NOWHERE);
    expect(await leave(rows)).toEqual(['stopped', 'taken away']);
    await rows.close();
  });

  it('fails where it cannot look into them for any other reason; all is stopped and taken away all the same', async () => {
    const rows = new Rows(NOWHERE);
    await expect(rows.of(EVENT_LOG_SERVICE, 'SELECT 1')).rejects.toThrow();
    await rows.close();
    expect(await leave(rows)).toEqual(['stopped', 'taken away', expect.stringContaining('pool')]);
  });
});
