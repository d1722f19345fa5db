import { randomUUID } from 'node:crypto';
import { GlassBrokenSchema } from '@amparo/contracts';
import { Outbox } from '@amparo/messaging';
import type { ServiceDatabase } from '@amparo/testing';
import { aReportRouted, heard } from '../../test/builders';
import { aDatabase } from '../../test/database';
import { AcknowledgeItem } from './acknowledge-item';
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
    await new AcknowledgeItem(made.database, new Outbox()).run(item!.id, 'duty');
    expect(await made.database.query('SELECT 1 FROM outbox WHERE subject = $1', [caseId])).toEqual([]);
  });
});
