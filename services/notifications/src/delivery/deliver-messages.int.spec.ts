import { randomUUID } from 'node:crypto';
import { DeletionRequestedSchema, OrganisationCompromisedSchema } from '@amparo/contracts';
import { aReportRouted, anAlertAcknowledged, anAlertRaised, heard, toldBy } from '../../test/builders';
import { HttpStub } from '../../test/http-stub';
import { MailRelay } from '../../test/mail-relay';
import { RunningNotifications, until } from '../../test/running';

const FAULTS = Symbol.for('amparo.faults');
const faults = globalThis as { [FAULTS]?: (point: string) => Promise<void> };

describe('delivery, when things go wrong', () => {
  let relay: MailRelay;
  let pager: HttpStub;
  let running: RunningNotifications;

  beforeEach(async () => {
    relay = new MailRelay();
    pager = new HttpStub();
    running = new RunningNotifications();
    await relay.start();
    await pager.start();
  });
  afterEach(async () => {
    delete faults[FAULTS];
    await running.stop();
    await relay.stop();
    await pager.stop();
  });

  const quick = { dangerPausesMs: [0, 20, 40], ordinaryPausesMs: [0, 20, 40], probeEveryMs: 100 };
  const mailOf = async (caseId: string) => (await running.deliveriesOf(caseId)).find(({ channel }) => channel === 'MAIL');
  const stateOf = async (caseId: string) => (await mailOf(caseId))?.state;

  it('keeps trying while the relay is away, and sends each mail once when it is back', async () => {
    await running.start({ ...quick, smtpUrl: relay.url });
    await relay.stop();
    const danger = Array.from({ length: 4 }, () => anAlertRaised());
    const ordinary = Array.from({ length: 4 }, () => anAlertRaised({ urgency: 'LOW', alertMode: 'QUEUE' }, { lane: 'normal' }));
    await running.tell(...danger, ...ordinary);
    await until(() => running.lines.some((line) => line.includes('delivery.host-away')));
    await relay.start();
    await until(() => relay.mails.length === 8);
    for (const { data } of [...danger, ...ordinary]) await until(async () => (await stateOf(data.caseId)) === 'SENT');
    expect(new Set(relay.mails.map((mail) => /Message-ID: (.*)/.exec(mail.raw)?.[1])).size).toBe(8);
  });

  it('releases what waits long pauses as soon as the relay answers a probe', async () => {
    await running.start({ ordinaryPausesMs: [0, 3_600_000], probeEveryMs: 150, smtpUrl: relay.url });
    relay.refuseConnection = 554;
    const alerts = Array.from({ length: 6 }, () => anAlertRaised({ urgency: 'LOW', alertMode: 'QUEUE' }, { lane: 'normal' }));
    await running.tell(...alerts);
    await until(() => running.lines.some((line) => line.includes('delivery.host-away')));
    relay.refuseConnection = undefined;
    await until(() => relay.mails.length === 6);
  });

  it('leaves a relay that is away in peace but for probes', async () => {
    await running.start({ ordinaryPausesMs: [0, 1], probeEveryMs: 60_000, smtpUrl: relay.url });
    relay.refuseConnection = 421;
    await running.tell(...Array.from({ length: 20 }, () => anAlertRaised({ urgency: 'LOW', alertMode: 'QUEUE' }, { lane: 'normal' })));
    await until(() => running.lines.some((line) => line.includes('delivery.host-away')));
    const connections = relay.connections;
    await new Promise((resolve) => setTimeout(resolve, 400));
    expect(relay.connections).toBeLessThanOrEqual(connections + 5);
  });

  it('does not count one recipient\'s refusal against the relay, and gives her up in the end and tells it', async () => {
    await running.start({ ...quick, giveUpAfterMs: 300, smtpUrl: relay.url });
    relay.refuseRecipient = 550;
    const event = anAlertRaised();
    const { data } = event;
    await running.tell(event);
    await until(async () => (await stateOf(data.caseId)) === 'FAILED');
    expect(await mailOf(data.caseId)).toMatchObject({ reason: 'smtp-550' });
    expect(running.lines.some((line) => line.includes('delivery.host-away'))).toBe(false);
    expect(await running.told(data.caseId)).toEqual([{ type: 'amparo.notifications.v1.NotificationFailed', lane: 'danger' }]);
    expect(running.lines.join('\n')).not.toContain('example.org');
  });

  it('gives up a message of no case by a line for the operator alone: there is no case by which a person could be told', async () => {
    await running.start({ ...quick, giveUpAfterMs: 300, smtpUrl: relay.url });
    relay.refuseRecipient = 550;
    const referralId = randomUUID();
    const compromised = heard(OrganisationCompromisedSchema, 'c-juris', { conflictId: 'c-juris', personIds: ['swg-duty'] });
    const deletion = heard(DeletionRequestedSchema, referralId, { referralId, organisationId: 'c-juris', partnerPersonIds: ['coord-lac'] });
    await running.tell(compromised, deletion);
    for (const id of [compromised.id, referralId]) {
      await until(async () => (await stateOf(id)) === 'FAILED');
      expect(await running.told(id)).toEqual([]);
      await until(() => running.lines.some((line) => line.includes('delivery.given-up-of-no-case') && line.includes(id)));
    }
  });

  it('tries a page again until the other side takes it, and not after somebody has the case', async () => {
    await running.start({ ...quick, smtpUrl: relay.url, pageWebhookUrl: pager.url });
    pager.status = 503;
    const [taken, late] = [anAlertRaised(), anAlertRaised()];
    await running.tell(taken, late);
    await until(() => pager.requests.length >= 4);
    await running.tell(anAlertAcknowledged(taken.data.caseId));
    const pageOf = async (caseId: string) => (await running.deliveriesOf(caseId)).find(({ channel }) => channel === 'PAGE');
    await until(async () => (await pageOf(taken.data.caseId))?.state === 'CANCELLED');
    pager.status = 202;
    await until(async () => (await pageOf(late.data.caseId))?.state === 'SENT');
    expect(await pageOf(taken.data.caseId)).toMatchObject({ state: 'CANCELLED', reason: 'ACKNOWLEDGED' });
  });

  it('does not send to somebody who is kept out after her message was written', async () => {
    await running.start({ ...quick, smtpUrl: relay.url });
    await relay.stop();
    const alert = anAlertRaised({ recipients: [toldBy('coord-lac', 'SWG'), toldBy('swg-duty', 'SWG')] });
    const { caseId } = alert.data;
    await running.tell(alert);
    await until(async () => (await running.deliveriesOf(caseId)).every(({ attempts }) => attempts > 0) && (await running.deliveriesOf(caseId)).length === 2);
    await running.tell(aReportRouted({ caseId, recipients: [], excludedPersonIds: ['coord-lac'] }, { version: 2 }));
    await until(async () => (await running.deliveriesOf(caseId)).some(({ reason }) => reason === 'EXCLUDED'));
    await relay.start();
    await until(() => relay.mails.length === 1);
    expect(relay.mails[0]?.to).toEqual(['swg-duty@example.org']);
  });

  it('does not send again what was sent before the database went away for a moment', async () => {
    await running.start({ ...quick, smtpUrl: relay.url });
    const { database } = running.database;
    let cut = 0;
    faults[FAULTS] = async (point) => {
      if (point !== 'mailer.after-250' || cut > 0) return;
      cut += 1;
      // Every connection of the service breaks between the relay's 250 and the mark.
      await database.query(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name LIKE 'notifications %' AND pid <> pg_backend_pid() AND usename = current_user`);
    };
    const alert = anAlertRaised();
    await running.tell(alert);
    await until(async () => cut === 1 && (await stateOf(alert.data.caseId)) === 'SENT');
    expect(relay.mails).toHaveLength(1);
  });

  it('keeps a mail in hand while the relay is about it, longer than a claim lasts, and sends it once', async () => {
    await running.start({ ...quick, claimMs: 4_000, smtpUrl: relay.url });
    let answer = (): void => undefined;
    relay.beforeAnswer = new Promise((resolve) => void (answer = resolve));
    const alert = anAlertRaised();
    await running.tell(alert);
    await until(() => relay.mails.length === 1);
    const claims = async () => running.database.database.query<{ free: boolean; later: boolean }>(
      `SELECT claimed_until < now() AS free, claimed_until > created_at + interval '6 s' AS later FROM messages WHERE channel = 'MAIL'`,
    );
    const seen: { free: boolean; later: boolean }[] = [];
    await until(async () => {
      seen.push(...await claims());
      return seen.some(({ free, later }) => free || later);
    });
    answer();
    expect(seen.filter(({ free }) => free)).toEqual([]);
    await until(async () => (await stateOf(alert.data.caseId)) === 'SENT');
    expect(relay.mails).toHaveLength(1);
  });

  it('sends to somebody new as soon as the copy of the directory has her', async () => {
    await running.start({ ...quick, smtpUrl: relay.url });
    const alert = anAlertRaised({ recipients: [toldBy('new-duty', 'SWG')] });
    await running.tell(alert);
    await until(async () => (await mailOf(alert.data.caseId))?.reason === 'NO_CONTACT');
    running.directory.answer = { version: 2, people: [{ id: 'new-duty', email: 'new-duty@example.org', language: 'en' }] };
    await running.database.database.query('UPDATE directory_copy SET wanted_version = 2');
    await until(() => relay.mails.some(({ to }) => to.includes('new-duty@example.org')));
  });
});
