import { setTimeout as pause } from 'node:timers/promises';
import { Browser } from '../../test/browser';
import { aCase, personLeft } from '../../test/events';
import { Listening, about, member } from '../../test/listening';
import { Page } from '../../test/page';
import { RunningPortal, until } from '../../test/running';

describe('the live stream of a page, from its beginning to its end,', () => {
  const room = new Listening();
  const { running } = room;
  const { directory, clock } = running;

  beforeAll(() => running.start());
  beforeEach(() => room.people());
  afterEach(() => room.leave());
  afterAll(() => running.stop());

  describe('ends', () => {
    it('within seconds of a sign-out with this browser, on all its pages, and not on others', async () => {
      const { browser, page } = await room.as('swg');
      const [second, other] = [await room.open(browser), await room.as('lac')];
      await browser.post('/api/sign-out');
      await until(() => page.closed && second.closed);
      expect([page.events, second.events]).toEqual([['ready', 'ended'], ['ready', 'ended']]);
      expect(other.page.closed).toBe(false);
      expect((await room.open(browser)).status).toBe(401);
    });

    it.each([['ended at the directory', () => directory.endSessionsOf('swg')], ['hers no more, since she left', () => void directory.people.delete('swg')]])(
      'within 20 seconds when the session is %s',
      async (_how, happen) => {
        const { browser, page } = await room.as('swg');
        happen();
        clock.move(15_000);
        await until(() => page.closed);
        expect(page.events.at(-1)).toBe('ended');
        expect((await browser.call('/api/session')).status).toBe(401);
      },
    );

    it('within 20 seconds of a sign-out by another process of the portal', async () => {
      const { page } = await room.as('swg');
      await running.database.database.query(`DELETE FROM browser_sessions WHERE person_id = 'swg'`);
      clock.move(15_000);
      await until(() => page.closed);
      expect(page.events).toEqual(['ready', 'ended']);
    });

    it('at its absolute end, although the directory is away', async () => {
      const { page } = await room.as('swg');
      directory.away = true;
      clock.move(8 * 3_600_000);
      await until(() => page.closed);
      directory.away = false;
      expect(page.events.at(-1)).toBe('ended');
    });

    it('at once when it is told that she left', async () => {
      const { page } = await room.as('swg');
      directory.people.delete('swg');
      await running.tell(personLeft('swg'));
      await until(() => page.closed);
      expect(page.events.at(-1)).toBe('ended');
    });

    it('when nothing else was done for 15 minutes: listening is no use of the session', async () => {
      const { page } = await room.as('swg');
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
    const { page } = await room.as('swg');
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
      const { browser, page } = await room.as('swg');
      const [one, missed, hidden] = [aCase(), aCase(), aCase()];
      await running.tell(one.received(), one.routed(['swg']));
      await until(() => about(page, one.caseId).length === 3);
      const last = page.said.at(-1)?.id ?? '';
      page.leave();
      await until(() => page.closed);
      await running.tell(missed.received(), missed.routed(['swg']), hidden.received({ conflicts: ['c-9'] }), hidden.routed(['swg', 'duty']));
      directory.people.set('swg', { ...member, conflicts: ['c-9'] });
      await pause(500);
      const again = await room.open(browser, { 'last-event-id': last });
      await until(() => about(again, missed.caseId).length === 3);
      expect(about(again, one.caseId)).toEqual([]);
      expect(about(again, hidden.caseId)).toEqual([]);
    });

    it.each(['', 'x', '1', '00000000-0000-4000-8000-000000000000', "' OR 1=1"])('and with nothing for %j', async (id) => {
      const { page } = await room.as('swg', id === '' ? {} : { 'last-event-id': id });
      await pause(200);
      expect(page.events).toEqual(['ready']);
    });
  });

  it('is open on four pages of a session at most, so that its browser has connections left', async () => {
    const { browser } = await room.as('swg');
    const more = await Promise.all([1, 2, 3, 4].map(() => Page.open(browser)));
        expect(more.map(({ status }) => status).sort()).toEqual([200, 200, 200, 503]);
    more.find(({ status }) => status === 200)?.leave();
    await until(async () => (await room.open(browser)).status === 200);
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
    const stopping = running.stop();
    await until(() => page.closed);
    expect(performance.now() - started).toBeLessThan(3_000);
    await stopping;
  });
});
