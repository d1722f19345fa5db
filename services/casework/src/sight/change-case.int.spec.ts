import { randomUUID } from 'node:crypto';
import { AlertAcknowledgedSchema, AlertEscalatedSchema, AlertRaisedSchema } from '@amparo/contracts';
import { Outbox } from '@amparo/messaging';
import { serviceDatabase, type ServiceDatabase } from '@amparo/testing';
import { aDatabase } from '../../test/database';
import { aReportReceived, aReportRouted, heard } from '../../test/events';
import { AssignCaseOnReportRouted } from '../cases/assign-case-on-report-routed';
import { CaseEntity } from '../cases/case.entity';
import { OpenCaseOnReportReceived } from '../cases/open-case-on-report-received';
import { KeepSight1764200000000 } from '../db/migrations/1764200000000-keep-sight';
import { entities, migrations } from '../db/schema';
import { NoteOnAlertAcknowledged } from '../timeline/note-on-alert-acknowledged';
import { NoteOnAlertEscalated } from '../timeline/note-on-alert-escalated';
import { NoteOnAlertRaised } from '../timeline/note-on-alert-raised';
import { keysToKeep } from './sight-facts.rules';

const toldBy = (personId: string, ...routes: string[]) => ({ personId, routes });

describe('the keys of a case', () => {
  let made: ServiceDatabase;
  const received = (...args: Parameters<typeof aReportReceived>) => made.database.transaction((tx) => new OpenCaseOnReportReceived().handle(aReportReceived(...args), tx));
  const routed = (...args: Parameters<typeof aReportRouted>) => made.database.transaction((tx) => new AssignCaseOnReportRouted(new Outbox()).handle(aReportRouted(...args), tx));
  const keysOf = async (id: string) =>
    (await made.database.query<{ key: string }>('SELECT key FROM sight WHERE case_id = $1 ORDER BY key', [id])).map(({ key }) => key);
  const hiddenOf = async (id: string) =>
    (await made.database.query<{ key: string }>('SELECT key FROM hidden_from WHERE case_id = $1 ORDER BY key', [id])).map(({ key }) => key);

  beforeAll(async () => {
    made = await aDatabase();
  });
  afterAll(() => made.drop());

  it('stand behind row-level security that holds', async () => {
    expect(await made.sightFaults()).toEqual([]);
  });

  it('follow what the door, protection and its alerts say', async () => {
    const caseId = randomUUID();
    await received({ caseId, conflicts: ['c-1'] });
    expect(await keysOf(caseId)).toEqual(['all', 'region:LAC']);
    await routed({ caseId, recipients: [toldBy('coord-lac', 'REGIONAL_COORDINATOR:LAC')], excludedPersonIds: ['bea'] });
    await made.database.transaction((tx) => new NoteOnAlertRaised().handle(heard(AlertRaisedSchema, { caseId, urgency: 'HIGH', recipients: [toldBy('swg-duty', 'SWG')] }, { version: 2 }), tx));
    await made.database.transaction((tx) => new NoteOnAlertEscalated().handle(heard(AlertEscalatedSchema, { caseId, rung: 1, recipients: [toldBy('alt-lac')] }, { version: 3 }), tx));
    expect(await keysOf(caseId)).toEqual([
      'all', 'handler:coord-lac', 'region:LAC', 'route:REGIONAL_COORDINATOR:LAC', 'route:SWG', 'told:alt-lac', 'told:coord-lac', 'told:swg-duty',
    ]);
    expect(await hiddenOf(caseId)).toEqual(['conflict:c-1', 'person:bea']);
    await routed({ caseId, regions: ['AFR'], routes: ['SWG'], leadPersonId: 'coord-afr', recipients: [toldBy('coord-afr')], releasedPersonIds: ['coord-lac'] }, { version: 4 });
    // Nobody stands where a region's own route leads: who coordinates it sees it by the region.
    expect(await keysOf(caseId)).toEqual([
      'all', 'handler:coord-afr', 'region:AFR', 'route:REGIONAL_COORDINATOR:LAC', 'route:SWG', 'told:alt-lac', 'told:coord-afr', 'told:swg-duty',
    ]);
    expect(await made.database.query('SELECT DISTINCT urgency, closed, sorted_at AS at, regions FROM sight WHERE case_id = $1', [caseId])).toEqual(
      [{ urgency: 3, closed: false, at: new Date(Date.UTC(2026, 0, 1)), regions: ['AFR'] }],
    );
  });

  it('are not its regions where the source is not known, whichever is heard first', async () => {
    const [first, second] = [randomUUID(), randomUUID()];
    await received({ caseId: first, flags: { reprisal: true, unmatchedCivilSociety: true } });
    await routed({ caseId: first });
    await routed({ caseId: second });
    expect(await keysOf(second)).not.toContain('region:LAC');
    await received({ caseId: second, flags: { reprisal: true, unmatchedCivilSociety: true } });
    for (const caseId of [first, second]) expect(await keysOf(caseId)).toEqual(expect.not.arrayContaining(['region:LAC']));
  });

  it('are not written where nothing of them changed', async () => {
    const caseId = randomUUID();
    await received({ caseId });
    await routed({ caseId, recipients: [toldBy('coord-lac', 'SWG')] });
    const rows = () => made.database.query('SELECT key, xmin::text, xmax::text, ctid::text FROM sight WHERE case_id = $1 ORDER BY key', [caseId]);
    const before = await rows();
    await routed({ caseId, recipients: [toldBy('coord-lac', 'CRE')] }, { version: 2 });
    await made.database.transaction((tx) => new NoteOnAlertRaised().handle(heard(AlertRaisedSchema, { caseId, urgency: 'MEDIUM', recipients: [toldBy('coord-lac')] }, { version: 2 }), tx));
    expect(await rows()).toEqual(before);
  });

  it('are none for a case of which only an acknowledgement was heard, and those told once an alert is', async () => {
    const caseId = randomUUID();
    await made.database.transaction((tx) => new NoteOnAlertAcknowledged().handle(heard(AlertAcknowledgedSchema, { caseId, personId: 'ana' }), tx));
    expect(await keysOf(caseId)).toEqual([]);
    await made.database.transaction((tx) => new NoteOnAlertRaised().handle(heard(AlertRaisedSchema, { caseId, recipients: [toldBy('ana')] }), tx));
    expect(await keysOf(caseId)).toEqual(['all', 'told:ana']);
  });
});

describe('cases from before keys were kept', () => {
  it('have the keys that can be known of them', async () => {
    const made = await serviceDatabase('casework', { entities, migrations: migrations.slice(0, migrations.indexOf(KeepSight1764200000000)) });
    const [plain, withheld, unknown] = [randomUUID(), randomUUID(), randomUUID()];
    await made.database.query(
      `INSERT INTO cases (id, reference, regions, urgency, lead_person, routed_version, received_at)
       VALUES ($1, 'A', '{LAC,AFR}', 'HIGH', 'coord-lac', 2, now()), ($2, 'B', '{LAC}', 'NONE', NULL, 1, now()), ($3, NULL, '{}', 'NONE', NULL, 0, now())`,
      [plain, withheld, unknown],
    );
    await made.database.query(
      `INSERT INTO timeline (case_id, at, what, detail) VALUES ($1, now(), 'REPORT_RECEIVED', '{}'), ($2, now(), 'REPORT_RECEIVED', '{}'),
         ($1, now() - interval '1 day', 'REPORT_ROUTED', '{HIGH,CRE}'), ($1, now(), 'REPORT_ROUTED', '{HIGH,SWG,REGIONAL_COORDINATOR:LAC}'), ($2, now(), 'REPORT_ROUTED', '{NONE,SWG}')`,
      [plain, withheld],
    );
    await made.database.query(`INSERT INTO contents (submission_id, case_id, kind, received_at, urgent, conflicts) VALUES ($1, $1, 'REPORT', now(), false, '{c-1,c-2}')`, [plain]);
    const { migrate, serviceRoles } = await import('@amparo/persistence');
    await migrate({ url: made.urlOf('migrator'), ownerRole: serviceRoles('casework').owner, migrations });
    const keys = await made.database.query<{ id: string; key: string }>('SELECT case_id AS id, key FROM sight ORDER BY key');
    const hidden = await made.database.query<{ id: string; key: string }>('SELECT case_id AS id, key FROM hidden_from ORDER BY key');
    const found = (rows: { id: string; key: string }[], id: string) => rows.filter((row) => row.id === id).map(({ key }) => key);
    expect(found(keys, plain)).toEqual(['all', 'handler:coord-lac', 'region:AFR', 'region:LAC', 'route:CRE', 'route:REGIONAL_COORDINATOR:LAC', 'route:SWG', 'told:coord-lac']);
    expect([found(keys, withheld), found(keys, unknown)]).toEqual([['all', 'route:SWG'], ['all']]);
    expect(found(hidden, plain)).toEqual(['conflict:c-1', 'conflict:c-2']);
    for (const known of await made.database.dataSource.manager.find(CaseEntity)) {
      const kept = keysToKeep(known);
      expect([found(keys, known.id), found(hidden, known.id)]).toEqual([kept.sight.map(({ key }) => key).sort(), kept.hidden.sort()]);
    }
    expect(await made.sightFaults()).toEqual([]);
    await made.drop();
  });
});
