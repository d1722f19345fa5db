import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SetClock } from '@amparo/kernel';
import { Outbox } from '@amparo/messaging';
import { ErasedCases, Sealer, publicKeyOf } from '@amparo/platform';
import { searchedLogger, someSealedFields, type ServiceDatabase } from '@amparo/testing';
import { aDatabase } from '../../test/database';
import { aReportReceived } from '../../test/events';
import { OpenCaseOnReportReceived } from '../cases/open-case-on-report-received';
import { EraseCase } from '../erasure/erase-case';
import { ContentEntity } from './content.entity';
import { openContent } from './kept-content';
import { ParkContent } from './park-content';

describe('a content that is parked with the envelope of the door', () => {
  const folder = mkdtempSync(join(tmpdir(), 'amparo-parked-'));
  const fields = someSealedFields('casework');
  const clock = new SetClock(new Date('2026-01-10T00:00:00Z'));
  const logger = searchedLogger('casework');
  const parkContent = new ParkContent(clock, fields, logger);
  let made: ServiceDatabase;
  let envelope: Buffer;

  const wanted = async (): Promise<ContentEntity> => {
    const event = aReportReceived({ caseId: randomUUID() });
    await made.database.transaction((tx) => new OpenCaseOnReportReceived().handle(event, tx));
    return made.database.dataSource.manager.findOneByOrFail(ContentEntity, { submissionId: event.data.submissionId });
  };
  const erase = (caseId: string) => made.database.transaction((tx) => new ErasedCases(made.database, new EraseCase(fields, new Outbox()), folder, clock, logger).erase(tx, caseId));
  const left = (caseId: string) => made.asAdministrator(
    `SELECT 'contents' FROM contents WHERE case_id = $1 UNION ALL SELECT 'cases' FROM cases WHERE id = $1 UNION ALL SELECT 'tasks' FROM tasks WHERE case_id = $1
     UNION ALL SELECT 'timeline' FROM timeline WHERE case_id = $1 UNION ALL SELECT 'case_keys' FROM case_keys WHERE case_id = $1`, [caseId]);

  beforeAll(async () => {
    made = await aDatabase();
    envelope = await (await Sealer.fromPublicKey(publicKeyOf(randomBytes(32)))).seal(Buffer.from('what was sent'), Buffer.from('elsewhere'));
  });
  afterAll(async () => {
    await made.drop();
    rmSync(folder, { recursive: true });
  });

  it('lies under the key of its case, and goes with it: what a backup kept of the row gives no envelope', async () => {
    const content = await wanted();
    const { caseId, submissionId } = content;
    await parkContent.run(made.database, content, { envelope }, 'UNOPENABLE');
    const { state, envelope: kept } = await made.database.dataSource.manager.findOneByOrFail(ContentEntity, { submissionId });
    expect([state, kept?.includes(envelope)]).toEqual(['PARKED', false]);
    expect(openContent(await fields.ofCaseForReading(made.database, caseId), submissionId, kept ?? Buffer.of())).toEqual({ envelope });
    await erase(caseId);
    expect(await left(caseId)).toEqual([]);
    await made.asAdministrator('DELETE FROM erased_cases WHERE case_id = $1', [caseId]);
    const another = await made.database.transaction((tx) => fields.ofCase(tx, caseId));
    expect(() => openContent(another, submissionId, kept ?? Buffer.of())).toThrow();
  });

  it('is not parked where its case was erased while it was fetched', async () => {
    const content = await wanted();
    await erase(content.caseId);
    await expect(parkContent.run(made.database, content, { envelope }, 'UNOPENABLE')).rejects.toMatchObject({ code: 'case.absent' });
    expect(await left(content.caseId)).toEqual([]);
  });
});
