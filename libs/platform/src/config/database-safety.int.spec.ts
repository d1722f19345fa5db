import { openDatabase } from '@amparo/persistence';
import { serviceDatabase, type ServiceDatabase } from '@amparo/testing';
import { Logger } from '../log/logger';
import { checkSilence } from './database-safety';

describe('a database server whose log could hold what is stored', () => {
  let made: ServiceDatabase;
  const lines: string[] = [];
  const logger = new Logger('casework', 'warn', (line) => lines.push(line));

  beforeAll(async () => {
    made = await serviceDatabase('casework', { entities: [], migrations: [] });
  });
  afterAll(() => made.drop());

  /** As a service connects after its administrator set something for its role. */
  const check = async (mode: 'demo' | 'production', set: string): Promise<void> => {
    await made.asAdministrator(`DO $$ BEGIN EXECUTE format('ALTER ROLE amparo_casework_app IN DATABASE %I ${set}', current_database()); END $$`);
    const database = await openDatabase({ url: made.urlOf('app'), name: 'silence', entities: [], poolSize: 1 });
    try {
      await checkSilence(database, mode, 'CASEWORK_DATABASE_URL', logger);
    } finally {
      await database.close();
    }
  };

  it('is taken as our roles are provisioned', async () => {
    await expect(check('production', 'RESET ALL')).resolves.toBeUndefined();
  });

  it('is refused in production, with the setting that is wrong, and elsewhere a line says so', async () => {
    await expect(check('production', "SET log_statement = ''all''")).rejects.toMatchObject({ code: 'database.talkative', message: expect.stringContaining('Set log_statement = none') as string });
    expect(lines).toEqual([]);
    await check('demo', "SET log_statement = ''all''");
    expect(lines.join()).toContain('"code":"database.talkative"');
  });
});
