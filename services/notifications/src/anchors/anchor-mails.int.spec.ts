import { CaseTrailAnchoredSchema, DirectoryTrailAnchoredSchema } from '@amparo/contracts';
import { heard } from '../../test/builders';
import { MailRelay } from '../../test/mail-relay';
import { RunningNotifications, until } from '../../test/running';

const HASH = 'ab'.repeat(32);

describe('the ends of audit trails', () => {
  const relay = new MailRelay();
  const running = new RunningNotifications();
  const anchored = (sequence: number) => heard(CaseTrailAnchoredSchema, 'audit', { sequence, trailHash: HASH }, { lane: 'normal' });
  const states = async () => (await running.database.database.query<{ said: string }>(`SELECT concat_ws(' ', service, sequence, custodian, state) AS said FROM anchor_mails ORDER BY 1`)).map(({ said }) => said);

  beforeAll(async () => {
    await relay.start();
    await running.start({ smtpUrl: relay.url, auditCustodians: ['one@example.org', 'two@example.org'], ordinaryPausesMs: [0, 50] });
  });
  afterAll(async () => {
    await running.stop();
    await relay.stop();
  });

  it('are mailed to each custodian, once: name, number and hash, and nothing else', async () => {
    const event = anchored(42);
    await running.tell(event, event, heard(DirectoryTrailAnchoredSchema, 'audit', { sequence: 7, trailHash: HASH }, { lane: 'normal' }));
    await until(async () => (await states()).length === 4 && (await states()).every((state) => state.endsWith('SENT')));
    expect(relay.mails.map(({ to }) => to.join()).sort()).toEqual(['one@example.org', 'one@example.org', 'two@example.org', 'two@example.org']);
    const bodies = relay.mails.map(({ raw }) => raw.split('\r\n\r\n')[1]?.replace(/=\r\n/g, '').trim());
    expect(bodies.sort()).toEqual([`casework 42 ${HASH}`, `casework 42 ${HASH}`, `directory 7 ${HASH}`, `directory 7 ${HASH}`]);
    const headers = new Set(relay.mails.flatMap(({ raw }) => (raw.split('\r\n\r\n')[0] ?? '').split('\r\n').filter((line) => /^[\w-]+:/.test(line)).map((line) => line.split(':')[0])));
    expect([...headers].sort()).toEqual(['Auto-Submitted', 'Content-Transfer-Encoding', 'Content-Type', 'Date', 'From', 'MIME-Version', 'Message-ID', 'Subject', 'To']);
  });

  it('wait while the relay is away, and go out when it answers', async () => {
    await relay.stop();
    await running.tell(anchored(43));
    await until(async () => (await running.database.database.query('SELECT 1 FROM anchor_mails WHERE sequence = 43 AND attempts > 1')).length > 0);
    await relay.start();
    await until(async () => (await states()).filter((state) => state.includes(' 43 ')).every((state) => state.endsWith('SENT')));
    expect(relay.mails.filter(({ raw }) => raw.includes('casework 43'))).toHaveLength(2);
  });
});
