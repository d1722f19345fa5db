import { SetClock } from '@amparo/kernel';
import { searchedLogger, type ServiceDatabase } from '@amparo/testing';
import { aDatabase } from '../../test/database';
import { Sweep } from './sweep';

const NOW = new Date('2026-11-30T12:00:00Z');

describe('what is over', () => {
  let made: ServiceDatabase;

  beforeAll(async () => {
    made = await aDatabase();
  });
  afterAll(async () => made.drop());

  it('is dropped when its time has come, and not before', async () => {
    const { database } = made;
    const at = (days: number) => new Date(NOW.getTime() + days * 86_400_000);
    const [later, sooner] = [at(0.01), at(-0.01)];
    for (const [person, kept] of [['kept', true], ['gone', false]] as const) {
      const at90 = kept ? at(-89.9) : at(-90.1);
      await database.query(`INSERT INTO sign_ins (at, person, step, outcome) VALUES ($1, $2, 'PASSWORD', 'REFUSED')`, [at90, person]);
      await database.query(
        `INSERT INTO sessions (id, person, factors, way, started_at, last_used_at, ends_at) VALUES (gen_random_uuid(), $1, 1, 'PASSWORD', $2, $2, $2)`, [person, at90],
      );
      await database.query(`INSERT INTO invitations (hash, person, made_by, expires_at) VALUES (decode(md5($1), 'hex'), $1, 'x', $2)`, [person, kept ? later : sooner]);
      await database.query(`INSERT INTO attempts (hash, step, person, way, expires_at) VALUES (decode(md5($1), 'hex'), 'SECOND_FACTOR', $1, 'PASSWORD', $2)`, [person, kept ? later : sooner]);
      await database.query(`INSERT INTO account_resets (person, asked_by, asked_at) VALUES ($1, 'x', $2)`, [person, kept ? at(-0.9) : at(-1.1)]);
      await database.query(`INSERT INTO sign_in_delays (bucket, failures, held_until, last_at) VALUES ($1, 1, $2, $2)`, [kept ? 1 : 2, kept ? at(-1.9) : at(-2.1)]);
      await database.query(`INSERT INTO account_changes (at, person, by, what) VALUES ($1, $2, 'x', 'OPENED')`, [at(-900), person]);
    }
    await new Sweep(database, new SetClock(NOW), searchedLogger('directory')).run();
    for (const table of ['sign_ins', 'sessions', 'invitations', 'attempts', 'account_resets']) {
      expect([table, await database.query(`SELECT person FROM ${table}`)]).toEqual([table, [{ person: 'kept' }]]);
    }
    expect(await database.query('SELECT bucket FROM sign_in_delays')).toEqual([{ bucket: 1 }]);
    expect(await database.query('SELECT count(*)::int FROM account_changes')).toEqual([{ count: 2 }]);
  });

  it('and what is kept of accounts can be neither changed nor dropped by the service', async () => {
    await expect(made.database.query('DELETE FROM account_changes')).rejects.toMatchObject({ driverError: { code: '42501' } });
    await expect(made.database.query(`UPDATE account_changes SET by = 'y'`)).rejects.toMatchObject({ driverError: { code: '42501' } });
    await expect(made.database.query(`UPDATE sign_ins SET outcome = 'SIGNED_IN'`)).rejects.toMatchObject({ driverError: { code: '42501' } });
  });
});
