import { randomUUID } from 'node:crypto';
import type { PersonClaims } from '@amparo/domain';
import { aReportRouted, anAlertAcknowledged, anAlertEscalated, toldBy } from '../../test/builders';
import { RunningNotifications, until } from '../../test/running';
import type { ItemShown, UnreadShown } from './items.dto';

type Person = Partial<PersonClaims> & Pick<PersonClaims, 'sub'>;

const coordinator = (sub: string, region = 'LAC', said: Partial<PersonClaims> = {}): Person => ({ sub, roles: [{ role: 'REGIONAL_COORDINATOR', region }], ...said });
const swg: Person = { sub: 'swg-duty', roles: [{ role: 'DUTY', group: 'did', kind: 'SECURITY_WORKING_GROUP' }] };

describe('a person who reads her items', () => {
  const running = new RunningNotifications();
  beforeAll(() => running.start({}));
  afterAll(() => running.stop());

  const listOf = async (person: Person, query = ''): Promise<ItemShown[]> => (await running.callAs(person, `/items${query}`)).json() as Promise<ItemShown[]>;
  const unreadOf = async (person: Person): Promise<number> => ((await (await running.callAs(person, '/items/unread')).json()) as UnreadShown).unread;
  const problemOf = async (answer: Response) => [answer.status, ((await answer.json()) as { code: string }).code];
  /** Tells a report to the people, and waits until the last one has it. */
  async function told(caseId: string, people: readonly string[], more: Parameters<typeof aReportRouted>[0] = {}, version = 1): Promise<void> {
    const event = aReportRouted({ caseId, recipients: people.map((person) => toldBy(person, 'SWG')), ...more }, { version });
    await running.tell(event);
    const written = () => running.database.database.query('SELECT 1 FROM inbox WHERE event_id = $1', [event.id]);
    await until(async () => (await written()).length > 0);
  }

  it('finds those that she was told of, and nothing of a case of her region that she was not told of', async () => {
    const [hers, other] = [randomUUID(), randomUUID()];
    await told(hers, ['told', 'swg-duty']);
    await told(other, ['swg-duty']);
    expect((await listOf(coordinator('told'))).map(({ caseId }) => caseId)).toEqual([hers]);
    expect(await unreadOf(coordinator('told'))).toBe(1);
    expect(await listOf(coordinator('elsewhere', 'AFR'))).toEqual([]);
  });

  it('finds nothing of a case that she is kept out of, not even a count', async () => {
    const caseId = randomUUID();
    await told(caseId, ['kept-out', 'swg-duty']);
    const [item] = await listOf(coordinator('kept-out'));
    await told(caseId, [], { excludedPersonIds: ['kept-out'] }, 2);
    expect(await listOf(coordinator('kept-out'))).toEqual([]);
    expect(await unreadOf(coordinator('kept-out'))).toBe(0);
    const [hidden, unknown] = await Promise.all([item?.id, randomUUID()].map((id) => running.callAs(coordinator('kept-out'), `/items/${id}/acknowledge`, {})));
    expect(await hidden?.json()).toEqual(await unknown?.json());
    expect(await problemOf(await running.callAs(coordinator('kept-out'), `/items?before=${item?.id}`))).toEqual([404, 'item.absent']);
  });

  it('finds nothing of a case in which her organisation is involved, although she came to it after the decision', async () => {
    const [caseId, later] = [randomUUID(), randomUUID()];
    await told(caseId, ['newcomer'], { conflicts: ['c-amanecer', 'c-other'] });
    await told(later, ['newcomer']);
    const before = await listOf(coordinator('newcomer'));
    expect(before).toHaveLength(2);
    const newcomer = coordinator('newcomer', 'LAC', { con: ['c-newcomer', 'c-amanecer'] });
    expect((await listOf(newcomer)).map((item) => item.caseId)).toEqual([later]);
    expect(await unreadOf(newcomer)).toBe(1);
    const hidden = before.find((item) => item.caseId === caseId)?.id;
    expect(await problemOf(await running.callAs(newcomer, `/items/${hidden}/acknowledge`, {}))).toEqual([404, 'item.absent']);
    // A later decision that names nobody does not bring it back.
    await told(caseId, ['newcomer'], {}, 2);
    expect((await listOf(newcomer)).map((item) => item.caseId)).toEqual([later]);
  });

  it('sees of a case that she was released from only that it is no longer hers, and not who takes it', async () => {
    const caseId = randomUUID();
    await told(caseId, ['released', 'swg-duty']);
    await told(caseId, ['swg-duty'], { releasedPersonIds: ['released'] }, 2);
    await take(caseId, swg);
    expect((await listOf(coordinator('released'))).map(({ kind, takenBy }) => ({ kind, takenBy }))).toEqual([{ kind: 'RELEASED', takenBy: [] }]);
    await running.tell(anAlertEscalated({ caseId, recipients: [toldBy('released', 'GLOBAL_DUTY')] }, { version: 3 }));
    await until(async () => (await listOf(coordinator('released'))).length === 3);
  });

  it('sees who else of those told says that she has it, on an item or on the alert, and nobody who is kept out', async () => {
    const caseId = randomUUID();
    await told(caseId, ['reader', 'swg-duty', 'leaver']);
    await take(caseId, coordinator('leaver'));
    await take(caseId, swg);
    const takers = async () => (await listOf(coordinator('reader')))[0]?.takenBy.map(({ person }) => person);
    expect(await takers()).toEqual(['leaver', 'swg-duty']);
    await told(caseId, [], { excludedPersonIds: ['leaver'] }, 2);
    expect(await takers()).toEqual(['swg-duty']);
    const onAlert = { ...anAlertAcknowledged(caseId), data: { ...anAlertAcknowledged(caseId).data, personId: 'reader' } };
    await running.tell(onAlert);
    await until(async () => (await takers())?.length === 2);
    expect((await listOf(coordinator('reader')))[0]?.acknowledgedAt).toBeUndefined();
  });

  it('pages back through all of them, each once', async () => {
    for (let i = 0; i < 5; i++) await told(randomUUID(), ['pager']);
    const all = await listOf(coordinator('pager'));
    const pages: ItemShown[][] = [await listOf(coordinator('pager'), '?limit=2')];
    while (pages.at(-1)?.length === 2) pages.push(await listOf(coordinator('pager'), `?limit=2&before=${pages.at(-1)?.at(-1)?.id}`));
    expect(pages.map(({ length }) => length)).toEqual([2, 2, 1]);
    expect(pages.flat()).toEqual(all);
    expect(await problemOf(await running.callAs(swg, `/items?before=${all[0]?.id}`))).toEqual([404, 'item.absent']);
    for (const limit of ['0', '501', '-1', '2e2', '']) expect((await running.callAs(swg, `/items?limit=${limit}`)).status).toBe(400);
  });

  it('is refused when she names a person, herself too, in a query or a body', async () => {
    for (const name of ['swg-duty', 'reader']) {
      expect(await problemOf(await running.callAs(coordinator('reader'), `/items?person=${name}`))).toEqual([403, 'items.own-only']);
      expect(await problemOf(await running.callAs(coordinator('reader'), `/items/unread?person=${name}`))).toEqual([403, 'items.own-only']);
      expect(await problemOf(await running.callAs(coordinator('reader'), `/items/${randomUUID()}/acknowledge`, { person: name }))).toEqual([403, 'items.own-only']);
    }
  });

  it.each<[string, Person, string]>([
    ['an administrator', { sub: 'admin', roles: [{ role: 'ADMINISTRATOR' }] }, 'access.forbidden'],
    ['a coordinator with one factor', coordinator('told', 'LAC', { fac: 1 }), 'access.second-factor'],
  ])('is not %s', async (_who, person, code) => {
    for (const answer of [running.callAs(person, '/items'), running.callAs(person, '/items/unread'), running.callAs(person, `/items/${randomUUID()}/acknowledge`, {})]) {
      expect(await problemOf(await answer)).toEqual([403, code]);
    }
  });

  it('reads nothing that is for the operator alone', async () => {
    for (const path of [`/traces/${randomUUID()}`, `/deliveries?case=${randomUUID()}`]) expect((await running.callAs(swg, path)).status).toBe(403);
    expect((await running.call('/items')).status).toBe(400);
  });

  async function take(caseId: string, person: Person): Promise<void> {
    const item = (await listOf(person)).find((one) => one.caseId === caseId);
    const token = running.people.tokenFor('notifications', person);
    const answer = await fetch(`${running.service.url}/items/${item?.id}/acknowledge`, { method: 'POST', headers: { authorization: `Bearer ${token}` } });
    expect(answer.status).toBe(204);
  }
});
