import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { RefuseDemonstration } from '../directory/refuse-demonstration';
import demonstration from '../directory/demonstration.json';
import { aRunningDirectory, type RunningDirectory } from '../../test/running-directory';
import type { DemonstrationAccounts } from './demonstration-file';
import { SeedAccounts } from './seed-accounts';
import { HashPasswords } from '../passwords/hash-passwords';
import { Totp } from '../factors/totp';
import { People } from '../identity/people';
import { ServiceConfig } from '@amparo/platform';
import { searchedLogger } from '@amparo/testing';

describe('accounts of invented people', () => {
  const folder = mkdtempSync(join(tmpdir(), 'amparo-demonstration-'));
  const path = join(folder, 'accounts.json');
  let here: RunningDirectory;

  beforeAll(async () => {
    here = await aRunningDirectory({ file: 'none', config: { demonstrationAccountsFile: path } });
  });
  afterAll(async () => {
    await here.stop();
    rmSync(folder, { recursive: true });
  });

  const written = () => JSON.parse(readFileSync(path, 'utf8')) as DemonstrationAccounts;
  const seedAgain = async () => {
    const fields = await here.openFields();
    const seed = new SeedAccounts(here.config, here.database, here.clock, new HashPasswords(), new People(fields), new Totp(fields, here.config), searchedLogger('directory'));
    await seed.run(demonstration.people.map(({ id }) => id));
  };

  it('are written down for their owner alone, with a second factor for whom it makes a difference', () => {
    expect(statSync(path).mode & 0o777).toBe(0o600);
    const accounts = written();
    expect(accounts.people.map(({ person }) => person)).toEqual(demonstration.people.map(({ id }) => id));
    const without = accounts.people.filter(({ totp }) => totp === undefined).map(({ person }) => person);
    expect(without).toContain('reviewer');
    for (const person of ['coord-lac', 'swg-duty', 'admin', 'partner-juris', 'case-handler', 'auditor']) expect(without).not.toContain(person);
  });

  it('let every one of them in', async () => {
    const accounts = written();
    for (const { person, totp } of accounts.people) {
      const { body } = await here.signIn({ person, password: accounts.password, totp: totp ?? '', session: '', recoveryCodes: [] });
      expect([person, body.step, body.session?.factors]).toEqual([person, 'SIGNED_IN', totp === undefined ? 1 : 2]);
    }
  });

  it('stay as they are at the next start, and are made anew when their file is lost', async () => {
    const before = written();
    await seedAgain();
    expect(written()).toEqual(before);
    rmSync(path);
    await seedAgain();
    expect(written().password).not.toBe(before.password);
    expect((await here.portal('sign-in/password', { name: 'reviewer', password: before.password })).status).toBe(401);
    here.clock.move(60_000);
    expect((await here.portal('sign-in/password', { name: 'reviewer', password: written().password })).status).toBe(200);
  });

  it('keep production from starting, also after the people were replaced', async () => {
    const refuse = new RefuseDemonstration(new ServiceConfig(), here.database);
    await expect(refuse.run()).rejects.toMatchObject({ code: 'directory.demonstration' });
    await here.database.query(`INSERT INTO versions (version, actor) VALUES (99, 'operator')`);
    await expect(refuse.run()).rejects.toMatchObject({ code: 'directory.demonstration' });
    await here.database.query('DELETE FROM accounts');
    await refuse.run();
  });
});
