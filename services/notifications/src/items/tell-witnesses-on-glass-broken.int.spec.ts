import { randomUUID } from 'node:crypto';
import { GlassBrokenSchema } from '@amparo/contracts';
import { Outbox } from '@amparo/messaging';
import type { ServiceDatabase } from '@amparo/testing';
import { aReportRouted, heard } from '../../test/builders';
import { aDatabase } from '../../test/database';
import { AcknowledgeItem } from './acknowledge-item';
import { ListItems } from './list-items';
import { ownItemsOf } from './own-items.rules';
import { ReadOwnItems } from './read-own-items';
import { TellPeopleOnReportRouted } from './tell-people-on-report-routed';
import { TellWitnessesOnGlassBroken } from './tell-witnesses-on-glass-broken';

describe('broken glass', () => {
  let made: ServiceDatabase;
  beforeAll(async () => {
    made = await aDatabase();
  });
  afterAll(() => made.drop());
  const itemsOf = (caseId: string) => made.database.query<{ id: string; person_id: string }>(`SELECT id, person_id FROM items WHERE case_id = $1 AND kind = 'GLASS' ORDER BY person_id`, [caseId]);
  const broken = (caseId: string, witnesses: string[]) => heard(GlassBrokenSchema, caseId, { caseId, reference: 'AM-7F3K-92QD', personId: 'ana', witnessPersonIds: witnesses }, { lane: 'normal' });
  const hear = (event: ReturnType<typeof broken>) => made.database.transaction((tx) => new TellWitnessesOnGlassBroken().handle(event, tx));

  it('is told to those who were named, once, and not to her who broke it', async () => {
    const caseId = randomUUID();
    const event = broken(caseId, ['swg-duty', 'duty', 'ana']);
    await hear(event);
    await hear(event);
    expect((await itemsOf(caseId)).map((item) => item.person_id)).toEqual(['duty', 'swg-duty']);
    expect(await made.database.query('SELECT 1 FROM messages WHERE case_id = $1', [caseId])).toEqual([]);
  });

  it('is not told to somebody who was kept out a moment ago', async () => {
    const caseId = randomUUID();
    await made.database.transaction((tx) => new TellPeopleOnReportRouted().handle(aReportRouted({ caseId, recipients: [], excludedPersonIds: ['duty'] }), tx));
    await hear(broken(caseId, ['swg-duty', 'duty']));
    expect((await itemsOf(caseId)).map((item) => item.person_id)).toEqual(['swg-duty']);
  });

  it('does not make a case somebody\'s when she says that she has seen it', async () => {
    const caseId = randomUUID();
    await hear(broken(caseId, ['swg-duty', 'duty']));
    const [item] = await itemsOf(caseId);
    await new AcknowledgeItem(made.database, new Outbox()).run(item?.id ?? '', ownItemsOf({ kind: 'operator' }, 'duty', 'item.acknowledge'));
    expect(await made.database.query('SELECT 1 FROM outbox WHERE subject = $1', [caseId])).toEqual([]);
  });
  it('shows a witness that alone, of a case that she was not told of, until she is released or kept out', async () => {
    const sight = await made.openSight();
    const subject = { person: 'duty', session: 's', roles: [{ role: 'GLOBAL_DUTY' as const }], conflicts: [], factors: 2 as const, language: 'en' };
    const list = async (caseId: string) =>
      (await new ListItems(new ReadOwnItems(made.database, sight)).run(ownItemsOf({ kind: 'person', subject }, undefined, 'item.list'), { limit: 500 }))
        .filter((item) => item.caseId === caseId).map(({ kind }) => kind);
    const [released, kept] = [randomUUID(), randomUUID()];
    const decide = (caseId: string, more: Parameters<typeof aReportRouted>[0]) =>
      made.database.transaction((tx) => new TellPeopleOnReportRouted().handle(aReportRouted({ caseId, recipients: [], ...more }, { version: 2 }), tx));
    for (const caseId of [released, kept]) {
      await hear(broken(caseId, ['swg-duty', 'duty']));
      expect(await list(caseId)).toEqual(['GLASS']);
    }
    await decide(released, { releasedPersonIds: ['duty'] });
    await decide(kept, { excludedPersonIds: ['duty'] });
    expect([await list(released), await list(kept)]).toEqual([['RELEASED'], []]);
    await sight.close();
  });
});
