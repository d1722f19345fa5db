import { OrganisationCompromisedSchema } from '@amparo/contracts';
import { Outbox } from '@amparo/messaging';
import type { ServiceDatabase } from '@amparo/testing';
import { heard } from '../../test/builders';
import { aDatabase } from '../../test/database';
import { NotificationsConfig } from '../config';
import { WriteMessages } from '../messages/write-messages';
import { AcknowledgeItem } from './acknowledge-item';
import { ListItems } from './list-items';
import { ownItemsOf } from './own-items.rules';
import { ReadOwnItems } from './read-own-items';
import { TellPeople } from './tell-people';
import { TellPeopleOnOrganisationCompromised } from './tell-people-on-organisation-compromised';

describe('a partner that may be compromised', () => {
  let made: ServiceDatabase;
  beforeAll(async () => {
    made = await aDatabase();
  });
  afterAll(() => made.drop());
  const subject = { person: 'swg-duty', session: 's', roles: [{ role: 'DUTY' as const, group: 'swg', kind: 'SECURITY_WORKING_GROUP' }], conflicts: [], factors: 2 as const, language: 'en' };

  it('calls whoever is named, once, by page and mail and an item that is of no case and takes none', async () => {
    const config = Object.assign(new NotificationsConfig(), { smtpUrl: 'smtp://nowhere.example.org', pageWebhookUrl: 'https://pages.example.org' });
    const tell = new TellPeopleOnOrganisationCompromised(new TellPeople(new WriteMessages(config)));
    const event = heard(OrganisationCompromisedSchema, 'o-juris', { conflictId: 'o-juris', personIds: ['swg-duty', 'swg-legal'] }, { lane: 'danger' });
    const hear = () => made.database.transaction((tx) => tell.handle(event, tx));
    await hear();
    await hear();
    expect(await made.database.query('SELECT person_id, channel, class FROM messages ORDER BY 1, 2')).toEqual(['swg-duty', 'swg-legal'].flatMap((person) => ['MAIL', 'PAGE'].map((channel) => ({ person_id: person, channel, class: 'DANGER' }))));
    const sight = await made.openSight();
    const list = async () => new ListItems(new ReadOwnItems(made.database, sight)).run(ownItemsOf({ kind: 'person', subject }, undefined, 'item.list'), { limit: 10 });
    const [item] = await list();
    expect(item).toMatchObject({ kind: 'COMPROMISED', urgency: 'HIGH', reference: '', takenBy: [] });
    await new AcknowledgeItem(made.database, new Outbox()).run(item?.id ?? '', ownItemsOf({ kind: 'operator' }, 'swg-duty', 'item.acknowledge'));
    expect((await list())[0]?.takenBy.map(({ person }) => person)).toEqual(['swg-duty']);
    expect(await made.database.query('SELECT 1 FROM outbox')).toEqual([]);
    expect(await made.sightFaults()).toEqual([]);
    await sight.close();
  });
});
