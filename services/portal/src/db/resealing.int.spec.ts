import { killResealing, serviceDatabase, type ServiceDatabase } from '@amparo/testing';
import { entities, migrations, sealed } from './schema';

describe('what the portal has sealed of sessions', () => {
  let made: ServiceDatabase;

  beforeAll(async () => {
    made = await serviceDatabase('portal', { entities, migrations });
  });
  afterAll(() => made.drop());

  it('is brought to the next epoch, goes on where it was killed, and opens all the while; then the former one can go', async () => {
    const rowOf = (number: number): string => number.toString(16).padStart(64, '0');
    const [column] = sealed;
    if (column === undefined) throw new Error('nothing is sealed');
    const resealed = await killResealing('portal', made, sealed, {
      column, rowOf,
      insert: (row, value) => made.database.query(
        `INSERT INTO browser_sessions (cookie_hash, session_id, person_id, factors, sealed, idle_seconds, ends_at, created_at, last_used_at, entrance)
         VALUES (decode($1, 'hex'), $1, 'hana', 2, $2, 900, now() + interval '1 hour', now(), now(), 'DESK')`, [row, value],
      ),
    });
    expect(resealed).toEqual({
      killed: { '2026-01': 250, '2026-02': 200 }, done: { '2026-02': 450 }, stood: { after: rowOf(199), done: false }, openWhenKilled: 450, openAfterwards: 450,
    });
  });
});
