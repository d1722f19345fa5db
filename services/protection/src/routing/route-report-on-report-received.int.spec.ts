import { randomUUID } from 'node:crypto';
import { AlertRaisedSchema, ReportRoutedSchema, SharingSuspendedSchema } from '@amparo/contracts';
import { AMANECER, aDirectory, aReport, heard } from '../../test/builders';
import { Desk } from '../../test/desk';

let desk: Desk;
beforeAll(async () => {
  desk = await Desk.open();
});
afterAll(() => desk.kept.drop());
beforeEach(() => {
  desk.directory = aDirectory();
});

const route = async (report = aReport()) => {
  await desk.hear(desk.routeReport, heard(report));
  return report;
};
const routed = (caseId: string) => desk.told(ReportRoutedSchema, caseId);
const raised = (caseId: string) => desk.told(AlertRaisedSchema, caseId);
const ids = (recipients: { personId: string }[]) => recipients.map(({ personId }) => personId).sort();

describe('a report of imminent danger', () => {
  it('reaches the working group and the coordinator, and pages both, on the danger lane', async () => {
    const report = await route();
    const [decision] = await routed(report.caseId);
    expect(decision).toMatchObject({ lane: 'danger', data: { routes: ['SWG', 'REGIONAL_COORDINATOR:LAC'], leadPersonId: 'coord-lac', alertMode: 'PAGE', directoryVersion: 4 } });
    const [alert] = await raised(report.caseId);
    expect(alert).toMatchObject({ lane: 'danger', data: { urgency: 'IMMINENT', alertMode: 'PAGE' } });
    expect(ids(alert?.data.recipients ?? [])).toEqual(['coord-lac', 'swg-duty']);
  });

  it('stores the facts, the directory’s version and the rules of the decision', async () => {
    const report = await route();
    const rows = await desk.kept.database.query('SELECT directory_version, facts, routing FROM decisions WHERE submission_id = $1', [report.submissionId]);
    expect(rows).toEqual([{
      directory_version: 4,
      facts: expect.objectContaining({ urgency: 'IMMINENT', because: ['T1'] }),
      routing: expect.objectContaining({ because: expect.arrayContaining([expect.objectContaining({ rule: 'ROUTE-SWG' })]) }),
    }]);
  });

  it('waits while no copy of the directory was ever fetched, and leaves nothing behind', async () => {
    desk.directory = undefined;
    const report = aReport();
    await expect(route(report)).rejects.toMatchObject({ name: 'NotYet' });
    expect(await routed(report.caseId)).toEqual([]);
    expect(await desk.kept.database.query('SELECT 1 FROM cases WHERE case_id = $1', [report.caseId])).toEqual([]);
  });
});

describe('a conflict of interest', () => {
  it('keeps the coordinator out, and the alternate takes over', async () => {
    const report = await route(aReport({ conflicts: [AMANECER] }));
    const [decision] = await routed(report.caseId);
    expect(decision?.data.excludedPersonIds).toEqual(['coord-lac']);
    expect(ids(decision?.data.recipients ?? [])).toEqual(['coord-lac-2', 'swg-duty']);
  });

  it('holds for what comes later, also after she left that organisation', async () => {
    const report = await route(aReport({ conflicts: [AMANECER] }));
    desk.directory = { ...aDirectory(), people: aDirectory().people.map((person) => ({ ...person, organisationConflictId: undefined })) };
    await route(aReport({ caseId: report.caseId, sequence: 2 }));
    const [, second] = await routed(report.caseId);
    expect(second?.data.excludedPersonIds).toEqual(['coord-lac']);
    expect(ids(second?.data.recipients ?? [])).not.toContain('coord-lac');
  });
});

describe('an addition', () => {
  it('keeps what was known, and alerts only whom nobody alerted before', async () => {
    const report = await route();
    await route(aReport({ caseId: report.caseId, sequence: 2, regions: ['AFR'], acts: [], because: ['T2'] }));
    const decisions = await routed(report.caseId);
    expect(decisions[1]?.data).toMatchObject({ regions: ['LAC', 'AFR'], leadPersonId: 'coord-lac', urgency: 'IMMINENT' });
    expect((decisions[1]?.version ?? 0)).toBeGreaterThan(decisions[0]?.version ?? 0);
    const alerts = await raised(report.caseId);
    expect(alerts.map(({ data }) => ids(data.recipients))).toEqual([['coord-lac', 'swg-duty'], ['coord-afr']]);
  });

  it('that raises the level alerts everybody again', async () => {
    const report = await route(aReport({ urgency: 'MEDIUM', because: ['FLOOR'] }));
    await route(aReport({ caseId: report.caseId, sequence: 2 }));
    const alerts = await raised(report.caseId);
    expect(alerts.map(({ data }) => [data.urgency, data.alertMode, ids(data.recipients)])).toEqual([
      ['MEDIUM', 'QUEUE', ['coord-lac', 'swg-duty']],
      ['IMMINENT', 'PAGE', ['coord-lac', 'swg-duty']],
    ]);
  });
});

describe('what casework finds', () => {
  it('raises the level by one for a repetition, once', async () => {
    const report = await route(aReport({ urgency: 'MEDIUM' }));
    for (const earlierCaseId of [randomUUID(), randomUUID()]) {
      await desk.hear(desk.repetition, heard({ caseId: report.caseId, earlierCaseId, because: ['PROJECT'], $typeName: 'amparo.casework.v1.RepetitionFound' as const }));
    }
    expect((await raised(report.caseId)).map(({ data }) => data.urgency)).toEqual(['MEDIUM', 'HIGH']);
  });

  it('counts also when it is heard before the report', async () => {
    const report = aReport({ urgency: 'HIGH' });
    await desk.hear(desk.repetition, heard({ caseId: report.caseId, earlierCaseId: randomUUID(), because: ['CASE'], $typeName: 'amparo.casework.v1.RepetitionFound' as const }));
    await route(report);
    expect((await raised(report.caseId)).map(({ data }) => data.urgency)).toEqual(['IMMINENT']);
  });

  it('raises to the level that all bodies give together, and never lowers', async () => {
    const report = await route(aReport({ urgency: 'MEDIUM' }));
    for (const urgency of ['HIGH', 'LOW', 'HIGH']) {
      await desk.hear(desk.urgency, heard({ caseId: report.caseId, urgency, because: ['T2'], $typeName: 'amparo.casework.v1.UrgencyFound' as const }));
    }
    expect((await raised(report.caseId)).map(({ data }) => data.urgency)).toEqual(['MEDIUM', 'HIGH']);
  });
});

describe('a corrected country', () => {
  it('tells the new coordinator, releases the old one, and duty stays', async () => {
    const report = await route(aReport({ regions: [], countryKnown: false }));
    expect((await routed(report.caseId))[0]?.data).toMatchObject({ routes: ['SWG', 'GLOBAL_DUTY'], tasks: ['FIND_COUNTRY'] });
    for (const regions of [['LAC'], ['AFR']]) {
      await desk.hear(desk.region, heard({ caseId: report.caseId, regions, countryKnown: true, $typeName: 'amparo.casework.v1.RegionAssigned' as const }));
    }
    const [, found, corrected] = await routed(report.caseId);
    expect(found?.data.releasedPersonIds).toEqual([]);
    expect(ids(found?.data.recipients ?? [])).toContain('coord-lac');
    expect(corrected?.data.releasedPersonIds).toEqual(['coord-lac']);
    expect(ids(corrected?.data.recipients ?? [])).toContain('coord-afr');
  });
});

describe('a withdrawn consent', () => {
  it('stops sharing at once for the case that it continues, on the danger lane, and goes to the working group alone', async () => {
    const earlier = await route();
    const report = await route(aReport({
      category: 'UNSURE', urgency: 'MEDIUM', acts: [], because: ['TEXT'], flags: { textOnly: true },
      continuesCaseId: earlier.caseId, withdrawnConsents: [{ purpose: 'CP-REFER', recipientId: 'c-juris' }],
    }));
    const [suspended] = await desk.told(SharingSuspendedSchema, earlier.caseId);
    expect(suspended).toMatchObject({ lane: 'danger', data: { purpose: 'CP-REFER', recipientId: 'c-juris' } });
    const [decision] = await routed(report.caseId);
    expect(decision).toMatchObject({ lane: 'danger', data: { routes: ['CONSENT'] } });
    expect(ids(decision?.data.recipients ?? [])).toEqual(['swg-duty']);
  });

  it('that comes with a flood on the normal lane stops sharing as well, and lets danger go first on its way to people', async () => {
    const earlier = await route();
    const report = aReport({ urgency: 'MEDIUM', acts: [], because: ['TEXT'], burstId: randomUUID(), continuesCaseId: earlier.caseId, withdrawnConsents: [{ purpose: 'CP-REFER', recipientId: 'c-juris' }] });
    await desk.hear(desk.routeReport, { ...heard(report), lane: 'normal' });
    expect(await desk.told(SharingSuspendedSchema, earlier.caseId)).toMatchObject([{ data: { purpose: 'CP-REFER' } }]);
    expect(await routed(report.caseId)).toMatchObject([{ lane: 'normal', data: { routes: expect.arrayContaining(['CONSENT']) as string[] } }]);
  });
});
