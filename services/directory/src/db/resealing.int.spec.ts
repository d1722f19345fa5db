import { killResealing, serviceDatabase, type ServiceDatabase } from '@amparo/testing';
import { entities, migrations, sealed } from './schema';

describe('what the directory has sealed of people', () => {
  let made: ServiceDatabase;

  beforeAll(async () => {
    made = await serviceDatabase('directory', { entities, migrations });
  });
  afterAll(() => made.drop());

  it('is brought to the next epoch, goes on where it was killed, and opens all the while; then the former one can go', async () => {
    const column = sealed.find(({ table }) => table === 'people');
    if (column === undefined) throw new Error('nothing is sealed of people');
    const resealed = await killResealing('directory', made, sealed, {
      column, rowOf: (number) => `person-${String(number).padStart(3, '0')}`,
      insert: (row, value) => made.database.query(`INSERT INTO people (id, position, particulars, language) VALUES ($1, 0, $2, 'en')`, [row, value]),
    });
    expect(resealed).toEqual({
      killed: { '2026-01': 250, '2026-02': 200 }, done: { '2026-02': 450 }, stood: { after: 'person-199', done: false }, openWhenKilled: 450, openAfterwards: 450,
    });
  });
});
