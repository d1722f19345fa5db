import { createHmac } from 'node:crypto';
import { aReportRouted, anAlertEscalated, anAlertRaised, toldBy } from '../test/builders';
import { HttpStub } from '../test/http-stub';
import { MailRelay } from '../test/mail-relay';
import { CONTACTS, PAGE_SECRET, RunningNotifications, until } from '../test/running';
import type { ItemShown, Trace } from './items/items.dto';

const varying = /^(To|Message-ID|Date): .*\r?\n/gim;

describe('notifications, started as they run', () => {
  const relay = new MailRelay();
  const pager = new HttpStub();
  const running = new RunningNotifications();

  beforeAll(async () => {
    await relay.start();
    await pager.start();
    await running.start({ smtpUrl: relay.url, pageWebhookUrl: pager.url });
  });
  afterAll(async () => {
    await running.stop();
    await relay.stop();
    await pager.stop();
  });

  it('put items into the portal, trace them, and tell who takes the case', async () => {
    const routed = aReportRouted();
    const { caseId, submissionId } = routed.data;
    await running.tell(routed);
    const trace = async () => ((await (await running.call(`/traces/${submissionId}`)).json()) as Trace).items.map(({ person }) => person).sort();
    await until(async () => (await trace()).length === 2);
    expect(await trace()).toEqual(['coord-lac', 'swg-duty']);
    const items = (await (await running.call('/items?person=coord-lac')).json()) as ItemShown[];
    const item = items.find((one) => one.caseId === caseId);
    expect((await running.call(`/items/${item?.id}/acknowledge`, { person: 'swg-duty' })).status).toBe(404);
    expect((await running.call(`/items/${item?.id}/acknowledge`, { person: 'coord-lac' })).status).toBe(204);
    expect(await running.told(caseId)).toEqual([{ type: 'amparo.notifications.v1.NotificationAcknowledged', lane: 'danger' }]);
  });

  it('send a mail whose bytes are the same whatever it is about', async () => {
    const alerts = [
      anAlertRaised({ recipients: [toldBy('swg-duty', 'SWG')] }),
      anAlertRaised({ urgency: 'IMMINENT', reference: 'AM-AAAA-AAAA', recipients: [toldBy('coord-afr', 'REGIONAL_COORDINATOR:AFR')] }),
      anAlertRaised({ urgency: 'LOW', alertMode: 'QUEUE', recipients: [toldBy('swg-duty', 'REVIEW')] }, { lane: 'normal' }),
      anAlertEscalated({ recipients: [toldBy('coord-afr', 'LAST_RESORT')] }),
    ];
    const before = relay.mails.length;
    await running.tell(...alerts);
    await until(() => relay.mails.length === before + 4);
    const mails = relay.mails.slice(before);
    expect(new Set(mails.map((mail) => mail.raw.replace(varying, ''))).size).toBe(1);
    expect(mails.every((mail) => (mail.raw.match(varying) ?? []).length === 3)).toBe(true);
    for (const { data: { caseId, reference } } of alerts) {
      const [delivery] = (await running.deliveriesOf(caseId)).filter(({ channel }) => channel === 'MAIL');
      await until(async () => (await running.deliveriesOf(caseId)).some(({ channel, state }) => channel === 'MAIL' && state === 'SENT'));
      expect(mails.filter((mail) => mail.raw.includes(`Message-ID: <${delivery?.id}@amparo.invalid>`))).toHaveLength(1);
      expect(mails.some((mail) => mail.raw.includes(caseId) || mail.raw.includes(reference))).toBe(false);
    }
    expect(mails.map((mail) => mail.to).flat().sort()).toEqual(['coord-afr@example.org', 'coord-afr@example.org', 'swg-duty@example.org', 'swg-duty@example.org']);
  });

  it('write in the reader\'s language', async () => {
    const before = relay.mails.length;
    await running.tell(anAlertRaised({ recipients: [toldBy('duty-global', 'GLOBAL_DUTY'), toldBy('coord-lac', 'SWG')] }));
    await until(() => relay.mails.length === before + 2);
    const bodyTo = (address: string): string => {
      const raw = relay.mails.slice(before).find((mail) => mail.to.includes(address))?.raw ?? '';
      const [head = '', body = ''] = raw.split('\r\n\r\n');
      return /base64/i.test(head) ? Buffer.from(body, 'base64').toString('utf8') : decodeURIComponent(body.replace(/=\r\n/g, '').replaceAll('=', '%'));
    };
    expect(bodyTo('duty-global@example.org')).toContain('سجّل الدخول');
    expect(bodyTo('coord-lac@example.org')).toContain('Inicie sesión');
  });

  it('page whoever has a pager, with a signature that the other side can check', async () => {
    const event = anAlertRaised({ recipients: [toldBy('swg-duty', 'SWG'), toldBy('coord-lac', 'SWG')] });
    const { data } = event;
    const before = pager.requests.length;
    await running.tell(event);
    await until(async () => {
      const pages = (await running.deliveriesOf(data.caseId)).filter(({ channel }) => channel === 'PAGE');
      return pages.length === 2 && pages.every(({ state }) => state !== 'PENDING');
    });
    const pages = (await running.deliveriesOf(data.caseId)).filter(({ channel }) => channel === 'PAGE').sort((a, b) => (a.person < b.person ? -1 : 1));
    expect(pages.map(({ person, state, reason }) => [person, state, reason])).toEqual([['coord-lac', 'CANCELLED', 'NO_ADDRESS'], ['swg-duty', 'SENT', undefined]]);
    const [page, ...others] = pager.requests.slice(before);
    expect(others).toEqual([]);
    expect(JSON.parse(page?.body ?? '')).toEqual({ id: pages[1]?.id, to: 'pager-swg', text: 'You have a new item. Sign in to read it.' });
    const signature = /^t=(\d+),v1=([0-9a-f]{64})$/.exec(String(page?.headers['amparo-signature']));
    expect(Math.abs(Number(signature?.[1]) - Date.now() / 1_000)).toBeLessThan(60);
    expect(signature?.[2]).toBe(createHmac('sha256', PAGE_SECRET).update(`${signature?.[1]}.${page?.body}`).digest('hex'));
  });

  it('log no address and no pager', () => {
    for (const { email, pager: secret } of CONTACTS) {
      expect(running.lines.join('\n')).not.toContain(email);
      if (secret !== undefined) expect(running.lines.join('\n')).not.toContain(secret);
    }
  });

  it('are for the operator alone, who is told nothing about what was wrong', async () => {
    expect((await fetch(`${running.service.url}/items?person=coord-lac`)).status).toBe(401);
    const answer = await running.call('/items?person=canary%20canary');
    expect(answer.status).toBe(400);
    expect(await answer.text()).not.toContain('canary');
  });
});
