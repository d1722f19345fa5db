import { randomUUID } from 'node:crypto';
import { ReporterCameBackSchema } from '@amparo/contracts';
import type { Report } from '@amparo/domain';
import { SetClock } from '@amparo/kernel';
import { Outbox } from '@amparo/messaging';
import { searchedLogger, someSealedFields, type ServiceDatabase } from '@amparo/testing';
import { aReport } from '../../test/builders';
import { aDatabase } from '../../test/database';
import { aReportReceived, heard, referenceOf, toldOf, type Telling } from '../../test/events';
import { CaseEntity } from '../cases/case.entity';
import { OpenCaseOnReportReceived } from '../cases/open-case-on-report-received';
import { CompareCase } from '../comparison/compare-case';
import { ContactKeys } from '../contacts/contact-keys';
import { IndexContacts } from '../contacts/index-contacts';
import { TickOffOnReporterCameBack } from '../tasks/tick-off-on-reporter-came-back';
import { TimelineEntity } from '../timeline/timeline.entity';
import { ReadTogether } from '../urgency/read-together';
import { ContentEntity } from './content.entity';
import { KeepContent } from './keep-content';
import { openContent } from './kept-content';

const DAY_MS = 86_400_000;

describe('a content that was fetched', () => {
  let made: ServiceDatabase;
  const fields = someSealedFields('casework');
  const outbox = new Outbox();
  const logger = searchedLogger('casework');
  const keepContent = new KeepContent(new SetClock(new Date('2026-01-10T00:00:00Z')), outbox, fields, new ReadTogether(outbox), new CompareCase(outbox, fields), new IndexContacts(new ContactKeys(fields, logger)));

  const received = async (caseId: string, data: object = {}, telling?: Telling): Promise<ContentEntity> => {
    const event = aReportReceived({ caseId, ...data }, telling);
    await made.database.transaction((tx) => new OpenCaseOnReportReceived().handle(event, tx));
    return made.database.dataSource.manager.findOneByOrFail(ContentEntity, { submissionId: event.data.submissionId });
  };
  const keep = (content: ContentEntity, report: Partial<Report>) =>
    keepContent.run(made.database, content, { kind: 'REPORT', report: aReport(report), plain: Buffer.from('what was sent') });
  const told = async (...cases: string[]) => (await toldOf(made.database, ...cases)).filter(({ type }) => type !== 'ContentFetched' && type !== 'CaseOpened');
  const aReprisal = async (report: Partial<Report>, telling?: Telling, data = {}): Promise<string> => {
    const caseId = randomUUID();
    await keep(await received(caseId, data, telling), report);
    return caseId;
  };

  beforeAll(async () => {
    made = await aDatabase();
  });
  afterAll(() => made.drop());

  it('says the way back once: no later body leads replies elsewhere', async () => {
    const caseId = randomUUID();
    const wayBack = async () => (await made.database.dataSource.manager.findOneByOrFail(CaseEntity, { id: caseId })).replyKey;
    const keys = [undefined, Buffer.alloc(32, 1), Buffer.alloc(32, 2)];
    const known: (Buffer | null)[] = [];
    for (const replyKey of keys) {
      await keepContent.run(made.database, await received(caseId), { kind: 'REPORT', report: aReport(), plain: Buffer.from('x'), replyKey });
      known.push(await wayBack());
    }
    expect(known).toEqual([null, keys[1], keys[1]]);
  });

  it('says by which day the person comes back; a later body moves it, and it is done once she came on the day', async () => {
    const caseId = randomUUID();
    const task = async () => made.database.query<{ due: Date; done: boolean }>(
      `SELECT due_at AS due, done_at IS NOT NULL AS done FROM tasks WHERE case_id = $1 AND code = 'CHECK_BACK'`, [caseId]);
    await keep(await received(caseId), { checkBackDay: '2026-01-20' });
    expect(await task()).toEqual([{ due: new Date('2026-01-21T00:00:00Z'), done: false }]);
    await keep(await received(caseId, { sequence: 2 }), { checkBackDay: '2026-01-15' });
    expect(await task()).toEqual([{ due: new Date('2026-01-16T00:00:00Z'), done: false }]);
    const cameBack = (time: string) => made.database.transaction((tx) => new TickOffOnReporterCameBack().handle({ ...heard(ReporterCameBackSchema, { caseId }), time: new Date(time) }, tx));
    await cameBack('2026-01-14T23:59:59Z');
    expect(await task()).toMatchObject([{ done: false }]);
    await cameBack('2026-01-15T00:00:00Z');
    expect(await task()).toMatchObject([{ done: true }]);
    await keep(await received(caseId, { sequence: 3 }), { checkBackDay: '2026-02-15' });
    expect(await task()).toEqual([{ due: new Date('2026-02-16T00:00:00Z'), done: false }]);
  });

  it('is kept sealed, opens the case, and is told so that the door forgets it', async () => {
    const caseId = randomUUID();
    const first = await received(caseId);
    await keep(first, { incidentCountries: ['CO'], acts: ['ACT-THREAT'], project: 'Presa Inventada del Norte' });
    expect(await toldOf(made.database, caseId)).toMatchObject([
      { type: 'ContentFetched', version: 2, lane: 'normal', data: { caseId, submissionId: first.submissionId } },
      { type: 'CaseOpened', version: 2, data: { caseId, reference: referenceOf(caseId) } },
    ]);
    const row = await made.database.dataSource.manager.findOneByOrFail(CaseEntity, { id: caseId });
    expect(row.openedAt).toEqual(new Date('2026-01-10T00:00:00Z'));
    expect(JSON.stringify([row.facts?.toString('latin1'), row.countries?.toString('latin1')])).not.toMatch(/CO|ACT-THREAT/);
    const content = await made.database.dataSource.manager.findOneByOrFail(ContentEntity, { submissionId: first.submissionId });
    expect(content.state).toBe('FETCHED');
    const seal = await fields.ofCaseForReading(made.database, caseId);
    expect(openContent(seal, first.submissionId, content.envelope ?? Buffer.alloc(0))).toEqual({ plain: Buffer.from('what was sent') });
    expect(content.envelope?.toString('latin1')).not.toContain('what was sent');
    const features = await made.database.query<{ kind: string; length: number }>('SELECT DISTINCT kind, length(hash) FROM features WHERE case_id = $1 ORDER BY kind', [caseId]);
    expect(features).toEqual(['ACT', 'CASE', 'COUNTRY', 'PROJECT'].map((kind) => ({ kind, length: 32 })));
  });

  it('says who entered it for the person, in the timeline and in the trail', async () => {
    const caseId = randomUUID();
    const content = await received(caseId);
    const entered = { by: 'coord-lac', session: 's-1', at: '2026-01-09T23:59:00.000Z', consentGiven: 'ORAL' };
    await Promise.all([1, 2].map(() => keepContent.run(made.database, content, { kind: 'REPORT', report: aReport(), plain: Buffer.from('what was sent'), entered })));
    const lines = await made.database.dataSource.manager.findBy(TimelineEntity, { caseId });
    expect(lines.filter(({ what }) => what === 'REPORT_ENTERED')).toMatchObject([{ actor: 'coord-lac', at: new Date(entered.at) }]);
    expect(await made.asAdministrator(`SELECT person, session, action, about, purpose, detail FROM audit WHERE case_id = '${caseId}'`)).toEqual([
      { person: 'coord-lac', session: 's-1', action: 'report.enter', about: content.submissionId, purpose: 'CASE_WORK', detail: ['ORAL'] },
    ]);
  });

  it('is kept once, although two processes bring it at the same moment', async () => {
    const caseId = randomUUID();
    const content = await received(caseId);
    await Promise.all([keep(content, {}), keep(content, {})]);
    expect((await toldOf(made.database, caseId)).map(({ type }) => type)).toEqual(['ContentFetched', 'CaseOpened']);
    expect((await made.database.dataSource.manager.findBy(TimelineEntity, { caseId })).map(({ what }) => what)).toEqual(['REPORT_RECEIVED', 'CONTENT_FETCHED', 'CASE_OPENED']);
  });

  it('gives a higher level when the whole says more than each body', async () => {
    const caseId = randomUUID();
    await keep(await received(caseId), { acts: ['ACT-THREAT'], happened: 'LAST_30_DAYS' });
    await keep(await received(caseId, { sequence: 2, urgency: 'HIGH' }, { version: 2, lane: 'danger' }), { riskFactors: ['RF-DATED'] });
    await keep(await received(caseId, { sequence: 3, urgency: 'HIGH' }, { version: 3, lane: 'danger' }), { riskFactors: ['RF-DATED'] });
    const found = await told(caseId);
    expect(found).toMatchObject([{ type: 'UrgencyFound', lane: 'danger', data: { caseId, urgency: 'IMMINENT' } }]);
    expect(found[0]?.data['because']).toContain('T1');
    expect(await made.database.dataSource.manager.findOneByOrFail(CaseEntity, { id: caseId })).toMatchObject({ urgency: 'IMMINENT', foundUrgency: 'IMMINENT' });
  });

  it('shows an earlier reprisal about the same project', async () => {
    const earlier = await aReprisal({ project: 'Presa Inventada Uno' }, { version: 1 });
    const later = await aReprisal({ project: 'PRESA inventada uno' }, { version: 8 });
    expect(await told(earlier, later)).toMatchObject([
      { type: 'RepetitionFound', subject: later, data: { caseId: later, earlierCaseId: earlier, because: ['PROJECT'] } },
    ]);
  });

  it('shows it as well when the earlier one is fetched last', async () => {
    const later = await aReprisal({ project: 'Presa Inventada Dos' }, { version: 8 }, { urgency: 'HIGH' });
    const earlier = await aReprisal({ project: 'Presa Inventada Dos' }, { version: 1 });
    expect(await told(earlier, later)).toMatchObject([
      { type: 'RepetitionFound', subject: later, version: 3, lane: 'danger', data: { caseId: later, earlierCaseId: earlier } },
    ]);
  });

  it('shows it once, however much is added', async () => {
    const earlier = await aReprisal({ project: 'Presa Inventada Tres' }, { version: 1 });
    const later = await aReprisal({ project: 'Presa Inventada Tres' }, { version: 8 });
    await keep(await received(later, { sequence: 2 }, { version: 9 }), { project: 'Presa Inventada Tres', involvedNames: ['Empresa Inventada'] });
    await keep(await received(earlier, { sequence: 2 }, { version: 9 }), { involvedNames: ['Empresa Inventada'] });
    expect(await told(earlier, later)).toHaveLength(1);
  });

  it('shows each pair once when all are fetched at the same moment', async () => {
    const cases = Array.from({ length: 7 }, (): string => randomUUID());
    const contents = await Promise.all(cases.map((caseId, place) => received(caseId, {}, { version: place + 1 })));
    await Promise.all(contents.map((content) => keep(content, { involvedOrganisations: ['ORG-INVENTADA'], involvedNames: ['Represas Inventadas'] })));
    const pairs = (await told(...cases)).map(({ data }) => `${cases.indexOf(String(data['earlierCaseId']))}<${cases.indexOf(String(data['caseId']))}`);
    const expected = cases.flatMap((_later, later) => cases.slice(0, later).map((_earlier, earlier) => `${earlier}<${later}`));
    expect(pairs.sort()).toEqual(expected.sort());
  });

  it.each<[string, () => Promise<[string, string]>]>([
    ['the earlier one is no reprisal', async () => [await aReprisal({ project: 'Obra A', category: 'COMMUNITY_REQUEST' }, { version: 1 }, { flags: {} }), await aReprisal({ project: 'Obra A' }, { version: 2 })]],
    ['it is more than ninety days ago', async () => {
      const long = new Date(Date.UTC(2026, 0, 2) - 91 * DAY_MS);
      return [await aReprisal({ project: 'Obra B' }, { time: long }), await aReprisal({ project: 'Obra B' }, { version: 2 })];
    }],
    ['they share a country, an act and a bare code', async () => {
      const report: Partial<Report> = { incidentCountries: ['HN'], acts: ['ACT-ARREST'], sources: ['SRC-POLICE'], involvedNames: ['SRC-POLICE'] };
      return [await aReprisal(report, { version: 1 }), await aReprisal(report, { version: 2 })];
    }],
  ])('shows no repetition when %s', async (_why, cases) => {
    expect((await told(...(await cases()))).filter(({ type }) => type === 'RepetitionFound')).toEqual([]);
  });

  it('suggests a duplicate and merges nothing', async () => {
    const safeContact = { channel: 'SIGNAL' as const, value: '+57 300 765 4321', rules: [] };
    const first = await aReprisal({ safeContact, incidentCountries: ['PE'] }, { version: 1 }, { flags: {} });
    const second = await aReprisal({ safeContact: { ...safeContact, value: '300-765-4321' }, incidentCountries: ['PE'] }, { version: 2 }, { flags: {} });
    expect(await told(first, second)).toMatchObject([
      { type: 'DuplicateSuggested', subject: second, data: { caseId: second, otherCaseId: first, score: 60, because: ['CONTACT', 'COUNTRY'] } },
    ]);
    expect(await made.database.query('SELECT 1 FROM cases WHERE id = ANY($1)', [[first, second]])).toHaveLength(2);
  });
});
