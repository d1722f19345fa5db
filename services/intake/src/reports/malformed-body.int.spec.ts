import { Door } from '../../test/door';

let door: Door;
let receipt: string;
beforeAll(async () => {
  door = await Door.open();
  receipt = await door.receipt();
}, 60_000);
afterAll(() => door.close());

/** Stands in every body, and must stand in no answer, no log line and no row. */
const CANARY = 'zz-canary';

const bodyWith = (part: string) => `{"receipt":"${receipt}","narrative":"${CANARY}",${part}}`;
const deep = (levels: number) => `${'['.repeat(levels)}${']'.repeat(levels)}`;

const bodies: [what: string, status: 400 | 413 | 415, body: () => string | Uint8Array, headers?: Record<string, string>][] = [
  ['no object', 400, () => `"${CANARY}"`],
  ['a list', 400, () => `["${CANARY}"]`],
  ['null', 400, () => 'null'],
  ['no return code', 400, () => `{"narrative":"${CANARY}"}`],
  ['a return code that is a number', 400, () => `{"receipt":5,"narrative":"${CANARY}"}`],
  ['a return code that is none', 400, () => `{"receipt":"${CANARY}"}`],
  ['a return code that is a list', 400, () => `{"receipt":["${receipt}"],"narrative":"${CANARY}"}`],
  ['a text that is a number', 400, () => `{"receipt":"${receipt}","narrative":5,"project":"${CANARY}"}`],
  ['acts that are text', 400, () => bodyWith('"acts":"ACT-KILL"')],
  ['acts that are numbers', 400, () => bodyWith('"acts":[1,2]')],
  ['acts inside acts', 400, () => bodyWith('"acts":[["ACT-KILL"]]')],
  ['countries that are an object', 400, () => bodyWith('"incidentCountries":{"0":"HN"}')],
  ['a choice that is true', 400, () => bodyWith('"stillInDanger":true')],
  ['a contact that is text', 400, () => bodyWith('"safeContact":"here"')],
  ['consents that are text', 400, () => bodyWith('"consents":["WITHDRAWN"]')],
  ['an amount that is a number', 400, () => bodyWith('"amount":100')],
  ['broken JSON', 400, () => `{"receipt":"${receipt}","narrative":"${CANARY}"`],
  ['an empty body', 400, () => ''],
  ['NUL in a text', 400, () => bodyWith(`"project":"a\\u0000b"`)],
  ['NUL in a name', 400, () => bodyWith(`"a\\u0000b":1`)],
  ['a raw NUL', 400, () => bodyWith(`"project":"a\0b"`)],
  ['half a surrogate pair', 400, () => bodyWith(`"project":"\\ud800"`)],
  ['the other half', 400, () => bodyWith(`"project":"x\\udc00y"`)],
  ['half a surrogate pair in a name', 400, () => bodyWith(`"\\ud83d":1`)],
  ['bytes that are no UTF-8', 400, () => Buffer.concat([Buffer.from(`{"receipt":"${receipt}","narrative":"`), Buffer.of(0xff, 0xfe), Buffer.from('"}')])],
  ['nesting of 200,000', 400, () => bodyWith(`"project":${deep(200_000)}`)],
  ['nesting of 65', 400, () => bodyWith(`"x":${deep(65)}`)],
  ['60,000 properties', 400, () => bodyWith(Array.from({ length: 60_000 }, (_, i) => `"k${i}":1`).join(','))],
  ['a property twice', 400, () => bodyWith('"narrative":"another"')],
  ['a property twice inside, once escaped', 400, () => bodyWith('"safeContact":{"value":"a","v\\u0061lue":"b"}')],
  ['another character set', 400, () => bodyWith('"x":1'), { 'content-type': 'application/json; charset=utf-16' }],
  ['a text above 50,000 characters', 413, () => bodyWith(`"x":1`).replace(CANARY, CANARY + 'x'.repeat(50_001))],
  ['a body above a megabyte', 413, () => bodyWith(`"x":"${'y'.repeat(1_100_000)}"`)],
  ['another media type', 415, () => bodyWith('"x":1'), { 'content-type': 'text/plain' }],
  ['a form', 415, () => `receipt=${receipt}&narrative=${CANARY}`, { 'content-type': 'application/x-www-form-urlencoded' }],
  ['a compressed body', 415, () => bodyWith('"x":1'), { 'content-encoding': 'gzip' }],
];

it.each(bodies.map(([what, status, body, headers]) => ({ what, status, body, headers })))('$what gets one fixed problem, $status, without echo', async ({ status, body, headers }) => {
  const answer = await door.post('/api/reports', body(), headers);
  expect(answer.status).toBe(status);
  expect(answer.headers.get('content-type')).toBe('application/problem+json');
  expect(answer.headers.get('cache-control')).toBe('no-store');
  expect(answer.json).toEqual({ type: 'about:blank', title: expect.any(String), status, code: expect.stringMatching(/^[a-z.-]+$/), detail: expect.any(String) });
  expect(answer.text).not.toMatch(/zz-canary|HN|ACT-|position|token|undefined/);
});

it.each(['/api/reports/conversation', '/api/reports/messages'])('%s answers the same bodies with a fixed problem', async (path) => {
  for (const body of ['', '[]', 'null', '{}', `{"receipt":${deep(200_000)}}`, '{"receipt":1,"text":"x"}', `{"receipt":"${CANARY}","text":"x"}`]) {
    const answer = await door.post(path, body);
    expect([answer.status, answer.headers.get('content-type')]).toEqual([400, 'application/problem+json']);
    expect(answer.text).not.toContain(CANARY);
  }
  const long = await door.post(path, JSON.stringify({ receipt, text: 'x'.repeat(50_001) }));
  expect(long.status).toBe(path.endsWith('messages') ? 413 : 404);
  const nul = await door.post(path, `{"receipt":"${receipt}","text":"a\\u0000"}`);
  expect(nul.status).toBe(400);
});

it('refuses without storing anything, says nothing of it in the log, and goes on serving', async () => {
  const { rows } = await door.admin.query(
    'SELECT (SELECT count(*)::int FROM reports) + (SELECT count(*)::int FROM envelopes) + (SELECT count(*)::int FROM outbox) AS n');
  expect(rows).toEqual([{ n: 0 }]);
  expect(door.lines.join('\n')).not.toMatch(/zz-canary/);
  expect(door.lines.join('\n')).not.toContain(receipt);
  expect((await door.post('/api/reports', { receipt })).status).toBe(201);
});
