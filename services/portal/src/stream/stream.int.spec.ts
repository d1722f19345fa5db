import { setTimeout as pause } from 'node:timers/promises';
import { aCase, membershipChanged } from '../../test/events';
import { Listening, about, coordinator, member } from '../../test/listening';
import type { Page } from '../../test/page';
import { until } from '../../test/running';

describe('the live stream of a page', () => {
  const room = new Listening();
  const { running } = room;
  const { directory, clock } = running;

  beforeAll(() => running.start());
  beforeEach(() => room.people());
  afterEach(() => room.leave());
  afterAll(() => running.stop());

  it('tells those who may know what to look at again, and nothing of what is there', async () => {
    const [lac, afr, swg] = [await room.as('lac'), await room.as('afr'), await room.as('swg')];
    const one = aCase();
    await running.tell(one.received(), one.routed(['lac', 'swg']), one.raised(['lac', 'swg']));
    for (const { page } of [lac, swg]) {
      await until(() => ['cases', 'alerts', 'items'].every((what) => about(page, one.caseId).includes(what)));
      expect(page.events[0]).toBe('ready');
      expect(page.hints.every((hint) => Object.keys(hint as object).every((name) => ['what', 'id'].includes(name)))).toBe(true);
    }
    await room.settled();
    expect(afr.page.hints).toEqual([]);
  });

  it('says who took it to whoever sees the alert, and says each change again for services that hear of it later', async () => {
    const [lac, swg] = [await room.as('lac'), await room.as('swg')];
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
    const listeners = [await room.as('lac'), await room.as('duty'), await room.as('audit'), await room.as('swg')];
    const [unrouted, unreceived] = [aCase(), aCase()];
    await running.tell(unrouted.received({ regions: [] }), unreceived.routed(['lac', 'swg']), unreceived.raised(['lac']));
    const marker = await room.settled();
    for (const { page } of listeners) expect(page.hints.filter((hint) => (hint as { id: string }).id !== marker)).toEqual([]);
    await running.tell(unreceived.received());
    await until(() => about(listeners[0]?.page as Page, unreceived.caseId).includes('items'));
  });

  describe('says nothing, not even that there is something,', () => {
    it('to somebody who is kept out', async () => {
      const [lac, swg] = [await room.as('lac'), await room.as('swg')];
      const one = aCase();
      await running.tell(one.received(), one.routed(['swg'], { excludedPersonIds: ['lac'], releasedPersonIds: ['lac'] }), one.raised(['lac', 'swg']), one.assigned('lac'));
      await until(() => about(swg.page, one.caseId).includes('items'));
      await room.settled();
      expect(lac.page.hints).toEqual([]);
    });

    it('to somebody with a conflict of interest, of her own or of her organisation', async () => {
      directory.people.set('swg', { ...member, conflicts: ['c-7'] });
      const [swg, duty] = [await room.as('swg'), await room.as('duty')];
      const one = aCase();
      await running.tell(one.received({ conflicts: ['c-7'] }), one.routed(['swg', 'duty']));
      await until(() => about(duty.page, one.caseId).includes('items'));
      await pause(300);
      expect(swg.page.hints).toEqual([]);
    });

    it('that has a name, to somebody who saw it until she was kept out: her page fetches anew and is blank', async () => {
      const [lac, afr, swg] = [await room.as('lac'), await room.as('afr'), await room.as('swg')];
      const one = aCase();
      await running.tell(one.received(), one.routed(['lac', 'swg']));
      await until(() => about(lac.page, one.caseId).length >= 3);
      const before = lac.page.hints.length;
      await running.tell(one.routed(['swg'], { excludedPersonIds: ['lac'], releasedPersonIds: ['lac'] }, 2));
      await until(() => lac.page.hints.length > before);
      await room.settled();
      expect(lac.page.hints.slice(before)).toEqual([{ what: 'cases' }]);
      expect(about(swg.page, one.caseId).length).toBeGreaterThan(3);
      expect(afr.page.hints).toEqual([]);
    });

    it('to coordinators where an unknown civil-society source withholds it from them', async () => {
      const [lac, swg] = [await room.as('lac'), await room.as('swg')];
      const one = aCase();
      await running.tell(one.received({ flags: { unmatchedCivilSociety: true } as never }), one.routed(['swg']));
      await until(() => about(swg.page, one.caseId).includes('cases'));
      await room.settled();
      expect(lac.page.hints).toEqual([]);
    });

    it('to somebody whose roles need a second factor that she did not show', async () => {
      directory.people.set('swg', { ...member, factors: 1 });
      const [swg, duty] = [await room.as('swg'), await room.as('duty')];
      const one = aCase();
      await running.tell(one.received(), one.routed(['swg', 'duty']));
      await until(() => about(duty.page, one.caseId).includes('items'));
      await pause(300);
      expect(swg.page.hints).toEqual([]);
    });
  });

  it('says once more, without a name, that something is no longer hers, and then nothing of it', async () => {
    const { page } = await room.as('lac');
    const one = aCase();
    await running.tell(one.received(), one.routed(['lac', 'swg']));
    await until(() => about(page, one.caseId).length >= 3);
    const before = page.hints.length;
    await running.tell(one.routed(['afr'], { regions: ['AFR'], releasedPersonIds: ['lac'] }, 2), one.raised(['afr'], 3), one.acknowledged('afr', 4));
    await until(() => page.hints.length > before);
    await room.settled();
    expect([...new Set(page.hints.slice(before).map((hint) => JSON.stringify(hint)))].sort()).toEqual(['{"what":"cases"}', '{"what":"items"}']);
  });

  it('says once more, without a name, that a case was taken from her, and then nothing of it', async () => {
    directory.people.set('hana', { ...member, roles: [{ role: 'CASE_HANDLER' }] });
    const { page } = await room.as('hana');
    const one = aCase();
    await running.tell(one.received(), one.routed(['swg']), one.assigned('hana'));
    await until(() => about(page, one.caseId).length > 0);
    const before = page.hints.length;
    await running.tell(one.unassigned('hana'), one.acknowledged('swg', 3));
    await until(() => page.hints.length > before);
    await room.settled();
    expect(page.hints.slice(before)).toEqual([{ what: 'cases' }]);
  });

  it('says nothing to somebody whose role ended meanwhile, and has her fetch everything anew', async () => {
    const { page } = await room.as('swg');
    directory.people.set('swg', { ...member, roles: [] });
    await running.tell(membershipChanged('swg'));
    await until(() => page.events.filter((event) => event === 'ready').length === 2);
    const before = page.hints.length;
    const { page: other } = await room.as('duty');
    const one = aCase();
    await running.tell(one.received(), one.routed(['swg', 'duty']));
    await until(() => about(other, one.caseId).includes('items'));
    await pause(300);
    expect(page.hints.slice(before)).toEqual([]);
  });

  it('knows of a role that ended within 20 seconds even where nobody tells it', async () => {
    const { page } = await room.as('lac');
    directory.people.set('lac', { ...coordinator('LAC'), roles: [] });
    const before = directory.calls.length;
    clock.move(15_000);
    await until(() => directory.calls.slice(before).some(({ path }) => path === '/internal/tokens'));
    await until(() => page.events.join() === 'ready,ready');
    const one = aCase();
    await running.tell(one.received(), one.routed(['swg']));
    await room.settled();
    expect(page.hints).toEqual([]);
  });

  it('tells administrators that an account changed, and nobody else', async () => {
    const [admin, swg] = [await room.as('admin'), await room.as('swg')];
    await running.tell(membershipChanged('somebody'));
    await until(() => admin.page.hints.length > 0);
    expect(admin.page.hints).toEqual([{ what: 'accounts', id: 'somebody' }]);
    await room.settled();
    expect(swg.page.hints.some((hint) => (hint as { what: string }).what === 'accounts')).toBe(false);
  });

  it('names no more than a few things at a time: past them, only what to look at again', async () => {
    const { page } = await room.as('admin');
    const rows = Array.from({ length: 400 }, (_, i) => ({ what: 'accounts', people: [`person-${i}`] }));
    await running.database.database.query(
      `INSERT INTO changes (what, people) SELECT what, ARRAY(SELECT jsonb_array_elements_text(people)) FROM jsonb_to_recordset($1::jsonb) AS g(what text, people jsonb)`,
      [JSON.stringify(rows)],
    );
    await until(() => page.hints.length > 0);
    expect(page.hints).toEqual([{ what: 'accounts' }]);
  });

});
