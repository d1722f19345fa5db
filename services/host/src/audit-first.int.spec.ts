import { ACTIONS } from '@amparo/domain';
import { serviceRoles } from '@amparo/persistence';
import type { ServiceName } from '@amparo/platform';
import { CONTACT, endingSteps, readingSteps } from '../test/audited/casework-steps';
import { BY_LINK, deletionSteps, OUTSIDE, ownIds, protectionSteps } from '../test/audited/protection-steps';
import { MARK, said, type Known, type Step } from '../test/audited/step';
import { Callers, KEY_ID, PUBLIC_KEY, type Answer } from '../test/route-matrix/callers';
import { aDirectoryOfActors } from '../test/route-matrix/directory-of-actors';
import { everyRoute } from '../test/route-matrix/routes-of-services';
import { atTheDoor, followed, seedDirectory, subjectNamed, until } from '../test/route-matrix/seeded';
import { WholeSystem } from '../test/route-matrix/whole-system';

const steps = [...readingSteps, ...protectionSteps, ...endingSteps, ...deletionSteps].map((step, place) => ({ ...step, name: `${step.route}${step.query ?? ''} (${place + 1})` }));

/** Who looked, and to whom a case can be given: S1, of people who work here. */
const WITHOUT_A_ROW = ['casework GET /cases/:which/readers', 'protection GET /cases/:caseId/readers', 'casework GET /cases/:which/handlers/candidates'];

/** A pixel. */
const PNG = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');
const REPORT = {
  channel: 'WEB_FORM', language: 'en', category: 'REPRISAL', incidentCountries: ['CO'], acts: ['ACT-DTHREAT'], happened: 'NOW', stillInDanger: 'YES', riskFactors: ['RF-NOW', 'RF-WEAPON'],
  narrative: said('what happened'), safeContact: { channel: 'SIGNAL', value: CONTACT },
};

it('every route that shows or changes content is called', () => {
  const sensitive = everyRoute().filter(({ service, permission }) => ['casework', 'protection'].includes(service) && permission.people.some((action) => ['S2', 'S3'].includes(ACTIONS[action].sensitivity)));
  const called = new Set<string>([...steps.map(({ route }) => route), ...WITHOUT_A_ROW]);
  expect(sensitive.map(({ service, verb, path }) => `${service} ${verb} ${path}`).filter((address) => !called.has(address))).toEqual([]);
});

describe('whoever reads or changes content is written down first: where that cannot be, nothing is answered', () => {
  const system = new WholeSystem();
  const callers = new Callers(system);
  const known: Known = ownIds();
  let conflictIds: ReadonlyMap<string, string>;

  const call = async ({ route, by, query = '', body }: Step): Promise<Answer> => {
    const [service, verb, path] = route.split(' ') as [ServiceName, string, string];
    const as = typeof by === 'string' ? { person: subjectNamed(by, conflictIds) } : by;
    const address = path.replace(/:(\w+)/g, (_all, name: string) => known[name] ?? name);
    return callers.call(as, service, verb, `${address}${query}`, { body: verb === 'GET' ? undefined : (body?.(known) ?? {}) });
  };
  const trail = (service: string, what: 'REVOKE' | 'GRANT') => system.rows.of(service, `${what} INSERT ON audit ${what === 'GRANT' ? 'TO' : 'FROM'} ${serviceRoles(service).app}`);

  beforeAll(async () => {
    await system.start(KEY_ID, PUBLIC_KEY);
    const { organisations, ...rest } = aDirectoryOfActors() as { organisations: object[] };
    conflictIds = await seedDirectory(system, callers, {
      ...rest,
      organisations: [
        ...organisations, { id: OUTSIDE, name: 'Mechanism (invented)', kind: 'MECHANISM' },
        { id: BY_LINK, name: 'Partner by link (invented)', kind: 'PARTNER', services: ['PM-MED'], regions: ['LAC'], languages: ['en'], servedByLink: true },
      ],
    });
    const { receipt } = await callers.json<{ receipt: string }>('nobody', 'intake', 'POST', '/api/receipts', {});
    const { about, reference } = await followed('a report', await atTheDoor(callers, { receipt, ...REPORT }), callers, system);
    Object.assign(known, { caseId: about.id, which: about.id, reference });
    const form = new FormData();
    form.append('receipt', receipt);
    form.append('file', new Blob([new Uint8Array(Buffer.concat([PNG, Buffer.from(MARK)]))]), `${MARK}.png`);
    expect((await fetch(`${system.urlOf('intake')}/api/reports/files`, { method: 'POST', body: form })).status).toBe(200);
    await callers.json('nobody', 'intake', 'POST', '/api/reports/messages', { receipt, text: said('a message') });
    await until(async () => {
      const messages = await system.rows.of('casework', `SELECT 1 FROM contents WHERE case_id = $1 AND kind = 'MESSAGE' AND state = 'FETCHED'`, [about.id]);
      const [file] = await system.rows.of<{ id: string }>('casework', `SELECT id FROM attachments WHERE case_id = $1 AND state = 'KEPT'`, [about.id]);
      known['id'] = file?.id ?? '';
      return file !== undefined && messages.length > 0;
    }, 'a file and a message');
    const [clock] = await system.rows.of<{ clock: string }>('protection', 'SELECT clock FROM desk_clocks WHERE case_id = $1 AND met_at IS NULL AND ended_at IS NULL ORDER BY due_at DESC LIMIT 1', [about.id]);
    known['clock'] = clock?.clock ?? '';
  }, 120_000);
  afterAll(() => system.stop(), 120_000);

  it.each(steps)('$name', async (step) => {
    const service = step.route.split(' ')[0] ?? '';
    if (step.plain === undefined) {
      await trail(service, 'REVOKE');
      const answer = await call(step).finally(() => trail(service, 'GRANT'));
      expect({ status: answer.status >= 500, body: answer.body }).toEqual({ status: true, body: expect.not.stringContaining(MARK) as string });
      if (step.shows !== undefined) expect(answer.body).not.toContain(step.shows(known));
    }
    const answer = await call(step);
    expect({ status: answer.status < 300, body: answer.status < 300 ? '' : answer.body }).toEqual({ status: true, body: '' });
    if (step.shows !== undefined) expect(answer.body).toContain(step.shows(known));
    step.learn?.(JSON.parse(answer.body) as never, known);
    if (step.route.endsWith('/handlers')) await until(async () => (await system.rows.of('protection', `SELECT 1 FROM handlers WHERE case_id = $1 AND person_id = 'case-handler'`, [known['caseId']])).length > 0, 'the handler');
    if (step.route.endsWith('/erasure') && step.by !== 'coordinator') await until(async () => (await system.rows.of('protection', 'SELECT 1 FROM deletion_requests WHERE referral_id = $1', [known['referralId']])).length > 0, 'the deletion');
  }, 60_000);
});
