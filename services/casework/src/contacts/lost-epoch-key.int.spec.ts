import { randomBytes, randomUUID } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SetClock } from '@amparo/kernel';
import { Outbox } from '@amparo/messaging';
import { openSealedFields } from '@amparo/persistence';
import { makeHpkeKeys, Opener } from '@amparo/platform';
import { searchedLogger, type ServiceDatabase } from '@amparo/testing';
import { aReport } from '../../test/builders';
import { aDatabase } from '../../test/database';
import { aReportReceived } from '../../test/events';
import { OpenCaseOnReportReceived } from '../cases/open-case-on-report-received';
import { CompareCase } from '../comparison/compare-case';
import { ContentEntity } from '../contents/content.entity';
import { KeepContent } from '../contents/keep-content';
import { OpenContent } from '../contents/open-content';
import { ReadTogether } from '../urgency/read-together';
import { ContactKeys } from './contact-keys';
import { contactsToFind } from './contact.rules';
import { IndexContacts } from './index-contacts';
import { KeepContactIndex } from './keep-contact-index';

const NUMBERS = { early: '+57 300 123 4567', between: '+57 301 123 4567', late: '+57 302 123 4567' };
const clock = new SetClock(new Date('2026-01-10T00:00:00Z'));

describe('the contact index where the key of an epoch is lost', () => {
  const folder = mkdtempSync(join(tmpdir(), 'amparo-lost-key-'));
  const keyFile = (epoch: string) => join(folder, `${epoch}.key`);
  const lines: string[] = [];
  const logger = searchedLogger('casework', (line) => lines.push(line));
  const said = (code: string) => lines.filter((line) => line.includes(code)).map((line) => (JSON.parse(line) as { caseId?: string }).caseId);
  let made: ServiceDatabase;
  let opener: Opener;

  /** What a process has that was started now. */
  const started = async () => {
    const fields = await openSealedFields({ service: 'casework', folder }, clock.now());
    await fields.keepEpochs(clock.now());
    const keys = new ContactKeys(fields, logger);
    const outbox = new Outbox();
    return {
      keys, index: new KeepContactIndex(made.database, fields, keys, new IndexContacts(keys), new OpenContent(opener), clock, logger),
      keepContent: new KeepContent(clock, outbox, fields, new ReadTogether(outbox), new CompareCase(outbox, fields), new IndexContacts(keys)),
    };
  };
  const walk = async (): Promise<void> => {
    const { index } = await started();
    while (await index.run());
  };
  const report = async (value: string): Promise<string> => {
    const caseId = randomUUID();
    const event = aReportReceived({ caseId });
    await made.database.transaction((tx) => new OpenCaseOnReportReceived().handle(event, tx));
    const content = await made.database.dataSource.manager.findOneByOrFail(ContentEntity, { submissionId: event.data.submissionId });
    const safeContact = { channel: 'SIGNAL' as const, value, rules: [] };
    await (await started()).keepContent.run(made.database, content, { kind: 'REPORT', report: aReport({ safeContact }), plain: Buffer.from(JSON.stringify({ body: { narrative: 'Invented.', safeContact } })) });
    return caseId;
  };
  const found = async (value: string): Promise<string[]> => {
    const hashes = await (await started()).keys.hashedToFind(made.database, contactsToFind(value).flat());
    return (await made.asAdministrator<{ id: string }>('SELECT DISTINCT case_id AS id FROM contacts WHERE hash = ANY ($1::bytea[])', [hashes])).map(({ id }) => id);
  };

  beforeAll(async () => {
    made = await aDatabase();
    opener = await Opener.fromPrivateKeyFile(makeHpkeKeys(folder).privateKeyFile, () => []);
  });
  afterAll(async () => {
    await made.drop();
    rmSync(folder, { recursive: true });
  });

  it('goes on: reports are kept, a search finds what it can, and the next walk makes a key that opens; cases that are lost with it stop nothing', async () => {
    await walk();
    const early = await report(NUMBERS.early);
    expect(await found(NUMBERS.early)).toEqual([early]);

    writeFileSync(keyFile('2026-01'), randomBytes(32).toString('hex'));
    const between = await report(NUMBERS.between);
    expect([await found(NUMBERS.early), await found(NUMBERS.between)]).toEqual([[], []]);
    expect(said('contacts.key-does-not-open').length).toBeGreaterThan(0);

    await walk();
    const late = await report(NUMBERS.late);
    expect([await found(NUMBERS.early), await found(NUMBERS.between), await found(NUMBERS.late)]).toEqual([[], [between], [late]]);
    expect(said('contacts.not-indexed')).toEqual([early]);
  });

  it('is not left behind for a trouble that may pass: nothing goes on, nor goes away, until the key can be read again', async () => {
    const indexed = () => made.asAdministrator('SELECT case_id, key_id FROM contacts JOIN contact_keys k ON k.id = key_id WHERE epoch = $1 ORDER BY 1', ['2026-01']);
    const before = await indexed();
    clock.move(31 * 86_400_000);
    await (await started()).keys.keyOf('2026-02', made.database);
    const key = randomBytes(32).toString('hex');
    rmSync(keyFile('2026-01'));
    mkdirSync(keyFile('2026-01'));
    await expect(walk()).rejects.toThrow('EISDIR');
    await expect(walk()).rejects.toThrow('EISDIR');
    expect(await indexed()).toEqual(before);

    // It is another one for good.
    rmSync(keyFile('2026-01'), { recursive: true });
    writeFileSync(keyFile('2026-01'), key);
    lines.length = 0;
    await walk();
    expect([said('contacts.not-indexed').length, await indexed()]).toEqual([3, []]);
  });
});
