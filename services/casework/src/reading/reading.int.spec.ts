import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { Clock } from '@amparo/kernel';
import { Outbox } from '@amparo/messaging';
import { aReportReceived, aReportRouted, referenceOf } from '../../test/events';
import { coordinator, handler, member, type Caller } from '../../test/people';
import { startCasework, type Started } from '../../test/started';
import { AssignCaseOnReportRouted } from '../cases/assign-case-on-report-routed';
import { OpenCaseOnReportReceived } from '../cases/open-case-on-report-received';

const lac = coordinator('LAC');
const swg = member('SECURITY_WORKING_GROUP', 'swg-duty');
const duty: Caller = { person: 'duty', roles: [{ role: 'GLOBAL_DUTY' }] };
const auditor: Caller = { person: 'audrey', roles: [{ role: 'AUDITOR' }] };
const at = (day: number) => ({ version: day, time: new Date(Date.UTC(2026, 0, day)) });

describe('cases, as each person sees them', () => {
  let started: Started;
  const ids: string[] = [];
  const get = (caller: Caller, path: string) => started.as(caller, 'GET', path);
  const listed = async (caller: Caller, path = '/cases') => ((await get(caller, path)).body['cases'] as { caseId: string }[]).map(({ caseId }) => ids.indexOf(caseId));
  const add = async (received: object, routed: object | undefined, day: number): Promise<void> => {
    const caseId = randomUUID();
    ids.push(caseId);
    await started.made.database.transaction((tx) => new OpenCaseOnReportReceived().handle(aReportReceived({ caseId, ...received }, at(day)), tx));
    if (routed === undefined) return;
    await started.made.database.transaction((tx) => new AssignCaseOnReportRouted(new Outbox()).handle(aReportRouted({ caseId, recipients: [{ personId: 'coord-lac', routes: ['REGIONAL_COORDINATOR:LAC'] }], because: ['ROUTE-SWG'], ...routed }, at(day)), tx));
  };

  beforeAll(async () => {
    started = await startCasework();
    await add({ urgency: 'LOW' }, {}, 1); // 0
    await add({ urgency: 'HIGH' }, { urgency: 'HIGH' }, 2); // 1
    await add({ regions: ['AFR'] }, { regions: ['AFR'], leadPersonId: 'coord-afr', recipients: [] }, 3); // 2
    await add({ conflicts: ['c-org'], urgency: 'IMMINENT' }, { urgency: 'IMMINENT' }, 4); // 3
    await add({}, { excludedPersonIds: ['coord-lac'], leadPersonId: 'swg-duty', recipients: [] }, 5); // 4
    await add({ flags: { reprisal: true, unmatchedCivilSociety: true } }, { routes: ['SWG', 'GLOBAL_DUTY'], leadPersonId: 'duty', recipients: [], coordinatorsWithheld: true }, 6); // 5
    await add({ regions: ['LAC', 'AFR'] }, { regions: ['LAC', 'AFR'] }, 7); // 6
    await add({ regions: [], countryKnown: false }, { regions: [], routes: ['REVIEW'], leadPersonId: 'rita', recipients: [] }, 8); // 7
  });
  afterAll(() => started.stop());

  it('of many that ask at once those who count are refused first, then those who search; afterwards all are answered', async () => {
    const asked: Promise<string>[] = [];
    const codeOf = async (path: string) => {
      const { status, body } = await get(lac, path);
      return `${path.replace(/\?.*/, '')} ${status} ${(body['code'] as string | undefined) ?? ''}`;
    };
    await started.made.database.transaction(async (tx) => {
      await tx.query('LOCK TABLE cases, sight IN ACCESS EXCLUSIVE MODE');
      for (let n = 0; n < 80; n++) asked.push(codeOf('/cases/count'), codeOf(`/cases?reference=${referenceOf(ids[0] ?? '')}`));
      // Who is refused is told at once: when all of those were, all have come.
      let answered = 0;
      for (const one of asked) void one.then(() => answered++);
      for (const since = Date.now(); answered < 53 + 16 && Date.now() - since < 20_000;) await pause(20);
    });
    const counted = new Map<string, number>();
    for (const one of await Promise.all(asked)) counted.set(one, (counted.get(one) ?? 0) + 1);
    expect(Object.fromEntries(counted)).toEqual({ '/cases/count 200 ': 27, '/cases/count 503 service.busy': 53, '/cases 200 ': 64, '/cases 503 service.busy': 16 });
    expect([await codeOf('/cases/count'), await codeOf('/cases')]).toEqual(['/cases/count 200 ', '/cases 200 ']);
  }, 60_000);

  it.each<[string, Caller, number[]]>([
    ['a coordinator her region, without what is withheld or kept from her', lac, [6, 3, 1, 0]],
    ['a coordinator without what she has a conflict in', coordinator('LAC', { conflicts: ['c-org'] }), [6, 1, 0]],
    ['another coordinator hers', coordinator('AFR'), [6, 2]],
    ['the working group what was routed to it', swg, [6, 5, 4, 3, 2, 1, 0]],
    ['global duty what came to it, and what no region answers for', duty, [7, 5]],
    ['an auditor all', auditor, [7, 6, 5, 4, 3, 2, 1, 0]],
    ['an auditor not what she has a conflict in', { ...auditor, conflicts: ['c-org'] }, [7, 6, 5, 4, 2, 1, 0]],
    ['a handler without a case none', handler('hana'), []],
  ])('are, to %s', async (_name, caller, expected) => {
    expect(await listed(caller)).toEqual(expected);
    expect((await get(caller, '/cases/count')).body).toEqual({ count: expected.length, more: false });
    expect((await get(caller, '/cases/export?format=jsonl')).text.split('\n').filter((line) => line !== '').map((line) => ids.indexOf((JSON.parse(line) as { caseId: string }).caseId))).toEqual(expected);
    for (const [place, id] of ids.entries()) {
      const seen = expected.includes(place);
      expect((await get(caller, `/cases/${id}`)).status).toBe(seen ? 200 : 404);
      expect((await get(caller, `/cases/${id}/timeline`)).status).toBe(seen ? 200 : 404);
      expect((await get(caller, `/cases/${id}/why`)).status).toBe(seen ? 200 : 404);
      expect(await listed(caller, `/cases?reference=${referenceOf(id).toLowerCase()}`)).toEqual(seen ? [place] : []);
    }
  });

  it('are sorted and filtered, in lists and counts alike', async () => {
    expect(await listed(swg, '/cases?sort=oldest')).toEqual([0, 1, 2, 3, 4, 5, 6]);
    expect(await listed(swg, '/cases?sort=urgency')).toEqual([3, 1, 6, 5, 4, 2, 0]);
    expect(await listed(swg, '/cases?urgency=HIGH')).toEqual([1]);
    expect(await listed(swg, '/cases?region=AFR')).toEqual([6, 2]);
    expect(await listed(swg, '/cases?status=CLOSED')).toEqual([]);
    expect((await get(swg, '/cases/count?region=AFR')).body).toEqual({ count: 2, more: false });
    expect((await get(swg, '/cases/count?urgency=IMMINENT&status=OPEN')).body).toEqual({ count: 1, more: false });
  });

  it.each(['newest', 'oldest', 'urgency'])('come page by page, each once: %s', async (sort) => {
    const all = await listed(auditor, `/cases?sort=${sort}`);
    for (const limit of [1, 3]) {
      const pages: number[] = [];
      let cursor: string | null = '';
      while (cursor !== null) {
        const { body } = await get(auditor, `/cases?sort=${sort}&limit=${limit}${cursor === '' ? '' : `&cursor=${cursor}`}`);
        pages.push(...(body['cases'] as { caseId: string }[]).map(({ caseId }) => ids.indexOf(caseId)));
        cursor = body['next'] as string | null;
      }
      expect(pages).toEqual(all);
    }
  });

  it('do not come by a cursor that was made up, and not beyond her sight by one of somebody else', async () => {
    const nobodys = '00000000-0000-0000-0000-000000000000';
    const madeUp = ['["newest",9,"x","y"]', `["oldest",1,"2026-01-01 00:00:00+00","${nobodys}"]`, `["newest",1,"2026-99-99 99:99:99+00","${nobodys}"]`];
    for (const cursor of ['abc', ...madeUp]) {
      expect(await get(lac, `/cases?cursor=${Buffer.from(cursor).toString('base64url')}`)).toMatchObject({ status: 400, body: { code: 'cursor.malformed' } });
    }
    const { body } = await get(auditor, '/cases?limit=1');
    expect(await listed(coordinator('AFR'), `/cases?cursor=${String(body['next'])}`)).toEqual([6, 2]);
  });

  it('that are hidden get the answer of those that do not exist, word for word', async () => {
    const hidden = ids[4]!;
    for (const path of ['', '/timeline', '/why', '/content', '/conversation']) {
      const [first, second] = [await get(lac, `/cases/${hidden}${path}`), await get(lac, `/cases/${randomUUID()}${path}`)];
      expect([first.status, { ...first.body, instance: '' }]).toEqual([second.status, { ...second.body, instance: '' }]);
      expect(first.body).toMatchObject({ code: 'case.absent' });
    }
    for (const [path, body] of [['handlers', { person: 'hana' }], ['break-glass', { reason: 'because of an emergency' }], ['countries', { countries: ['CO'] }]] as const) {
      expect(await started.as(lac, 'POST', `/cases/${hidden}/${path}`, body)).toMatchObject({ status: 404, body: { code: 'case.absent' } });
    }
  });

  it('say what may be done to them, and why she sees them', async () => {
    expect((await get(lac, `/cases/${ids[0]}`)).body).toMatchObject({ caseId: ids[0], handlers: ['coord-lac'], routes: ['SWG', 'REGIONAL_COORDINATOR:LAC'] });
    expect((await get(swg, `/cases/${ids[0]}`)).body['may']).toEqual(expect.arrayContaining(['case.assign', 'case.break-glass']));
    expect((await get(swg, `/cases/${ids[0]}`)).body['may']).not.toContain('case.read-content');
    expect((await get(lac, `/cases/${ids[0]}/why`)).body).toEqual({
      caseId: ids[0], ways: [{ by: 'REGION', codes: ['LAC'] }, { by: 'HANDLER', codes: [] }, { by: 'TOLD', codes: [] }], calledBy: ['REGIONAL_COORDINATOR:LAC'], because: ['ROUTE-SWG'],
    });
    expect((await get(swg, `/cases/${ids[0]}/why`)).body).toMatchObject({ ways: [{ by: 'ROUTE', codes: ['SWG'] }], calledBy: null });
  });

  it('never show what decides who sees them', async () => {
    const shown = await Promise.all(['', '/timeline', '/why'].map((path) => get(auditor, `/cases/${ids[3]}${path}`)));
    expect(shown.map(({ text }) => text).join()).not.toContain('c-org');
    expect((await get(auditor, `/cases/${ids[4]}`)).text).not.toContain('coord-lac');
  });

  it('name another case only to who sees that one too', async () => {
    const { database } = started.made;
    await database.query(`INSERT INTO duplicates VALUES ($1, $2, 70, '{PROJECT}', now())`, [ids[0], ids[4]]);
    await database.query(`INSERT INTO repetitions VALUES ($1, $2, '{PROJECT}', now())`, [ids[0], ids[4]]);
    await database.query(`INSERT INTO timeline (case_id, at, what, detail) VALUES ($1, now(), 'DUPLICATE_SUGGESTED', ARRAY[$2, '70'])`, [ids[0], ids[4]]);
    const hers = await Promise.all([get(lac, `/cases/${ids[0]}`), get(lac, `/cases/${ids[0]}/timeline`)]);
    expect(hers.map(({ text }) => text).join()).not.toContain(ids[4]);
    expect((await get(swg, `/cases/${ids[0]}`)).body).toMatchObject({ repeats: [{ caseId: ids[4] }], duplicates: [{ caseId: ids[4], score: 70 }] });
    expect((await get(swg, `/cases/${ids[0]}/timeline`)).text).toContain(ids[4]);
  });

  it('are exported as a table that no spreadsheet takes for formulas', async () => {
    const { text } = await get(lac, '/cases/export?sort=oldest');
    const [head, first] = text.split('\r\n');
    expect(head).toBe('caseId,reference,status,category,urgency,reprisal,regions,countryKnown,lead,receivedAt,openedAt,tasks');
    expect(first?.replace(/FETCH_CONTENT$/, '')).toBe(`${ids[0]},${referenceOf(ids[0]!)},OPEN,REPRISAL,MEDIUM,true,LAC,true,coord-lac,2026-01-01T00:00:00.000Z,,`);
  });

  it('are nobody\'s without a role, and nobody\'s with one factor who needs two', async () => {
    for (const caller of [{ person: 'x', roles: [] }, { ...lac, factors: 1 as const }, { person: 's', roles: [{ role: 'SECRETARIAT' as const }] }]) {
      for (const path of ['/cases', '/cases/count', '/cases/export', `/cases/${ids[0]}`, `/cases/${ids[0]}/content`]) expect((await get(caller, path)).status).toBe(403);
    }
  });
});

/** Half a minute passes each time that somebody looks. */
class HastyClock extends Clock {
  private instant = Date.UTC(2026, 5, 1);

  now(): Date {
    this.instant += 30_000;
    return new Date(this.instant);
  }
}

/** It goes as the machine's does, and is turned by hand. */
class TurnedClock extends Clock {
  turnedMs = 0;

  now(): Date {
    return new Date(Date.now() + this.turnedMs);
  }
}

describe('many cases', () => {
  /** @param long references so long that no network holds all of an export that nobody reads */
  const fill = async ({ made }: Started, long = 0): Promise<void> => {
    await made.database.query(
      `INSERT INTO cases (id, reference, received_at, regions, routes, sight_kept)
       SELECT md5(n::text)::uuid, 'R' || n || repeat('x', ${long}), timestamptz '2026-01-01' + n * interval '1 min', CASE WHEN n % 900 = 0 OR n < 4 THEN '{AFR}' ELSE '{LAC}' END::text[], '{SWG}', true FROM generate_series(1, 3000) AS n`,
    );
    await made.database.query(
      `INSERT INTO sight (case_id, key, closed, urgency, sorted_at, regions) SELECT id, 'route:SWG', false, CASE WHEN reference IN ('R1', 'R2', 'R3') THEN 1 ELSE 0 END, received_at, regions FROM cases`,
    );
  };

  it('of a rare region come in pages that may be short, and none is missed', async () => {
    const started = await startCasework();
    await fill(started);
    const found: string[] = [];
    let cursor: string | undefined;
    for (let pages = 0; pages < 60; pages += 1) {
      const { body } = await started.as(swg, 'GET', `/cases?region=AFR&limit=2${cursor === undefined ? '' : `&cursor=${cursor}`}`);
      found.push(...(body['cases'] as { reference: string }[]).map(({ reference }) => reference));
      cursor = (body['next'] as string | null) ?? undefined;
      if (cursor === undefined) break;
    }
    // Those of another level, which are found at once, do not come before what lies deeper in the first.
    expect(found).toEqual(['R2700', 'R1800', 'R900', 'R3', 'R2', 'R1']);
    expect((await started.as(swg, 'GET', '/cases/count')).body).toEqual({ count: 1000, more: true });
    expect((await started.as(swg, 'GET', '/cases/export')).text.split('\r\n')).toHaveLength(3002);
    await started.stop();
  }, 60_000);

  it('are not exported for longer than somebody can be believed to be who she was, and the receiver sees that', async () => {
    const started = await startCasework(new HastyClock());
    await fill(started);
    await expect(started.as(swg, 'GET', '/cases/export')).rejects.toThrow('terminated');
    await started.stop();
  }, 60_000);

  it('are exported as they are when they are fetched: what is erased before that is not in it, and what is not fetched within a minute is cancelled', async () => {
    const clock = new TurnedClock();
    const started = await startCasework(clock);
    await fill(started, 8_000);
    const ask = async (): Promise<Response> => {
      const answer = await fetch(`${started.url}/cases/export`, { headers: started.headersOf(swg) });
      // Nobody reads it, and whoever sends it has to wait.
      await pause(1_500);
      return answer;
    };
    const early = await ask();
    await started.made.database.query(`DELETE FROM sight WHERE case_id IN (SELECT id FROM cases WHERE received_at < '2026-01-01 00:10+00')`);
    await started.made.database.query(`DELETE FROM cases WHERE received_at < '2026-01-01 00:10+00'`);
    const found = [...(await early.text()).matchAll(/,R(\d+)x/g)].map(([, number]) => Number(number));
    expect([found.length, Math.min(...found)]).toEqual([2_991, 10]);

    const late = await ask();
    clock.turnedMs = 61_000;
    await pause(2_500);
    // It stays cancelled: that the clock goes right again brings nothing back.
    clock.turnedMs = 0;
    expect(await late.text().then(() => 'all of it', ({ message }: Error) => message)).toBe('terminated');
    await started.stop();
  }, 60_000);
});
