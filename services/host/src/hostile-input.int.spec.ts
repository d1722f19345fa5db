import { ACTORS, keepForSearch } from '@amparo/testing';
import { Logger } from '@amparo/platform';
import { attack, waysTo } from '../test/hostile/attack';
import { HOSTILE_HEADS } from '../test/hostile/hostile-addresses';
import { CANARY, faultsOf } from '../test/hostile/judge';
import { rawCall } from '../test/hostile/raw-call';
import { turnOf } from '../test/hostile/turn';
import { Callers, EVERY_SERVICE, KEY_ID, PUBLIC_KEY } from '../test/route-matrix/callers';
import { ANOTHER_ORGANISATION, PEOPLE, subjectOfPerson } from '../test/route-matrix/directory-of-actors';
import { seed } from '../test/route-matrix/seeded';
import { everyRoute } from '../test/route-matrix/routes-of-services';
import type { Matrix } from '../test/route-matrix/matrix';
import { WholeSystem } from '../test/route-matrix/whole-system';

const turn = turnOf(process.env.AMPARO_HOSTILE ?? '', new Date());
const routes = everyRoute().map((route, place) => ({ route, place, name: `${route.service} ${route.verb} ${route.path}` }));

describe('whatever is sent to any route, by those who may call it, at the service and through the portal', () => {
  const system = new WholeSystem();
  const lines: string[] = [];
  let matrix: Matrix;
  let names: Record<string, string>;

  beforeAll(async () => {
    process.stderr.write(`hostile input: turn ${turn}; the same again by AMPARO_HOSTILE=${turn}\n`);
    await system.start(KEY_ID, PUBLIC_KEY, new Logger('hostile', 'debug', (line) => void lines.push(line)));
    const callers = new Callers(system);
    const seeded = await seed(system, callers);
    const askers = PEOPLE.filter(({ actor }) => ACTORS.includes(actor)).map((person) => ({ name: person.id, person: subjectOfPerson(person, 2, seeded.conflictIds) }));
    matrix = { ...seeded, system, callers, askers };
    const about = seeded.cases[0]?.about;
    names = {
      which: about?.id ?? '', id: about?.id ?? '', case: about?.id ?? '', caseId: about?.id ?? '', person: 'outsider', organisation: ANOTHER_ORGANISATION, group: 'group-grants', country: 'HN', region: 'LAC',
    };
  }, 120_000);

  afterAll(async () => {
    await system.stop();
    keepForSearch('hostile', lines);
  }, 120_000);

  it.each(routes)('$name refuses it in fixed words, repeats nothing, and goes on', async ({ route, place }) => {
    for (const way of await waysTo(matrix, route)) {
      expect((await attack(route, way, names, place, turn)).map((fault) => `${way.path}: ${fault}`)).toEqual([]);
    }
  }, turn === 'all' ? 600_000 : 120_000);

  it.each(EVERY_SERVICE)('%s answers odd methods, versions, addresses and headers in the same way', async (service) => {
    const wrong: string[] = [];
    for (const { name, head, mayClose } of HOSTILE_HEADS) {
      const answer = await rawCall(system.urlOf(service), { head: `${head}\r\n`, ends: true });
      if (answer === undefined || answer === 'silence') wrong.push(...(mayClose && answer === undefined ? [] : [`${name}: ${answer ?? 'closed without an answer'}`]));
      else wrong.push(...faultsOf(answer, service === 'intake').map((fault) => `${name}: ${fault}`));
    }
    expect(wrong).toEqual([]);
  }, 60_000);

  it('nothing of it stands in a log, and no fault of ours', () => {
    expect(lines.length).toBeGreaterThan(1_000);
    expect(lines.filter((line) => line.includes(CANARY))).toEqual([]);
    expect(lines.filter((line) => line.includes('"status":500'))).toEqual([]);
  });

  it('all services are well, and take a report', async () => {
    for (const service of EVERY_SERVICE) expect((await matrix.callers.call('nobody', service, 'GET', '/health/ready')).status).toBe(200);
    const { receipt } = await matrix.callers.json<{ receipt: string }>('nobody', 'intake', 'POST', '/api/receipts', {});
    const answer = await matrix.callers.call('nobody', 'intake', 'POST', '/api/reports', { body: { receipt, channel: 'WEB_FORM', narrative: 'still here' } });
    expect(answer.status).toBe(201);
    expect(({} as { admin?: boolean }).admin).toBeUndefined();
  });
});
