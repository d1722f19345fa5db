import { dirname, join } from 'node:path';
import { searchBytes, searchFiles, Several, type Found, type Sought } from '@amparo/testing';
import { Canaries, SECRET, Words } from './canaries/canaries';
import { LivedThrough } from './canaries/live-through';
import { poison } from './canaries/poison';
import { searchOperatorAnswers, searchTables } from './canaries/search-sinks';
import { describeOnBothLogs } from './support/event-logs';
import { said, searchPost } from './support/remains';
import { SmsGateway } from './support/sms-gateway';
import { startTestSystem, type TestSystem } from './support/system';
import { until } from './support/until';

jest.setTimeout(240_000);

/** What was put on the event log by somebody else is called so. */
const POISON = 'poison: ';

/** Ways in which a process is made to leak (`canaries/leaks.preload.cjs`), and where it must be found. */
const LEAKS: readonly [into: string, where: RegExp][] = [
  ['standard output', /^logs\//], ['standard error, in base64', /^logs\//], ['a log, in hexadecimal', /^logs\//], ['a log, packed', /^logs\//],
  ['a temporary file, in UTF-16', /^tmp\//], ['a temporary file, deflated', /^tmp\//],
  ['a table', /^(portal\.changes|postgres\/base\/)/], ['the write-ahead log', /^postgres\/pg_wal\//], ["the database's log", /^postgres\.log/],
  ['an event', /^(directory\.told|events\.event_log|kafka\/)/], ['a mail', /^mail$/], ['a page', /^page$/], ['an answer', /^a refusal$/],
];

describeOnBothLogs('what people say is found nowhere but where it is sealed', (eventLog) => {
  const canaries = new Canaries();
  const poisonous = new Canaries(POISON);
  const gateway = new SmsGateway();
  let system: TestSystem;
  let folder: string;
  let lived: LivedThrough;
  let found: Found[];
  let stopped = false;

  beforeAll(async () => {
    system = await startTestSystem(eventLog, {
      NOTIFICATIONS_DANGER_PAUSES_MS: '0,300,500', NOTIFICATIONS_ORDINARY_PAUSES_MS: '0,500', NOTIFICATIONS_PROBE_EVERY_MS: '500', NOTIFICATIONS_CLAIM_MS: '4000', NOTIFICATIONS_TRY_MS: '3000', LOG_LEVEL: 'debug',
      INTAKE_HOOK_KEYS_DIR: gateway.keysDir,
    }, { preload: [join(__dirname, 'canaries', 'leaks.preload.cjs')] });
    folder = dirname(system.running.settings['PORTAL_OPERATOR_TOKEN_FILE'] ?? '');
    lived = new LivedThrough(system, canaries, gateway);
    await lived.run();
    await poison(system, eventLog, poisonous);
    found = await everywhere(new Several([canaries, poisonous, new Words(lived.secrets)]), lived.refusals);
  }, 600_000);

  afterAll(async () => {
    if (!stopped) await system?.stop();
    gateway.close();
  }, 240_000);

  /** Everything that is written down anywhere, and everything that was answered. */
  async function everywhere(sought: Sought, refusals: readonly string[]): Promise<Found[]> {
    // What is still in memory is written to the files.
    await system.rows.of('casework', 'CHECKPOINT');
    return [
      ...refusals.flatMap((refusal) => searchBytes(sought, 'a refusal', Buffer.from(refusal))), ...searchPost(sought, system), ...(await searchOperatorAnswers(sought, system)),
      ...(await searchTables(sought, system)), ...searchFiles(sought, folder),
    ];
  }

  it('nothing that was said in reports, conversations, the directory, reasons, addresses, queries, headers and names of files', () => {
    expect(canaries.made).toBeGreaterThan(350);
    expect(lived.refusals.length).toBeGreaterThan(40);
    expect(lived.refusals.filter((refusal) => refusal.startsWith('500')).length).toBeGreaterThanOrEqual(9);
    // Whoever may read it did: the packet of a partner, and names of files.
    expect(lived.read.map((read) => read.split(canaries.mark).length - 1)).toEqual([11, 2]);
    expect(found.filter(({ canary }) => !canary.startsWith(POISON) && !canary.startsWith(SECRET))).toEqual([]);
  });

  it('no return code, and no password', () => {
    expect(lived.secrets.length).toBeGreaterThan(10);
    expect(found.filter(({ canary }) => canary.startsWith(SECRET))).toEqual([]);
  });

  it('nothing that was put on the event log by somebody else, but for the log itself and where it is parked', () => {
    expect(found.filter(({ canary, where }) => canary.startsWith(POISON) && !/^(postgres\/|kafka\/|events\.event_log\w*$|\w+\.parked$)/.test(where))).toEqual([]);
    expect(found.filter(({ canary }) => canary.startsWith(POISON)).length).toBeGreaterThan(0);
  });

  it('and a leak of each kind is seen', async () => {
    const planted = new Canaries();
    const words = new Map(LEAKS.map(([into]) => [into, planted.in(into)]));
    const answers: string[] = [];
    for (const [into, word] of words) {
      const answer = await until('an answer', async () => fetch(`${system.running.portalUrl}/api/nowhere`, { headers: { 'x-leak-into': into, 'x-leak': word } }));
      answers.push([...answer.headers].join('\n'));
    }
    const deadline = Date.now() + 15_000;
    let unseen: string[];
    do {
      const seen = await everywhere(planted, answers);
      unseen = LEAKS.filter(([into, where]) => !seen.some((one) => where.test(one.where) && (one.canary === into || one.canary.startsWith('one in ')))).map(([into]) => into);
    } while (unseen.length > 0 && Date.now() < deadline);
    expect(unseen).toEqual([]);
    for (const [into, word] of words) said.add(word, `leaked into ${into}`);
  });

  it('also by whoever stops a system, as each test of a whole system does', async () => {
    const heard = await system.stop().then(() => '', (error: unknown) => String(error));
    stopped = true;
    const found = heard.split('\n').slice(1).map((line) => ({ where: line.split(': ')[0] ?? '', line }));
    // Which one it is cannot be told from what base64 leaves of its last letters.
    const seen = ([into, where]: (typeof LEAKS)[number]) => found.some((one) => where.test(one.where) && (one.line.includes(`leaked into ${into} (`) || (/base64$/.test(into) && one.line.endsWith('(base64)'))));
    expect(LEAKS.filter((leak) => leak[0] !== 'an answer' && !seen(leak)).map(([into]) => into)).toEqual([]);
    // Nothing else was there.
    expect(found.filter(({ line }) => !line.includes(': leaked into '))).toEqual([]);
  }, 240_000);
});
