import { randomUUID } from 'node:crypto';
import { withAdministrators } from '../support/administrators';
import { getReceipt } from '../support/door';
import { PortalPerson } from '../support/portal-person';
import type { TestSystem } from '../support/system';
import { tellDirectory } from '../support/preparation';
import { until } from '../support/until';
import { fillDesk } from '../support/fill-desk';
import { assessAndPlan, handOver } from '../support/fill-tables';
import { addFiles, enterReport, HANDLER, inImminentDanger, joinSharers, shareCase, withPartners, type Sharers } from '../support/sharing';
import type { SmsGateway } from '../support/sms-gateway';
import type { Canaries } from './canaries';
import { crash } from './crash';
import { failMail } from './fail-mail';
import { failOnDesk, type OnDesk } from './fail-on-desk';
import { directoryWithCanaries, headersWithCanaries, nothingButCanaries, ordinaryWithCanaries } from './canary-reports';

/** What nobody may be told again who did not send it, and what must be found nowhere as it is. */
export interface Lived {
  /** Answers to refused and failed calls, whole, with their headers. */
  refusals: string[];
  /** Return codes, passwords: found nowhere. */
  secrets: string[];
}

/** A run through all that a system does and all that goes wrong with it, with a canary in everything that anybody can say. */
export class LivedThrough implements Lived {
  readonly refusals: string[] = [];
  readonly secrets: string[] = [];
  /** What people read who may. */
  readonly read: string[] = [];
  private readonly sessions = new Map<string, PortalPerson>();

  constructor(
    private readonly system: TestSystem,
    private readonly canaries: Canaries,
    private readonly gateway: SmsGateway,
  ) {}

  async run(): Promise<void> {
    await this.directory();
    const { reference, receipt } = await this.reports();
    await this.conversation(receipt);
    await this.people(reference);
    await this.broughtByOthers();
    const shared = await this.shared();
    await this.refused(reference);
    await this.refusedToSharers(shared);
    await this.failingDatabase(reference);
    await this.failingDesk(shared);
    await this.killed();
    await crash(this.system, this.canaries);
    await failMail(this.system, this.canaries, async () => void (await this.post('/api/reports', { receipt: await this.receipt(), ...ordinaryWithCanaries(this.canaries, 'CO') })));
    await this.system.quiet();
  }

  private async directory(): Promise<void> {
    const { api, rows, running } = this.system;
    await tellDirectory(api, rows, directoryWithCanaries(this.canaries, withAdministrators(withPartners())));
    for (const person of ['swg-duty', 'coord-lac', 'keeper-1']) {
      const { account, session } = await PortalPerson.join(api, running.portalUrl, person);
      this.sessions.set(person, session);
      this.secrets.push(account.password, ...account.recoveryCodes);
    }
  }

  private async reports(): Promise<{ reference: string; receipt: string }> {
    const odd = await this.receipt();
    await this.post('/api/reports', { receipt: odd, ...nothingButCanaries(this.canaries) });
    const receipt = await this.receipt();
    const { reference } = JSON.parse(await this.post('/api/reports', { receipt, ...ordinaryWithCanaries(this.canaries, 'CO') })) as { reference: string };
    await this.post('/api/reports', { receipt, ...ordinaryWithCanaries(this.canaries, 'PE', ['ACT-DTHREAT']) });
    const third = await this.receipt();
    // A return code inside a text is taken out.
    await this.post('/api/reports', { receipt: third, narrative: `${this.canaries.in('a text with a return code')} ${third}`, incidentCountries: ['KE'] });
    await this.system.quiet();
    return { reference, receipt };
  }

  private async conversation(receipt: string): Promise<void> {
    await this.post('/api/reports/messages', { receipt, text: this.canaries.in('a message') });
    await this.post('/api/reports/conversation', { receipt });
    await this.post('/api/reports/conversation', { receipt: this.canaries.in('a wrong return code') });
  }

  /** Content is read by whom it is for; everything that a person can write is written. */
  private async people(reference: string): Promise<void> {
    const of = (what: string): string => this.canaries.in(what);
    const caseId = await this.system.people.caseIdOf(reference);
    const coordinator = this.as('coord-lac');
    const at = `/api/casework/cases/${caseId}`;
    await until('the content', async () => (JSON.stringify((await coordinator.call('GET', `${at}/content?identity=true&purpose=CASE_WORK`)).body).includes(this.canaries.mark) ? true : undefined));
    for (const path of [at, `${at}/timeline`, `${at}/why`, `${at}/conversation`, '/api/casework/cases', '/api/casework/cases/export', '/api/casework/cases/export?format=jsonl', '/api/notifications/items']) await coordinator.get(path);
    await coordinator.post('/api/casework/contacts/find', { contact: of('a contact that was looked for'), purpose: 'CASE_WORK' });
    await coordinator.post(`${at}/replies`, { replyId: randomUUID(), text: of('a reply') });
    await coordinator.post(`${at}/countries`, { countries: ['CO', 'PE'] });
    await this.as('swg-duty').post(`${at}/break-glass`, { reason: `${of('why glass was broken')}: she cannot be reached.` });
    const keeper = this.as('keeper-1');
    const version = async (): Promise<number> => (await keeper.get<{ version: number }>('/api/directory/region-map')).version;
    const person = { name: `${of('name of a new person')} Y`, email: `${of('address of a new person')}@example.org`, language: 'en', pager: of('pager of a new person') };
    await keeper.post('/api/directory/people', { version: await version(), id: 'newcomer', ...person });
    await keeper.post('/api/directory/people/search', { text: of('a word that was looked for') });
    await keeper.post('/api/directory/organisations/search', { text: of('another word that was looked for') });
    for (const name of [of('a name at sign-in'), 'coord-lac']) {
      await this.call('POST', `${this.system.running.portalUrl}/api/sign-in/password`, { name, password: of('a wrong password') }, new PortalPerson(this.system.running.portalUrl, 'nobody').headers());
    }
  }

  /** What staff enter for somebody, and what a gateway brings. */
  private async broughtByOthers(): Promise<void> {
    const { doorUrl } = this.system.running;
    const { receipt, words } = await enterReport(this.as('coord-lac'), ordinaryWithCanaries(this.canaries, 'BO'), this.canaries.in('who interpreted on the telephone'));
    this.secrets.push(receipt, words.join(' '));
    const number = '+504 invented';
    await this.gateway.write(doorUrl, number, `${this.canaries.in('an SMS')} vienen`);
    const [, code = ''] = /código: ([0-9A-Z-]+)/.exec(this.gateway.received(number)[0] ?? '') ?? [];
    this.secrets.push(code);
    await this.gateway.write(doorUrl, number, `${this.canaries.in('another SMS')} ${code}`);
    await this.call('POST', `${doorUrl}/api/hooks/sms`, { id: this.canaries.in('the name of a forged SMS'), channel: 'SMS', text: this.canaries.in('a forged SMS') }, { 'amparo-signature': this.canaries.in('a forged signature') });
  }

  /** A case goes the whole way to a partner, with files, an assessment and a plan; on another one all is done that is done with an alert. */
  private async shared(): Promise<OnDesk & { receipt: string }> {
    const of = (what: string): string => this.canaries.in(what);
    const { api, running } = this.system;
    const { handler, partner, accounts } = await joinSharers(api, running.portalUrl);
    for (const { password, recoveryCodes } of accounts) this.secrets.push(password, ...recoveryCodes);
    this.sessions.set(HANDLER, handler).set('juris-desk', partner);
    const { receipt, caseId } = await this.inDanger();
    const packet = await shareCase(this.sharers(), caseId, of);
    const { referralId } = JSON.parse(packet) as { referralId: string };
    const files = await addFiles(running.doorUrl, receipt, handler, caseId, of);
    // They are where they belong: read by whoever may.
    this.read.push(packet, JSON.stringify(files));
    await handOver(this.sharers(), { caseId, referralId }, of);
    await assessAndPlan(handler, caseId, of);
    await fillDesk(this.sharers(), (await this.inDanger()).caseId, of);
    return { caseId, referralId, receipt };
  }

  private async inDanger(): Promise<{ caseId: string; receipt: string }> {
    const receipt = await this.receipt();
    const { reference } = JSON.parse(await this.post('/api/reports', { receipt, ...ordinaryWithCanaries(this.canaries, 'CO'), ...inImminentDanger, consents: [] })) as { reference: string };
    await this.system.quiet();
    return { caseId: await this.system.people.caseIdOf(reference), receipt };
  }

  private sharers(): Sharers {
    return { coordinator: this.as('coord-lac'), second: this.as('swg-duty'), handler: this.as(HANDLER), partner: this.as('juris-desk') };
  }

  private async failingDesk(shared: OnDesk): Promise<void> {
    await failOnDesk(this.system, this.canaries, this.sharers(), shared, async (...sent) => this.call(...sent));
  }

  /** What sharers write where it is refused, or cannot be written. */
  private async refusedToSharers({ caseId, receipt }: { caseId: string; receipt: string }): Promise<void> {
    const { rows, running } = this.system;
    const of = (what: string): string => this.canaries.in(`${what} that was refused`);
    const [handler, partner] = [this.as(HANDLER).headers(), this.as('juris-desk').headers()];
    const at = `${running.portalUrl}/api/protection/cases/${caseId}`;
    const consent = { answer: 'GIVEN', purpose: 'CP-REFER', recipient: 'P-JURIS', classes: ['S1'], by: { who: 'PERSON' }, how: 'WRITTEN', language: 'es', explained: ['RISKS'], conditions: [of('a condition')], named: { witness: of('a witness') } };
    await this.call('POST', `${at}/consents`, consent, handler);
    await this.call('POST', `${at}/consents`, { ...consent, conditions: { a: of('a condition of the wrong type') } }, handler);
    await this.call('POST', `${at}/overrides`, { purpose: 'CP-PUBLIC', recipient: 'P-JURIS', cannotBeAsked: 'DETAINED', because: `${of('a reason')}: she was taken.` }, this.as('coord-lac').headers());
    await this.call('POST', `${at}/needs`, { measures: [of('a measure')], to: of('an organisation') }, this.as('coord-lac').headers());
    await this.call('POST', `${at}/referrals/${randomUUID()}/release`, { fields: [{ field: 'SUMMARY', says: of('a packet') }, { field: of('a field'), says: of('what a field says') }] }, handler);
    await this.call('POST', `${this.as('juris-desk').url}/api/protection/offers/${randomUUID()}/decline`, { because: of('why a partner says no'), words: of('what a partner says') }, partner);
    await this.call('POST', `${running.portalUrl}/api/intake/entries`, { entry: randomUUID(), channel: of('a channel'), interpreter: of('an interpreter'), report: {} }, this.as('coord-lac').headers());
    const photo = Buffer.from(`\xff\xd8\xff\xe1 ${of('a broken photo')}`, 'latin1');
    for (const [name, bytes] of [[`${of('the name of a script')}.jpg`, Buffer.from(`<script>${of('a script')}</script>`)], [of('the name of a broken photo'), photo]] as const) {
      const form = new FormData();
      form.append('receipt', receipt);
      form.append('file', new Blob([new Uint8Array(bytes)]), name);
      const answer = await fetch(`${running.doorUrl}/api/reports/files`, { method: 'POST', body: form });
      this.refusals.push(whole(answer, await answer.text()));
    }
    // It was taken, and is found to be none when it is to be shown.
    const files = `/api/casework/cases/${caseId}/attachments`;
    const found = await until('the broken photo', async () => {
      const { attachments } = await this.as(HANDLER).get<{ attachments: { attachmentId: string; size: number | null }[] }>(files);
      return attachments.find(({ size }) => size === photo.length);
    });
    await this.call('GET', `${running.portalUrl}${files}/${found.attachmentId}/picture`, undefined, handler);
    await rows.of('protection', 'ALTER TABLE consents ADD CONSTRAINT planted CHECK (false) NOT VALID');
    await this.call('POST', `${at}/consents`, { ...consent, explained: ['RISKS', 'LIMITS', 'MAY_REFUSE', 'MAY_WITHDRAW'], conditions: [this.canaries.in('a condition that could not be written')] }, handler);
    await rows.of('protection', 'ALTER TABLE consents DROP CONSTRAINT planted');
  }

  /** Whatever is refused: by its address, its query, its headers, its body. */
  private async refused(reference: string): Promise<void> {
    const { doorUrl, portalUrl } = this.system.running;
    const of = (what: string): string => this.canaries.in(`${what} that was refused`);
    const session = this.as('swg-duty').headers();
    const calls = ['casework/cases', `casework/cases/${reference}`, 'protection/alerts', 'notifications/items', 'directory/people', 'grants/applications', 'insights/counts', 'nowhere/at-all'];
    for (const path of calls) {
      await this.call('GET', `${portalUrl}/api/${path}/${of('an address')}?${of('a query')}=${of('the value of a query')}`, undefined, session);
      await this.call('GET', `${portalUrl}/api/${path}?limit=${of('a number')}`, undefined, session);
      await this.call('POST', `${portalUrl}/api/${path}`, { [of('a property')]: of('a value') }, session);
    }
    await this.call('POST', `${portalUrl}/api/casework/cases/${reference}/break-glass`, { reason: { a: of('a reason of the wrong type') } }, session);
    const file = `--x\r\ncontent-disposition: form-data; name="file"; filename="${of('the name of a file')}.jpg"\r\n\r\n${of('the content of a file')}\r\n--x--\r\n`;
    for (const [type, body] of [
      ['multipart/form-data; boundary=x', file], ['text/plain', of('a text')], ['application/json; charset=utf-16', of('a charset')], [of('a type'), '{}'],
      ['application/json', `{"${of('broken JSON')}":`], ['application/json', `{"receipt":"${of('NUL')}\\u0000"}`], ['application/json', `{"narrative":"${of('a body too large')}${'x'.repeat(1_100_000)}"}`],
      ['application/json', `{"receipt":${JSON.stringify([of('a return code of the wrong type')])}}`],
    ] as const) {
      await this.send('POST', `${doorUrl}/api/reports?${of('a query at the door')}`, body, { 'content-type': type });
    }
  }

  /** A row that breaks a constraint, a table that is gone, a connection that breaks: each while something is written. */
  private async failingDatabase(reference: string): Promise<void> {
    const { rows, running } = this.system;
    const body = async (): Promise<object> => ({ receipt: await this.receipt(), ...ordinaryWithCanaries(this.canaries, 'CO') });
    await rows.of('intake', 'ALTER TABLE submissions ADD CONSTRAINT planted CHECK (false) NOT VALID');
    await this.call('POST', `${running.doorUrl}/api/reports`, await body());
    await rows.of('intake', 'ALTER TABLE submissions DROP CONSTRAINT planted');
    await rows.of('casework', 'ALTER TABLE glass RENAME TO glass_away');
    const reason = `${this.canaries.in('a reason that could not be written')}: she cannot be reached.`;
    await this.call('POST', `${running.portalUrl}/api/casework/cases/${reference}/break-glass`, { reason }, this.as('coord-lac').headers());
    await rows.of('casework', 'ALTER TABLE glass_away RENAME TO glass');
    const keeper = this.as('keeper-1');
    const { version } = await keeper.get<{ version: number }>('/api/directory/region-map');
    await rows.of('directory', 'ALTER TABLE versions ADD CONSTRAINT planted CHECK (false) NOT VALID');
    const person = { version, id: 'another', name: this.canaries.in('a name that could not be written'), email: `${this.canaries.in('an address that could not be written')}@example.org`, language: 'en' };
    await this.call('POST', `${running.portalUrl}/api/directory/people`, person, keeper.headers());
    await rows.of('directory', 'ALTER TABLE versions DROP CONSTRAINT planted');
    const sent = Array.from({ length: 8 }, async () => this.call('POST', `${running.doorUrl}/api/reports`, await body()));
    await rows.of('intake', `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename LIKE 'amparo%' AND pid <> pg_backend_pid()`);
    await Promise.all(sent);
    await until('the door to take reports again', async () => ((await fetch(`${running.doorUrl}/health/ready`)).status === 200 ? true : undefined));
  }

  /** Ends processes with a body, an event or a mail in hand. */
  private async killed(): Promise<void> {
    const { faults, running } = this.system;
    const points = [faults.arm({ point: 'intake.before-commit', process: 'intake' }), faults.arm({ point: 'consumer.after-effect' }), faults.arm({ point: 'mailer.before-data' })];
    const report = { receipt: await this.receipt(), ...ordinaryWithCanaries(this.canaries, 'CO') };
    await until('an answer', async () => ((await this.call('POST', `${running.doorUrl}/api/reports`, report)) === 201 ? true : undefined), 60_000);
    for (const { fired } of points) await fired();
    await until('all to be there again', async () => {
      for (const service of ['intake', 'casework', 'notifications', 'portal'] as const) await running.processOf(service).whenReady();
      return (await fetch(`${running.portalUrl}/health/ready`)).status === 200 ? true : undefined;
    }, 60_000);
  }

  private as(person: string): PortalPerson {
    const session = this.sessions.get(person);
    if (session === undefined) throw new Error(`${person} has not joined`);
    return session;
  }

  private async receipt(): Promise<string> {
    const receipt = await until('a return code', () => getReceipt(this.system.running.doorUrl));
    this.secrets.push(receipt);
    return receipt;
  }

  /** A call to the door with everything that a client can say beside it. */
  private async post(path: string, body: object): Promise<string> {
    const answer = await fetch(`${this.system.running.doorUrl}${path}?${this.canaries.in(`a query of ${path}`)}=${this.canaries.in(`the value of a query of ${path}`)}`, {
      method: 'POST', headers: { ...headersWithCanaries(this.canaries), 'content-type': 'application/json' }, body: JSON.stringify(body),
    });
    const text = await answer.text();
    if (answer.status >= 400) this.refusals.push(whole(answer, text));
    return text;
  }

  private async call(method: string, url: string, body?: object, headers: Record<string, string> = {}): Promise<number> {
    return this.send(method, url, body === undefined ? undefined : JSON.stringify(body), body === undefined ? headers : { 'content-type': 'application/json', ...headers });
  }

  private async send(method: string, url: string, body: string | undefined, headers: Record<string, string>): Promise<number> {
    try {
      const answer = await fetch(url, { method, headers: { 'user-agent': this.canaries.in('user agent of a call'), ...headers }, ...(body === undefined ? {} : { body }) });
      const text = await answer.text();
      if (answer.status >= 400) this.refusals.push(whole(answer, text));
      return answer.status;
    } catch {
      // A process that was just killed says nothing.
      return 0;
    }
  }
}

const whole = (answer: Response, text: string): string => `${answer.status}\n${[...answer.headers].map(([name, value]) => `${name}: ${value}`).join('\n')}\n\n${text}`;
