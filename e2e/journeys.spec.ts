import { randomUUID } from 'node:crypto';
import { LANGUAGES } from '@amparo/domain';
import { holdsTraceOf } from '@amparo/testing';
import { describeInBrowser, openBrowser } from './support/browser';
import { journeyInBrowser } from './support/browser-journey';
import { journeyByCurl } from './support/curl-journey';
import { describeOnBothLogs } from './support/event-logs';
import { file, fileUnder, mailed, paged, printJourney, told } from './support/journey';
import { PortalPerson } from './support/portal-person';
import {
  arrest, arrestIn, byAnOrganisationOfOurs, CANARY, communityRequest, grantRequestWithReprisal, imminentBySms, threeGarbledWords, withdrawalFor,
} from './support/reports';
import { lettersOn, PlainPages, referenceOn } from './support/plain-pages';
import { SmsGateway } from './support/sms-gateway';
import { startTestSystem, type TestSystem } from './support/system';
import { until } from './support/until';
import { teamHasAll } from './support/whole-way';

jest.setTimeout(120_000);

describeOnBothLogs('who is told of a report', (eventLog) => {
  const gateway = new SmsGateway();
  let system: TestSystem;

  beforeAll(async () => {
    system = await startTestSystem(eventLog, { INTAKE_HOOK_KEYS_DIR: gateway.keysDir });
  }, 180_000);

  afterAll(async () => {
    await system?.stop();
    gateway.close();
  }, 240_000);

  it('imminent danger by SMS pages the working group and the coordinator, and nobody else', async () => {
    const trace = await file(system, imminentBySms);
    printJourney(trace);
    expect(trace).toMatchObject({
      urgency: 'IMMINENT', lane: 'danger', reprisal: true, regions: ['LAC'], routes: ['SWG', 'REGIONAL_COORDINATOR:LAC'], lead: 'coord-lac',
      excluded: [], alertMode: 'PAGE', tasks: [],
    });
    await system.quiet();
    expect(await system.people.whatPeopleGot(trace.reference)).toEqual({ 'swg-duty': paged, 'coord-lac': paged });
    const { cases } = await system.api.get<{ cases: { reference: string; lead: string }[] }>('casework/cases');
    expect(cases.filter(({ reference }) => reference === trace.reference)).toEqual([expect.objectContaining({ lead: 'coord-lac', status: 'OPEN' })]);
  });

  it('two regions have one lead, and one alert a coordinator', async () => {
    const trace = await file(system, arrestIn('SN', 'CO'));
    printJourney(trace);
    expect(trace).toMatchObject({ regions: ['AFR', 'LAC'], lead: 'coord-afr', alertMode: 'PAGE' });
    expect(trace.routes).toEqual(['SWG', 'REGIONAL_COORDINATOR:AFR', 'REGIONAL_COORDINATOR:LAC']);
    const one = await file(system, arrestIn('KG', 'LB'));
    expect(one.routes).toEqual(['SWG', 'REGIONAL_COORDINATOR:EECA', 'REGIONAL_COORDINATOR:MENA']);
    await system.quiet();
    expect(await system.people.whatPeopleGot(trace.reference)).toEqual({ 'swg-duty': paged, 'coord-afr': paged, 'coord-lac': paged });
    expect(await system.people.whatPeopleGot(one.reference)).toEqual({ 'swg-duty': paged, 'coord-east': paged });
  });

  it('a coordinator of an organisation that is involved never learns of it: the alternate takes over', async () => {
    const before = system.people.arrivedAt('coord-lac');
    const trace = await file(system, byAnOrganisationOfOurs);
    printJourney(trace);
    expect(trace).toMatchObject({ routes: ['SWG', 'REGIONAL_COORDINATOR:LAC'], lead: 'coord-lac-2', excluded: ['coord-lac'] });
    const more = await fileUnder(system, trace.receipt, { ...arrestIn('CO'), wishedUrgency: 'IMMINENT' });
    expect(more).toMatchObject({ reference: trace.reference, urgency: 'IMMINENT', excluded: ['coord-lac'] });
    await system.quiet();
    const twice = { items: ['REPORT', 'REPORT'], pages: 2, mails: 2 };
    expect(await system.people.whatPeopleGot(trace.reference)).toEqual({ 'swg-duty': twice, 'coord-lac-2': twice });
    expect(system.people.arrivedAt('coord-lac')).toBe(before);
  });

  it('an unknown country goes to global duty, who has to find it: nothing is guessed', async () => {
    const trace = await file(system, arrest);
    printJourney(trace);
    expect(trace).toMatchObject({ urgency: 'HIGH', regions: [], routes: ['SWG', 'GLOBAL_DUTY'], lead: 'duty-global', tasks: ['FIND_COUNTRY'] });
    await system.quiet();
    expect(await system.people.whatPeopleGot(trace.reference)).toEqual({ 'swg-duty': paged, 'duty-global': paged });
    expect(await system.api.get(`casework/cases/${trace.reference}`)).toMatchObject({
      regions: [], countryKnown: false, tasks: [expect.objectContaining({ code: 'FIND_COUNTRY', doneAt: null })],
    });
  });

  it('a community request goes to the exchange and the coordinator, and alarms nobody', async () => {
    const trace = await file(system, communityRequest);
    printJourney(trace);
    expect(trace).toMatchObject({ urgency: 'NONE', lane: 'normal', reprisal: false, alertMode: 'NONE', tasks: [] });
    expect(trace.routes.toSorted()).toEqual(['CRE', 'REGIONAL_COORDINATOR:LAC']);
    await system.quiet();
    expect(await system.people.whatPeopleGot(trace.reference)).toEqual({ 'cre-desk': told, 'coord-lac': told });
  });

  it('a grant request with a reprisal sign reaches the working group too, and opens an application', async () => {
    const trace = await file(system, grantRequestWithReprisal);
    printJourney(trace);
    expect(trace).toMatchObject({ reprisal: true, regions: ['AFR'], lead: 'coord-afr' });
    expect(trace.routes.toSorted()).toEqual(['CRE', 'GRANTS', 'REGIONAL_COORDINATOR:AFR', 'SWG']);
    await system.quiet();
    const got = trace.alertMode === 'PAGE' ? paged : mailed;
    expect(await system.people.whatPeopleGot(trace.reference)).toEqual({ 'swg-duty': got, 'coord-afr': got, 'cre-desk': got, 'grants-desk': got });
    const { applications } = await system.api.get<{ applications: { reference: string }[] }>('grants/applications');
    expect(applications).toEqual([expect.objectContaining({ reference: trace.reference, state: 'DRAFT', urgent: trace.alertMode === 'PAGE' })]);
  });

  it('three garbled words are read by a person: MEDIUM from a form, HIGH by SMS', async () => {
    const byForm = await file(system, threeGarbledWords);
    const bySms = await file(system, { ...threeGarbledWords, channel: 'SMS' });
    printJourney(bySms);
    const routes = ['SWG', 'GLOBAL_DUTY', 'REVIEW'];
    expect(byForm).toMatchObject({ urgency: 'MEDIUM', reprisal: false, routes, alertMode: 'QUEUE', tasks: ['FIND_COUNTRY'] });
    expect(bySms).toMatchObject({ urgency: 'HIGH', reprisal: false, routes, alertMode: 'PAGE', tasks: ['FIND_COUNTRY'] });
    await system.quiet();
    expect(await system.people.whatPeopleGot(byForm.reference)).toEqual({ 'swg-duty': mailed, 'duty-global': mailed, 'review-desk': mailed });
    expect(await system.people.whatPeopleGot(bySms.reference)).toEqual({ 'swg-duty': paged, 'duty-global': paged, 'review-desk': paged });
  });

  it('an SMS that a gateway brings pages as any other, its code comes back to the telephone, and the next message with it is added', async () => {
    const { doorUrl } = system.running;
    await gateway.write(doorUrl, '+504 invented', 'vienen', 2);
    const [, receipt] = /código: ([0-9A-Z-]+)/.exec(gateway.received('+504 invented')[0] ?? '') ?? [];
    const comeBack = async () => (await (await fetch(`${doorUrl}/api/reports/conversation`, {
      method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ receipt }),
    })).json()) as { reference: string; status: string };
    const { reference } = await comeBack();
    const bodies = async () => (await system.rows.of<{ state: string }>('casework', `SELECT c.state FROM contents c JOIN cases k ON k.id = c.case_id WHERE k.reference = $1`, [reference])).map(({ state }) => state);
    await until('casework to have the message', async () => ((await bodies()).join() === 'FETCHED' ? true : undefined));
    await gateway.write(doorUrl, '+504 invented', `ahora estan ARMED ${receipt ?? ''}`, 2);
    expect(gateway.received('+504 invented')[1]).toBe('Recibido y añadido.');
    await until('casework to have the addition', async () => ((await bodies()).join() === 'FETCHED,FETCHED' ? true : undefined));
    await system.quiet();
    // Each message is told; the telephone rings once, since the danger did not rise.
    const got = { ...paged, items: ['REPORT', 'REPORT'] };
    expect(await system.people.whatPeopleGot(reference)).toEqual({ 'swg-duty': got, 'duty-global': got, 'review-desk': got });
    expect(await comeBack()).toMatchObject({ reference, status: 'RECEIVED' });
  });

  it.each(LANGUAGES)('whoever has plain pages in %s alone tells it, is heard, and comes back by the words', async (language) => {
    const pages = new PlainPages(system.running.doorUrl, language);
    const words = await pages.begin();
    await pages.press('form', 'to:danger', { story: `${language}: ${CANARY}` });
    await pages.press('form', 'to:where', { danger: 'YES' });
    const sent = await pages.send({ country: 'CO' });
    const reference = referenceOn(sent) ?? '';
    expect([sent.status, reference]).toEqual([201, expect.stringMatching(/^AM-/)]);
    expect(referenceOn(await pages.send({ country: 'CO' }))).toBe(reference);
    const back = await pages.comeBack(words);
    expect([back.status, referenceOn(back)]).toEqual([200, reference]);
    expect(referenceOn(await pages.comeBack(lettersOn(sent)))).toBe(reference);
    const got = { 'swg-duty': paged, 'coord-lac': paged };
    await until('everybody to have it', async () => (JSON.stringify(await system.people.whatPeopleGot(reference)) === JSON.stringify(got) ? true : undefined))
      .catch(async () => expect(await system.people.whatPeopleGot(reference)).toEqual(got));
  });

  it.each(LANGUAGES)('whoever has curl alone, without cookies, goes the whole way in %s', async (language) => {
    const { statuses, references, ...journey } = await journeyByCurl(system, language);
    expect(statuses.filter((status) => ![200, 201].includes(status))).toEqual([]);
    expect(references).toEqual([]);
    expect(journey).toEqual({ conversation: [true, true], stopped: ['CP-STATS'], ...teamHasAll() });
  });

  describeInBrowser('whoever has a browser with scripts off', () => {
    it('goes the whole way in every language, and reads what the team answers', async () => {
      const browser = await openBrowser();
      try {
        const journeys = await Promise.all(LANGUAGES.map(async (language) => [language, await journeyInBrowser(system, browser, language)]));
        expect(journeys).toEqual(LANGUAGES.map((language) => [language, { cookies: [], elsewhere: [], trouble: [], stopped: ['CP-STATS'], ...teamHasAll() }]));
      } finally {
        await browser.close();
      }
    }, 300_000);
  });

  it('a withdrawn consent stops sharing of the case it is about, under a reference of its own, and alarms nobody', async () => {
    const earlier = await file(system, arrestIn('TG'));
    const withdrawal = await file(system, withdrawalFor(earlier.reference));
    printJourney(withdrawal);
    expect(withdrawal.reference).not.toBe(earlier.reference);
    expect(withdrawal).toMatchObject({ urgency: 'NONE', reprisal: false, routes: ['CONSENT'], alertMode: 'NONE' });
    await system.quiet();
    expect(await system.people.whatPeopleGot(withdrawal.reference)).toEqual({ 'swg-duty': told });
    const shown = await system.api.get<{ caseId: string; timeline: { what: string; detail: string[] }[] }>(`casework/cases/${earlier.reference}`);
    expect(shown.timeline).toContainEqual(expect.objectContaining({ what: 'SHARING_SUSPENDED', detail: ['CP-REFER'] }));
    const suspended = await system.rows.of('protection', 'SELECT purpose FROM suspensions WHERE case_id = $1', [shown.caseId]);
    expect(suspended).toEqual([{ purpose: 'CP-REFER' }]);
    // An unknown case code is answered alike: nobody learns from the door which codes exist.
    const guess = await file(system, withdrawalFor('AM-0000-0000'));
    expect(guess.routes).toEqual(withdrawal.routes);
  });

  it('a country corrected later tells the new coordinator and releases the old one; duty stays', async () => {
    const trace = await file(system, { ...arrest, narrative: `${CANARY}: somewhere` });
    printJourney(trace);
    const correct = async (country: string) => {
      await system.api.send('POST', `casework/cases/${trace.reference}/countries`, { countries: [country], actor: 'duty-global' });
      await system.quiet();
    };
    await system.quiet();
    await correct('PH');
    const first = await system.people.whatPeopleGot(trace.reference);
    expect(first).toMatchObject({ 'coord-asia': paged, 'duty-global': paged });
    await correct('KE');
    const second = await system.people.whatPeopleGot(trace.reference);
    expect(second).toMatchObject({ 'coord-afr': paged, 'duty-global': paged });
    // All that the released coordinator sees of it is that it is no longer hers; duty was told once and is not released.
    expect(second['coord-asia']?.items).toEqual(['RELEASED']);
    expect(Object.keys(second).sort()).toEqual(['coord-afr', 'coord-asia', 'duty-global', 'swg-duty']);
    const { tasks, regions } = await system.api.get<{ tasks: { code: string; doneAt: string | null }[]; regions: string[] }>(`casework/cases/${trace.reference}`);
    expect(regions).toEqual(['AFR']);
    expect(tasks.filter(({ code, doneAt }) => code === 'FIND_COUNTRY' && doneAt === null)).toEqual([]);
  });

  it('the same report sent again gets the same answer, and nobody hears of it twice', async () => {
    const report = arrestIn('PH');
    const first = await file(system, report);
    const again = await fileUnder(system, first.receipt, report);
    expect(again).toMatchObject({ reference: first.reference, urgency: first.urgency });
    await system.quiet();
    expect(await system.people.whatPeopleGot(first.reference)).toEqual({ 'swg-duty': paged, 'coord-asia': paged });
  });

  it('an addition raises the level and reaches a further region', async () => {
    const first = await file(system, { ...communityRequest, category: 'UNSURE', incidentCountries: ['PH'] });
    const added = await fileUnder(system, first.receipt, { ...imminentBySms, incidentCountries: ['KE'] });
    printJourney(added);
    expect([first.urgency, first.alertMode, added.urgency, added.alertMode]).toEqual(['MEDIUM', 'QUEUE', 'IMMINENT', 'PAGE']);
    expect(added.reference).toBe(first.reference);
    expect(added.routes).toEqual(['SWG', 'REGIONAL_COORDINATOR:ASIA', 'REGIONAL_COORDINATOR:AFR']);
    await system.quiet();
    expect(await system.people.whatPeopleGot(first.reference)).toMatchObject({ 'coord-afr': paged, 'coord-asia': { pages: 1, mails: 2 } });
  });

  it('the coordinator answers, and only who comes back with the code reads it; what is taken back reaches the team at once', async () => {
    const { receipt, reference } = await file(system, arrestIn('CO'));
    const lac = (await PortalPerson.join(system.api, system.running.portalUrl, 'coord-lac')).session;
    const door = async (path: string, body: object): Promise<Record<string, unknown>> => (await fetch(`${system.running.doorUrl}/api/reports/${path}`, {
      method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ receipt, ...body }),
    })).json() as Promise<Record<string, unknown>>;
    const reply = { replyId: randomUUID(), text: 'zz-reply-to-somebody-invented' };
    const which = `/api/casework/cases/${reference}`;
    // Refused until casework has the first body, which says the way back.
    const { caseId } = await until('a way back', async () => lac.post<{ caseId: string }>(`${which}/replies`, reply));
    await lac.post(`${which}/replies`, reply);
    await until('the reply at the door', async () => ((await door('conversation', {}))['messages'] as unknown[]).length > 0 || undefined);
    expect((await door('conversation', {}))['messages']).toEqual([{ from: 'TEAM', text: reply.text, day: expect.any(String) }]);
    const page = await (await fetch(`${system.running.doorUrl}/es/back`, { method: 'POST', body: new URLSearchParams({ code: receipt }) })).text();
    expect(page).toContain(reply.text);
    await until('that she has seen it', async () => JSON.stringify(await lac.get(`${which}/conversation`)).includes('"seen":true') || undefined);

    expect(await door('withdrawal', { wanted: 'ERASE', confirmed: true })).toEqual({ reference, withdrawn: 'ERASE' });
    const tasks = async () => (await lac.get<{ tasks: { code: string }[] }>(which)).tasks.map(({ code }) => code);
    expect((await until('that the team knows', async () => {
      const codes = await tasks();
      return codes.includes('HEED_WITHDRAWAL') ? codes : undefined;
    }))).toContain('REVIEW_ERASURE');
    await system.quiet();
    expect(await system.rows.of('protection', 'SELECT purpose FROM suspensions WHERE case_id = $1', [caseId])).toHaveLength(10);
    // Nothing of it in mail, nor on the event log in any form.
    expect(holdsTraceOf(reply.text, JSON.stringify(system.mail.mails))).toBe(false);
    for (const service of ['intake', 'casework']) {
      const told = await system.rows.of<{ bytes: string }>(service, `SELECT encode(payload, 'hex') AS bytes FROM told UNION ALL SELECT encode(payload, 'hex') FROM outbox`);
      expect(told.length).toBeGreaterThan(0);
      expect(told.filter(({ bytes }) => holdsTraceOf(reply.text, Buffer.from(bytes, 'hex')))).toEqual([]);
    }
  });

  it('mail and pages say nothing: they differ by the reader\'s language alone', async () => {
    await system.quiet();
    const { mails } = system.mail;
    const { pages } = system.pager;
    expect(mails.length).toBeGreaterThan(20);
    expect(new Set(mails.map(({ messageId }) => messageId)).size).toBe(mails.length);
    expect(new Set(pages.map(({ id }) => id)).size).toBe(pages.length);
    for (const { id: person, email, pager } of system.people.everybody) {
      const bare = mails.filter(({ to }) => to === email).map(({ raw }) => raw.replace(/^(To|Message-ID|Date):.*\r\n/gim, ''));
      expect([person, new Set(bare).size <= 1]).toEqual([person, true]);
      expect([person, new Set(pages.filter(({ to }) => to === pager).map(({ text }) => text)).size <= 1]).toEqual([person, true]);
    }
    expect(pages.filter(({ signed, properties }) => !signed || properties.join() !== 'id,text,to')).toEqual([]);
    const said = [...mails.map(({ raw }) => raw + decoded(raw)), ...pages.map(({ text }) => text)].join('\n');
    const references = (await system.rows.of<{ reference: string }>('intake', 'SELECT reference FROM reports')).map(({ reference }) => reference);
    for (const word of [CANARY, 'IMMINENT', 'HIGH', 'SWG', 'LAC', 'ACT-', ...references]) expect(said).not.toContain(word);
  });
});

/** A mail's text, whichever way it was packed. */
function decoded(raw: string): string {
  return Buffer.from(raw.split('\r\n\r\n').slice(1).join(''), 'base64').toString('utf8');
}
