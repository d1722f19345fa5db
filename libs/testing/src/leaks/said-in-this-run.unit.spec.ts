import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { hearing } from './hear-what-is-said';
import { beginNotes, keepForSearch, saidInLogs, textsOfThisRun } from './said-in-this-run';

const STORY = 'A story that nobody else tells in any test.';

describe('what was said in a run', () => {
  const folder = mkdtempSync(join(tmpdir(), 'amparo-said-'));
  const before = process.env['AMPARO_TEST_SAID'] ?? '';
  const databaseLog = join(folder, 'database', 'postgres.log');

  beforeAll(async () => {
    mkdirSync(join(folder, 'database'));
    beginNotes(folder);
    const said = textsOfThisRun();
    if (said === undefined) throw new Error('no run');
    const send = hearing(said, async () => new Response());
    const body = { narrative: STORY, people: [{ id: 'somebody-of-the-team' }], lead: 'somebody-of-the-team' };
    await send('http://127.0.0.1/reports', { method: 'POST', body: JSON.stringify(body) });
  });
  afterAll(() => {
    beginNotes(before);
    rmSync(folder, { recursive: true });
  });

  it('is not in logs that hold what may be told', () => {
    keepForSearch('casework', ['{"code":"report.accepted","person":"somebody-of-the-team"}']);
    writeFileSync(databaseLog, 'ERROR:  something is wrong\n');
    expect(saidInLogs(folder, [databaseLog])).toEqual([]);
  });

  it('is found in what a service logged, and in the log of the database', () => {
    keepForSearch('casework', [`{"message":"${Buffer.from(STORY).toString('base64')}"}`]);
    writeFileSync(databaseLog, `DETAIL:  Failing row contains (1, ${STORY.slice(0, 30)}...\n`);
    expect(saidInLogs(folder, [databaseLog]).map(({ where, canary }) => `${where.slice(folder.length)}: ${canary}`)).toEqual([
      expect.stringMatching(/^\/casework-\d+\.log: narrative in POST \/reports \(base64\)$/), '/database/postgres.log: narrative in POST /reports (plain)',
    ]);
  });
});
