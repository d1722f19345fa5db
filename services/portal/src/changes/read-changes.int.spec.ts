import { randomUUID } from 'node:crypto';
import { serviceDatabase, type ServiceDatabase } from '@amparo/testing';
import type { EntityManager } from 'typeorm';
import { until } from '../../test/running';
import { entities, migrations } from '../db/schema';
import { ReadChanges } from './read-changes';
import { WriteChanges } from './write-changes';

describe('what changed', () => {
  let made: ServiceDatabase;
  let read: ReadChanges;
  const write = new WriteChanges();

  beforeAll(async () => {
    made = await serviceDatabase('portal', { entities, migrations });
    read = new ReadChanges(made.database);
  });
  afterAll(() => made.drop());

  it('is read in order, and nothing is passed over that commits late', async () => {
    const place = await read.end();
    const [late, early] = [randomUUID(), randomUUID()];
    let commit = (): void => undefined;
    const committed = new Promise<void>((done) => (commit = done));
    let written = (): void => undefined;
    const begun = new Promise<void>((done) => (written = done));
    const slow = made.database.transaction(async (tx: EntityManager) => {
      await write.run(tx, [{ what: 'cases', caseId: late }]);
      written();
      await committed;
    });
    await begun;
    await made.database.transaction((tx) => write.run(tx, [{ what: 'cases', caseId: early }, { what: 'items', caseId: early, people: ['ana'] }]));
    expect(await read.after(place, 10)).toEqual([]);
    commit();
    await slow;
    // Other databases of the server have transactions too, and what is younger than the oldest of them waits.
    await until(async () => (await read.after(place, 10)).length === 3);
    const changes = await read.after(place, 10);
    expect(changes.map(({ what, caseId, people }) => [what, caseId, people])).toEqual([['cases', late, undefined], ['cases', early, undefined], ['items', early, ['ana']]]);
    expect((await read.after(changes[0]?.place ?? place, 1)).map(({ key }) => key)).toEqual([changes[1]?.key]);
    expect(await read.after(changes[2]?.place ?? place, 10)).toEqual([]);
    expect(await read.find(changes[1]?.key ?? '')).toEqual(changes[1]?.place);
  });

  it('is not written where it concerns nobody', async () => {
    const place = await read.end();
    await made.database.transaction((tx) => write.run(tx, [{ what: 'items', caseId: randomUUID(), people: [] }]));
    expect(await read.after(place, 10)).toEqual([]);
  });

  it('is forgotten after an hour', async () => {
    const place = await read.end();
    await made.database.transaction((tx) => write.run(tx, [{ what: 'accounts', people: ['old'] }, { what: 'accounts', people: ['new'] }]));
    await made.database.query(`INSERT INTO changes (what, people, at) VALUES ('accounts', '{older}', now() - interval '61 minutes')`);
    await read.forgetOld();
    expect((await read.after(place, 10)).map(({ people }) => people)).toEqual([['old'], ['new']]);
  });
});
