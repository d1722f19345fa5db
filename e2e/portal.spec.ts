import { setTimeout as pause } from 'node:timers/promises';
import { KeptSession } from './fuzz/kept-session';
import { withAdministrators } from './support/administrators';
import { describeOnBothLogs } from './support/event-logs';
import { file } from './support/journey';
import { PortalPerson, type Account } from './support/portal-person';
import { arrestIn, byAnOrganisationOfOurs, CANARY } from './support/reports';
import { startTestSystem, type TestSystem } from './support/system';
import { until } from './support/until';

jest.setTimeout(180_000);

interface Item {
  id: string;
  caseId: string;
  reference: string;
  kind: string;
  takenBy: { person: string }[];
}

interface Listed {
  cases: { caseId: string; reference: string }[];
}

describeOnBothLogs('people at the portal', (eventLog) => {
  let system: TestSystem;
  const accounts = new Map<string, Account>();
  const sessions = new Map<string, PortalPerson>();

  beforeAll(async () => {
    system = await startTestSystem(eventLog);
    await system.api.send('PUT', 'directory/directory', withAdministrators());
    for (const person of ['swg-duty', 'coord-lac', 'coord-lac-2', 'coord-afr', 'duty-global', 'keeper-1']) {
      const { account, session } = await PortalPerson.join(system.api, system.running.portalUrl, person);
      accounts.set(person, account);
      sessions.set(person, session);
    }
  }, 300_000);

  afterAll(async () => {
    await system?.stop();
  }, 240_000);

  const as = (person: string): PortalPerson => {
    const session = sessions.get(person);
    if (session === undefined) throw new Error(`${person} has not joined`);
    return session;
  };
  const itemsOf = async (person: string): Promise<Item[]> => as(person).get<Item[]>('/api/notifications/items');
  const itemOf = async (person: string, reference: string): Promise<Item> => {
    const item = await until(`an item of ${person}`, async () => (await itemsOf(person)).find((one) => one.reference === reference));
    // Casework lets those go first who are called.
    await until('casework to hear of it', async () =>
      ((await system.rows.of('casework', 'SELECT 1 FROM cases WHERE id = $1 AND routed_version > 0', [item.caseId])).length > 0 ? true : undefined));
    return item;
  };
  const listedBy = async (person: string): Promise<string[]> => (await as(person).get<Listed>('/api/casework/cases?limit=500')).cases.map(({ reference }) => reference);
  const statusOf = async (person: string, path: string): Promise<number> => (await as(person).call('GET', path)).status;

  it('whoever is called reads why, says that she has it, and the others read who', async () => {
    const { reference } = await file(system, arrestIn('CO'));
    const item = await itemOf('coord-lac', reference);
    const why = await as('coord-lac').get<object>(`/api/protection/decisions/of-case/${item.caseId}`);
    expect(JSON.stringify(why)).toContain('ROUTE-REGION:LAC');
    await as('coord-lac').post(`/api/notifications/items/${item.id}/acknowledge`);
    const seen = await until('the other to see it', async () => {
      const theirs = await itemOf('swg-duty', reference);
      return theirs.takenBy.length > 0 ? theirs : undefined;
    });
    expect(seen.takenBy).toEqual([expect.objectContaining({ person: 'coord-lac' })]);
    // Protection hears of it from notifications: a moment later.
    const alert = await until('the alert to be taken', async () =>
      (await as('swg-duty').get<{ caseId: string; acknowledgedBy: string | null }[]>('/api/protection/alerts')).find(({ caseId, acknowledgedBy }) => caseId === item.caseId && acknowledgedBy !== null));
    expect(alert).toMatchObject({ acknowledgedBy: 'coord-lac' });
  });

  it('another region finds nothing of a case: not in a list, not by its id, not by its code', async () => {
    const { reference } = await file(system, arrestIn('CO'));
    const { caseId } = await itemOf('coord-lac', reference);
    expect(await listedBy('coord-lac')).toContain(reference);
    expect(await listedBy('coord-afr')).not.toContain(reference);
    expect((await itemsOf('coord-afr')).filter((item) => item.reference === reference)).toEqual([]);
    const nobodys = '00000000-0000-4000-8000-000000000000';
    for (const rest of ['', '/timeline', '/why', '/content', '/conversation']) {
      const hidden = await as('coord-afr').call('GET', `/api/casework/cases/${caseId}${rest}`);
      const absent = await as('coord-afr').call('GET', `/api/casework/cases/${nobodys}${rest}`);
      expect([rest, hidden.status, hidden.body]).toEqual([rest, 404, absent.body]);
    }
    expect(await statusOf('coord-afr', `/api/protection/decisions/of-case/${caseId}`)).toBe(404);
  });

  it('an excluded coordinator finds nothing, not even a count, and hears nothing', async () => {
    // What she may know of the reports before this one has come.
    await system.quiet();
    const heard: string[] = [];
    const listening = new AbortController();
    const ready = new Promise<void>((done) => {
      void (async () => {
        for await (const { event } of as('coord-lac').stream(listening.signal)) {
          heard.push(event);
          if (event === 'ready') done();
        }
      })().catch(() => undefined);
    });
    await ready;
    const count = async (): Promise<unknown> => as('coord-lac').get('/api/casework/cases/count');
    const [before, items] = [await count(), (await itemsOf('coord-lac')).length];
    const { reference } = await file(system, byAnOrganisationOfOurs);
    const { caseId } = await itemOf('coord-lac-2', reference);
    await system.quiet();
    expect(await count()).toEqual(before);
    expect((await itemsOf('coord-lac')).length).toBe(items);
    expect(await listedBy('coord-lac')).not.toContain(reference);
    expect((await as('coord-lac').get<Listed>(`/api/casework/cases?reference=${reference}`)).cases).toEqual([]);
    expect(await statusOf('coord-lac', `/api/casework/cases/${caseId}`)).toBe(404);
    expect(JSON.stringify(await as('coord-lac').get('/api/protection/alerts'))).not.toContain(caseId);
    await pause(1_000);
    listening.abort();
    expect(heard.filter((event) => event === 'changed')).toEqual([]);
  });

  it('what was sent is read by whom the case is assigned to, and each reading is written down first', async () => {
    const { reference } = await file(system, { ...arrestIn('CO'), narrative: `A story. ${CANARY}` });
    const { caseId } = await itemOf('coord-lac', reference);
    const path = `/api/casework/cases/${caseId}/content`;
    expect(await statusOf('swg-duty', path)).toBe(403);
    const read = async (person: string): Promise<string> => JSON.stringify(await as(person).get(path));
    await until('the content to be fetched', async () => ((await read('coord-lac')).includes(CANARY) ? true : undefined));
    const audited = () => system.rows.of<{ person: string; action: string }>('casework', 'SELECT person, action FROM audit WHERE case_id = $1 ORDER BY sequence', [caseId]);
    const before = (await audited()).length;
    await read('coord-lac');
    expect((await audited()).slice(before)).toEqual([expect.objectContaining({ person: 'coord-lac', action: 'case.read-content' })]);
    await as('coord-lac').post(`/api/casework/cases/${caseId}/handlers`, { person: 'swg-duty' });
    expect(await read('swg-duty')).toContain(CANARY);
  });

  it('glass is broken with a reason, for an hour, and two others are told', async () => {
    const { reference } = await file(system, { ...arrestIn('SN'), narrative: `A story. ${CANARY}` });
    const { caseId } = await itemOf('swg-duty', reference);
    const path = `/api/casework/cases/${caseId}/content`;
    expect(await statusOf('swg-duty', path)).toBe(403);
    const short = await as('swg-duty').call<{ code: string }>('POST', `/api/casework/cases/${caseId}/break-glass`, { reason: '' });
    expect(short.status).toBe(400);
    await as('swg-duty').post(`/api/casework/cases/${caseId}/break-glass`, { reason: 'The coordinator cannot be reached and the person is in custody.' });
    await until('the content', async () => (JSON.stringify(await as('swg-duty').get(path)).includes(CANARY) ? true : undefined));
    const witnesses = await until('two others to be told', async () => {
      const told = await system.people.whoSees(reference);
      const of = Object.entries(told).filter(([, items]) => items.some(({ kind }) => kind === 'GLASS')).map(([person]) => person);
      return of.length >= 2 ? of : undefined;
    });
    expect(witnesses).not.toContain('swg-duty');
  });

  it('who reads more in a day than is usual, and then as much as she may, is noticed: two others have an item and the mail that calls them to it within 60 seconds', async () => {
    const { reference } = await file(system, arrestIn('CO'));
    const path = `/api/casework/cases/${(await itemOf('coord-lac', reference)).caseId}/content`;
    const readUntil = async (reads: number): Promise<void> => {
      let today = await system.rows.count('casework', `SELECT coalesce(sum(reads), 0) AS n FROM reading_days WHERE person = 'coord-lac'`);
      for (; today < reads; today++) expect(await statusOf('coord-lac', path)).toBe(200);
    };
    /** Who has an item of a kind, and in whose mailbox is the mail of the same cause. */
    const told = async (kind: 'READING' | 'READING_STOPPED'): Promise<string[]> => {
      const messages = await system.rows.of<{ id: string; person: string }>(
        'notifications', `SELECT m.id::text AS id, m.person_id AS person FROM messages m JOIN items i USING (cause, person_id) WHERE i.kind = $1 AND i.about = 'coord-lac' AND m.channel = 'MAIL'`, [kind]);
      const arrived = messages.filter(({ id, person }) => system.mail.mails.some(({ to, messageId }) => messageId.startsWith(`${id}@`) && to === system.people.everybody.find((one) => one.id === person)?.email));
      const having = await Promise.all(arrived.map(async ({ person }) => ((await system.people.itemsOf(person)).some((item) => item.kind === kind) ? [person] : [])));
      return having.flat();
    };
    const toldWithinAMinute = async (kind: 'READING' | 'READING_STOPPED', since: number): Promise<void> => {
      const witnesses = await until('two others to be told', async () => { const all = await told(kind); return all.length >= 2 ? all : undefined; }, 60_000);
      process.stderr.write(`${kind} with its mail reached ${witnesses.join(' and ')} within ${Math.round(performance.now() - since)} ms of the answer (${eventLog})\n`);
      expect([witnesses.length, new Set(witnesses).size, witnesses.includes('coord-lac')]).toEqual([2, 2, false]);
    };
    await readUntil(49);
    await system.quiet();
    expect(await told('READING')).toEqual([]);
    expect(await statusOf('coord-lac', path)).toBe(200);
    await toldWithinAMinute('READING', performance.now());

    await readUntil(199);
    expect(await told('READING_STOPPED')).toEqual([]);
    // The last one is a search, which is of no case.
    await as('coord-lac').post('/api/casework/contacts/find', { contact: 'nobody.invented@example.org', purpose: 'VERIFICATION' });
    await toldWithinAMinute('READING_STOPPED', performance.now());
    expect(await as('coord-lac').call('GET', path)).toMatchObject({ status: 403, body: { code: 'reading.budget-spent' } });
  });

  it('hears of a report while the page is open', async () => {
    const listening = new AbortController();
    const changed = (async () => {
      for await (const { event, data } of as('coord-afr').stream(listening.signal)) if (event === 'changed') return data;
      return undefined;
    })();
    await pause(500);
    await file(system, arrestIn('SN'));
    expect(await Promise.race([changed, pause(20_000, 'nothing was heard')])).toMatch(/items|alerts|cases/);
    listening.abort();
  });

  it('a session that an administrator ends is over within 60 seconds, for calls and for the open page', async () => {
    const ended = (async () => {
      for await (const { event } of as('coord-afr').stream(AbortSignal.timeout(90_000))) if (event === 'ended') return performance.now();
      return performance.now();
    })();
    await pause(500);
    const since = performance.now();
    await as('keeper-1').post('/api/directory/accounts/coord-afr/sessions/end');
    expect((await ended) - since).toBeLessThan(60_000);
    expect(await statusOf('coord-afr', '/api/notifications/items')).toBe(401);
    sessions.set('coord-afr', await PortalPerson.signIn(system.running.portalUrl, accounts.get('coord-afr') as Account));
    expect(await statusOf('coord-afr', '/api/notifications/items')).toBe(200);
  });

  it('whoever stays for longer than a session is signed in again when it ends, and it is known why', async () => {
    const kept = await KeptSession.join(system, 'cre-desk');
    const asks = async (method = 'GET', path = '/api/session') => (await fetch(`${system.running.portalUrl}${path}`, { method, headers: kept.headers() })).status;
    await kept.renew();
    expect([await asks(), kept.ended]).toEqual([200, []]);
    expect([await asks('POST', '/api/sign-out'), await asks()]).toEqual([204, 401]);
    await kept.renew();
    expect([await asks(), kept.ended]).toEqual([200, ['SIGNED_OUT']]);
    await system.rows.of('directory', `UPDATE sessions SET last_used_at = now() - interval '16 minutes' WHERE person = 'cre-desk'`);
    await system.rows.of('portal', `UPDATE browser_sessions SET last_used_at = now() - interval '16 minutes' WHERE person_id = 'cre-desk'`);
    expect(await asks()).toBe(401);
    await kept.renew();
    expect([await asks(), kept.ended]).toEqual([200, ['SIGNED_OUT', 'IDLE_OR_OVER']]);
  });

  it('a change without the token against forgery, or from another site, changes nothing', async () => {
    const forged = await as('swg-duty').call<{ code: string }>('POST', '/api/directory/me/language', { language: 'fr' }, { 'x-csrf-token': 'made-up' });
    expect(forged.status).toBe(403);
    const foreign = await as('swg-duty').call<{ code: string }>('POST', '/api/directory/me/language', { language: 'fr' }, { origin: 'http://elsewhere.example', 'sec-fetch-site': 'cross-site' });
    expect(foreign.status).toBe(403);
    expect(await as('swg-duty').get('/api/directory/me')).toMatchObject({ language: 'en' });
  });
});
