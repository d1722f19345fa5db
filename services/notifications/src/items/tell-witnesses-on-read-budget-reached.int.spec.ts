import { randomUUID } from 'node:crypto';
import { ReadBudgetReachedSchema } from '@amparo/contracts';
import { Outbox } from '@amparo/messaging';
import type { ServiceDatabase } from '@amparo/testing';
import { aReportRouted, heard } from '../../test/builders';
import { aDatabase } from '../../test/database';
import { NotificationsConfig } from '../config';
import { WriteMessages } from '../messages/write-messages';
import { AcknowledgeItem } from './acknowledge-item';
import { ListItems } from './list-items';
import { ownItemsOf } from './own-items.rules';
import { ReadOwnItems } from './read-own-items';
import { TellPeopleOnReportRouted } from './tell-people-on-report-routed';
import { TellWitnessesOnReadBudgetReached } from './tell-witnesses-on-read-budget-reached';

describe('a read budget that is reached', () => {
  let made: ServiceDatabase;
  beforeAll(async () => {
    made = await aDatabase();
  });
  afterAll(() => made.drop());
  const config = Object.assign(new NotificationsConfig(), { smtpUrl: 'smtp://nowhere.example.org', pageWebhookUrl: 'https://pages.example.org' });
  const hear = (caseId: string, stopped = false) => {
    const data = { caseId, reference: caseId === '' ? '' : 'AM-7F3K-92QD', personId: 'ana', witnessPersonIds: ['swg-duty', 'duty', 'ana'], reads: 50, stopped };
    const event = heard(ReadBudgetReachedSchema, caseId === '' ? 'ana' : caseId, data, { lane: 'normal' });
    return async () => made.database.transaction((tx) => new TellWitnessesOnReadBudgetReached(new WriteMessages(config)).handle(event, tx));
  };
  const subject = { person: 'duty', session: 's', roles: [{ role: 'GLOBAL_DUTY' as const }], conflicts: [], factors: 2 as const, language: 'en' };

  it('is told to the others who were named, once, each time that it is reached; it makes nobody see the case or take it', async () => {
    const sight = await made.openSight();
    const caseId = randomUUID();
    const first = hear(caseId);
    await first();
    await first();
    await hear(caseId, true)();
    // A mail each, and no page: each time that it is reached.
    expect(await made.database.query('SELECT person_id, channel, class, count(*)::int AS n FROM messages WHERE case_id = $1 GROUP BY 1, 2, 3 ORDER BY 1', [caseId]))
      .toEqual(['duty', 'swg-duty'].map((person) => ({ person_id: person, channel: 'MAIL', class: 'ORDINARY', n: 2 })));
    const own = ownItemsOf({ kind: 'person', subject }, undefined, 'item.list');
    const items = await new ListItems(new ReadOwnItems(made.database, sight)).run(own, { limit: 500 });
    expect(items.map(({ kind, about, takenBy }) => ({ kind, about, takenBy }))).toEqual([
      { kind: 'READING_STOPPED', about: 'ana', takenBy: [] }, { kind: 'READING', about: 'ana', takenBy: [] },
    ]);
    expect(await made.database.query('SELECT key FROM sight WHERE case_id = $1 ORDER BY key', [caseId])).toEqual([{ key: 'witness:duty' }, { key: 'witness:swg-duty' }]);
    await new AcknowledgeItem(made.database, new Outbox()).run(items[0]?.id ?? '', ownItemsOf({ kind: 'operator' }, 'duty', 'item.acknowledge'));
    expect(await made.database.query('SELECT 1 FROM outbox WHERE subject = $1', [caseId])).toEqual([]);
    expect(await made.sightFaults()).toEqual([]);
    await sight.close();
  });

  it('is told just so where the last thing was a search, which is of no case', async () => {
    const sight = await made.openSight();
    const own = ownItemsOf({ kind: 'person', subject }, undefined, 'item.list');
    const list = () => new ListItems(new ReadOwnItems(made.database, sight)).run(own, { limit: 500 });
    const before = (await list()).length;
    const cases = async () => (await made.database.query<{ id: string }>('SELECT case_id AS id FROM cases ORDER BY 1')).map(({ id }) => id);
    const known = await cases();
    const hearIt = hear('', true);
    await hearIt();
    await hearIt();
    const [item, ...others] = await list();
    expect(others).toHaveLength(before);
    expect(item).toMatchObject({ kind: 'READING_STOPPED', about: 'ana', caseId: null, reference: '', takenBy: [] });
    expect(await made.database.query(`SELECT person_id, of_case FROM messages WHERE NOT of_case ORDER BY 1`)).toEqual(['duty', 'swg-duty'].map((person) => ({ person_id: person, of_case: false })));
    await new AcknowledgeItem(made.database, new Outbox()).run(item?.id ?? '', ownItemsOf({ kind: 'operator' }, 'duty', 'item.acknowledge'));
    expect((await list())[0]?.acknowledgedAt).toBeDefined();
    expect(await cases()).toEqual(known);
    await sight.close();
  });

  it('is not told to somebody who was kept out of the case a moment ago', async () => {
    const caseId = randomUUID();
    await made.database.transaction((tx) => new TellPeopleOnReportRouted().handle(aReportRouted({ caseId, recipients: [], excludedPersonIds: ['duty'] }), tx));
    await hear(caseId)();
    expect(await made.database.query('SELECT person_id FROM items WHERE case_id = $1', [caseId])).toEqual([{ person_id: 'swg-duty' }]);
  });
});
