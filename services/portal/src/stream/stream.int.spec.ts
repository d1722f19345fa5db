import { setTimeout as pause } from 'node:timers/promises';
import { Browser } from '../../test/browser';
import { aCase, membershipChanged, personLeft } from '../../test/events';
import { Page } from '../../test/page';
import { RunningPortal, until } from '../../test/running';
import { aService } from '../../test/builders';

const password = 'invented-password-of-a-person';
const coordinator = (region: string) => ({ password, factors: 2 as const, conflicts: [] as string[], roles: [{ role: 'REGIONAL_COORDINATOR', region }] });
const member = { password, factors: 2 as const, conflicts: [] as string[], roles: [{ role: 'MEMBER', group: 'swg', kind: 'SECURITY_WORKING_GROUP' }] };
const administrator = { password, factors: 2 as const, conflicts: [] as string[], roles: [{ role: 'ADMINISTRATOR' }] };

describe('the live stream of a page', () => {
  const running = new RunningPortal();
  const { directory, clock } = running;
  let casework: Awaited<ReturnType<typeof aService>>;
  const pages: Page[] = [];

  async function listening(person: string, headers: Record<string, string> = {}): Promise<{ browser: Browser; page: Page }> {
    const browser = new Browser(running);
    await browser.signIn(person);
    return { browser, page: await open(browser, headers) };
  }
  async function open(browser: Browser, headers: Record<string, string> = {}): Promise<Page> {
    const page = await Page.open(browser, headers);
    pages.push(page);
    if (page.status === 200) await until(() => page.said.length > 0);
    return page;
  }
  /** A change that everybody of the working group hears of: what was told before it has been heard, or never will be. */
  async function settled(): Promise<string> {
    const marker = aCase();
    const { page } = await listening('swg');
    await running.tell(marker.received(), marker.routed(['swg'], { regions: ['EECA'], routes: ['SWG'] }));
    await until(() => page.hints.length >= 3);
    page.leave();
    return marker.caseId;
  }
  const about = (page: Page, caseId: string) => page.hints.filter((hint) => (hint as { id?: string }).id === caseId).map((hint) => (hint as { what: string }).what);

  beforeAll(async () => {
    casework = await aService();
    await running.start({ casework: casework.url });
  });
  beforeEach(() => {
    directory.people.clear();
    directory.people.set('lac', coordinator('LAC')).set('afr', coordinator('AFR')).set('swg', member).set('duty', member).set('admin', administrator);
  });
  afterEach(() => {
    for (const page of pages.splice(0)) page.leave();
  });
  afterAll(async () => {
    await running.stop();
    await casework.close();
  });

  it('tells those who may know what to look at again, and nothing of what is there', async () => {
    const [lac, afr, swg] = [await listening('lac'), await listening('afr'), await listening('swg')];
    const one = aCase();
    await running.tell(one.received(), one.routed(['lac', 'swg']), one.raised(['lac', 'swg']));
    for (const { page } of [lac, swg]) {
      await until(() => ['cases', 'alerts', 'items'].every((what) => about(page, one.caseId).includes(what)));
      expect(page.events[0]).toBe('ready');
      expect(page.hints.every((hint) => Object.keys(hint as object).every((name) => ['what', 'id'].includes(name)))).toBe(true);
    }
    await settled();
    expect(afr.page.hints).toEqual([]);
  });

  it('says who took it to whoever sees the alert, and says each change again for services that hear of it later', async () => {
    const [lac, swg] = [await listening('lac'), await listening('swg')];
    const one = aCase();
    await running.tell(one.received(), one.routed(['lac', 'swg']));
    await until(() => about(swg.page, one.caseId).includes('alerts'));
    const before = about(swg.page, one.caseId).length;
    await running.tell(one.acknowledged('lac', 2), one.itemAcknowledged('lac'));
    await until(() => about(swg.page, one.caseId).length >= before + 2);
    await until(() => about(lac.page, one.caseId).includes('items'));
    const once = about(swg.page, one.caseId).length;
    clock.move(1_500);
    await until(() => about(swg.page, one.caseId).length > once);
  });

  it('says nothing before both the door and protection have spoken', async () => {
    directory.people.set('duty', { ...member, roles: [{ role: 'GLOBAL_DUTY' }] }).set('audit', { ...member, roles: [{ role: 'AUDITOR' }] });
    const listeners = [await listening('lac'), await listening('duty'), await listening('audit'), await listening('swg')];
    const [unrouted, unreceived] = [aCase(), aCase()];
    await running.tell(unrouted.received({ regions: [] }), unreceived.routed(['lac', 'swg']), unreceived.raised(['lac']));
    const marker = await settled();
    for (const { page } of listeners) expect(page.hints.filter((hint) => (hint as { id: string }).id !== marker)).toEqual([]);
    await running.tell(unreceived.received());
    await until(() => about(listeners[0]?.page as Page, unreceived.caseId).includes('items'));
  });

  describe('says nothing, not even that there is something,', () => {
    it('to somebody who is kept out', async () => {
      const [lac, swg] = [await listening('lac'), await listening('swg')];
      const one = aCase();
      await running.tell(one.received(), one.routed(['swg'], { excludedPersonIds: ['lac'], releasedPersonIds: ['lac'] }), one.raised(['lac', 'swg']), one.assigned('lac'));
      await until(() => about(swg.page, one.caseId).includes('items'));
      await settled();
      expect(lac.page.hints).toEqual([]);
    });

    it('to somebody with a conflict of interest, of her own or of her organisation', async () => {
      directory.people.set('swg', { ...member, conflicts: ['c-7'] });
      const [swg, duty] = [await listening('swg'), await listening('duty')];
      const one = aCase();
      await running.tell(one.received({ conflicts: ['c-7'] }), one.routed(['swg', 'duty']));
      await until(() => about(duty.page, one.caseId).includes('items'));
      await pause(300);
      expect(swg.page.hints).toEqual([]);
    });

    it('to coordinators where an unknown civil-society source withholds it from them', async () => {
      const [lac, swg] = [await listening('lac'), await listening('swg')];
      const one = aCase();
      await running.tell(one.received({ flags: { unmatchedCivilSociety: true } as never }), one.routed(['swg']));
      await until(() => about(swg.page, one.caseId).includes('cases'));
      await settled();
      expect(lac.page.hints).toEqual([]);
    });

    it('to somebody whose roles need a second factor that she did not show', async () => {
      directory.people.set('swg', { ...member, factors: 1 });
      const [swg, duty] = [await listening('swg'), await listening('duty')];
      const one = aCase();
      await running.tell(one.received(), one.routed(['swg', 'duty']));
      await until(() => about(duty.page, one.caseId).includes('items'));
      await pause(300);
      expect(swg.page.hints).toEqual([]);
    });
  });

  it('says once more, without a name, that something is no longer hers, and then nothing of it', async () => {
    const { page } = await listening('lac');
    const one = aCase();
    await running.tell(one.received(), one.routed(['lac', 'swg']));
    await until(() => about(page, one.caseId).length >= 3);
    const before = page.hints.length;
    await running.tell(one.routed(['afr'], { regions: ['AFR'], releasedPersonIds: ['lac'] }, 2), one.raised(['afr'], 3), one.acknowledged('afr', 4));
    await until(() => page.hints.length > before);
    await settled();
    expect(page.hints.slice(before)).toEqual([{ what: 'items' }]);
  });

  it('says nothing to somebody whose role ended meanwhile, and has her fetch everything anew', async () => {
    const { page } = await listening('swg');
    directory.people.set('swg', { ...member, roles: [] });
    await running.tell(membershipChanged('swg'));
    await until(() => page.events.filter((event) => event === 'ready').length === 2);
    const before = page.hints.length;
    const { page: other } = await listening('duty');
    const one = aCase();
    await running.tell(one.received(), one.routed(['swg', 'duty']));
    await until(() => about(other, one.caseId).includes('items'));
    await pause(300);
    expect(page.hints.slice(before)).toEqual([]);
  });

  it('knows of a role that ended within 20 seconds even where nobody tells it', async () => {
    const { page } = await listening('lac');
    directory.people.set('lac', { ...coordinator('LAC'), roles: [] });
    const before = directory.calls.length;
    clock.move(15_000);
    await until(() => directory.calls.slice(before).some(({ path }) => path === '/internal/tokens'));
    const one = aCase();
    await running.tell(one.received(), one.routed(['swg']));
    await settled();
    expect(page.hints).toEqual([]);
  });

  it('tells administrators that an account changed, and nobody else', async () => {
    const [admin, swg] = [await listening('admin'), await listening('swg')];
    await running.tell(membershipChanged('somebody'));
    await until(() => admin.page.hints.length > 0);
    expect(admin.page.hints).toEqual([{ what: 'accounts', id: 'somebody' }]);
    await settled();
    expect(swg.page.hints.some((hint) => (hint as { what: string }).what === 'accounts')).toBe(false);
  });

  describe('ends', () => {
    it('within seconds of a sign-out with this browser, on all its pages, and not on others', async () => {
      const { browser, page } = await listening('swg');
      const [second, other] = [await open(browser), await listening('lac')];
      await browser.post('/api/sign-out');
      await until(() => page.closed && second.closed);
      expect([page.events, second.events]).toEqual([['ready', 'ended'], ['ready', 'ended']]);
      expect(other.page.closed).toBe(false);
      expect((await open(browser)).status).toBe(401);
    });

    it.each([['ended at the directory', () => directory.endSessionsOf('swg')], ['hers no more, since she left', () => void directory.people.delete('swg')]])(
      'within 20 seconds when the session is %s',
      async (_how, happen) => {
        const { browser, page } = await listening('swg');
        happen();
        clock.move(15_000);
        await until(() => page.closed);
        expect(page.events.at(-1)).toBe('ended');
        expect((await browser.call('/api/session')).status).toBe(401);
      },
    );

    it('at once when it is told that she left', async () => {
      const { page } = await listening('swg');
      directory.people.delete('swg');
      await running.tell(personLeft('swg'));
      await until(() => page.closed);
      expect(page.events.at(-1)).toBe('ended');
    });

    it('when nothing else was done for 15 minutes: listening is no use of the session', async () => {
      const { page } = await listening('swg');
      for (let minutes = 0; minutes < 14; minutes += 2) {
        clock.move(120_000);
        await pause(600);
      }
      expect(page.closed).toBe(false);
      clock.move(61_000);
      await until(() => page.closed);
      expect(page.events.at(-1)).toBe('ended');
    }, 20_000);
  });

  it('says that nobody can say while the directory is away, tells nothing meanwhile, and then has everything fetched anew', async () => {
    const { page } = await listening('swg');
    directory.away = true;
    clock.move(15_000);
    await until(() => page.events.at(-1) === 'away');
    const one = aCase();
    await running.tell(one.received(), one.routed(['swg']));
    await pause(800);
    expect(page.hints).toEqual([]);
    directory.away = false;
    clock.move(2_000);
    await until(() => page.events.filter((event) => event === 'ready').length === 2);
    expect(page.events.filter((event) => event !== 'changed')).toEqual(['ready', 'away', 'ready']);
  });

  describe('goes on from the last change that the page heard of', () => {
    it('with what she missed and may still know', async () => {
      const { browser, page } = await listening('swg');
      const [one, missed, hidden] = [aCase(), aCase(), aCase()];
      await running.tell(one.received(), one.routed(['swg']));
      await until(() => about(page, one.caseId).length === 3);
      const last = page.said.at(-1)?.id ?? '';
      page.leave();
      await until(() => page.closed);
      await running.tell(missed.received(), missed.routed(['swg']), hidden.received({ conflicts: ['c-9'] }), hidden.routed(['swg', 'duty']));
      directory.people.set('swg', { ...member, conflicts: ['c-9'] });
      await pause(500);
      const again = await open(browser, { 'last-event-id': last });
      await until(() => about(again, missed.caseId).length === 3);
      expect(about(again, one.caseId)).toEqual([]);
      expect(about(again, hidden.caseId)).toEqual([]);
    });

    it.each(['', 'x', '1', '00000000-0000-4000-8000-000000000000', "' OR 1=1"])('and with nothing for %j', async (id) => {
      const { page } = await listening('swg', id === '' ? {} : { 'last-event-id': id });
      await pause(200);
      expect(page.events).toEqual(['ready']);
    });
  });

  it('is open on six pages of a session at most', async () => {
    const { browser } = await listening('swg');
    const more = await Promise.all([1, 2, 3, 4, 5, 6].map(() => Page.open(browser)));
    pages.push(...more);
    expect(more.map(({ status }) => status).sort()).toEqual([200, 200, 200, 200, 200, 503]);
    more.find(({ status }) => status === 200)?.leave();
    await pause(200);
    expect((await open(browser)).status).toBe(200);
  });

  it('names no more than a few things at a time: past them, only what to look at again', async () => {
    const { page } = await listening('admin');
    const rows = Array.from({ length: 400 }, (_, i) => ({ what: 'accounts', people: [`person-${i}`] }));
    await running.database.database.query(
      `INSERT INTO changes (what, people) SELECT what, ARRAY(SELECT jsonb_array_elements_text(people)) FROM jsonb_to_recordset($1::jsonb) AS g(what text, people jsonb)`,
      [JSON.stringify(rows)],
    );
    await until(() => page.hints.length > 0);
    expect(page.hints).toEqual([{ what: 'accounts' }]);
  });

  it('asks for a session, and takes no token for one', async () => {
    expect((await fetch(`${running.url}/api/stream`)).status).toBe(401);
    expect((await fetch(`${running.url}/api/stream`, { headers: { authorization: 'Bearer invented-token-of-an-operator' } })).status).toBe(401);
  });

  it('carries what every answer carries', async () => {
    const browser = new Browser(running);
    await browser.signIn('swg');
    const leaving = new AbortController();
    const answer = await browser.call('/api/stream', { signal: leaving.signal });
    expect([answer.headers.get('content-type'), answer.headers.get('cache-control'), answer.headers.get('x-content-type-options')]).toEqual(['text/event-stream', 'no-store', 'nosniff']);
    leaving.abort();
  });
});

describe('a portal that stops', () => {
  it('closes its streams at once', async () => {
    const running = new RunningPortal();
    await running.start();
    running.directory.people.set('swg', member);
    const browser = new Browser(running);
    await browser.signIn('swg');
    const page = await Page.open(browser);
    await until(() => page.said.length > 0);
    const started = performance.now();
    await running.stop();
    expect(performance.now() - started).toBeLessThan(3_000);
    await until(() => page.closed);
  });
});
