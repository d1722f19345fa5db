import { ReporterAddedFilesSchema, ReporterWroteSchema, ReportReceivedSchema } from '@amparo/contracts';
import { Door } from '../test/door';
import { aPdf } from '../test/files';
import { PlainBrowser } from '../test/plain-browser';
import { imminent } from '../test/reports';
import { CATALOGUES } from './pages/catalogue/catalogues.rules';

let door: Door;
let receipt: string;
beforeAll(async () => { door = await Door.open(); }, 60_000);
afterAll(() => door.close());
beforeEach(async () => {
  receipt = await door.receipt();
  await door.post('/api/reports', { receipt, ...imminent });
});

interface Came {
  status: number;
  text: string;
}

/** One way in which something is sent; each call sends the very same again. */
interface Sending {
  tables: string[];
  told: () => Promise<number>;
  byApi: () => Promise<Came>;
  /** The page at which it is sent, until it has arrived. */
  byPage: () => Promise<() => Promise<Came>>;
}

const count = async (type: typeof ReportReceivedSchema | typeof ReporterWroteSchema | typeof ReporterAddedFilesSchema) => (await door.told(type)).length;

async function sendFile(path: string, fields: Record<string, string>): Promise<Came> {
  const body = new FormData();
  for (const [name, value] of Object.entries(fields)) body.append(name, value);
  body.append('file', new Blob([new Uint8Array(aPdf('one'))]), 'x.pdf');
  const answer = await fetch(`${door.url}${path}`, { method: 'POST', body });
  return { status: answer.status, text: await answer.text() };
}

async function cameBack(): Promise<PlainBrowser> {
  const browser = new PlainBrowser(door.url);
  await browser.send('/fr/back', { code: receipt });
  return browser;
}

/** Presses the same button of the same page each time. */
const again = (browser: PlainBrowser, go: string, fields: Record<string, string>): (() => Promise<Came>) => {
  const { hidden, action } = browser.page;
  return () => browser.send(action, { ...hidden, ...fields, go });
};

const SENDINGS: Record<string, Sending> = {
  'a report': {
    tables: ['reports', 'submissions', 'envelopes', 'outbox'],
    told: () => count(ReportReceivedSchema),
    byApi: () => door.post('/api/reports', { receipt, ...imminent, narrative: 'once more' }),
    byPage: async () => {
      const browser = new PlainBrowser(door.url);
      await browser.open('/fr');
      await browser.press(undefined);
      return again(browser, 'send', { story: 'Au secours.' });
    },
  },
  'a message': {
    tables: ['messages', 'envelopes', 'outbox'],
    told: () => count(ReporterWroteSchema),
    byApi: () => door.post('/api/reports/messages', { receipt, text: 'once' }),
    byPage: async () => again(await cameBack(), 'message', { text: 'Je suis là.' }),
  },
  'a file': {
    tables: ['attachments', 'attachment_parts', 'outbox'],
    told: () => count(ReporterAddedFilesSchema),
    byApi: () => sendFile('/api/reports/files', { receipt }),
    byPage: async () => {
      const browser = await cameBack();
      const { hidden } = await browser.press('to:files', {}, '/fr/files');
      return () => sendFile('/fr/files', hidden);
    },
  },
};

const CASES = Object.entries(SENDINGS).flatMap(([what, sending]) => sending.tables.map((table) => [what, table, sending] as const));
const { form, wrong, help, sent, back, files } = CATALOGUES.fr;
const ARRIVED = [sent.title, sent.added, back.written, files.taken.replace('{count}', '1')];

async function until(holds: () => Promise<boolean>): Promise<void> {
  for (const started = Date.now(); !(await holds());) if (Date.now() - started > 10_000) throw new Error('it does not come to pass');
}

/** While a trigger is at work on a table. */
async function withTrigger(does: string, trigger: string, work: () => Promise<void>): Promise<void> {
  await door.admin.query(`CREATE FUNCTION fault() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN ${does}; RETURN NEW; END $$; CREATE ${trigger} FOR EACH ROW EXECUTE FUNCTION fault();`);
  try {
    await work();
  } finally {
    await door.admin.query('DROP FUNCTION fault() CASCADE');
  }
}

/** PostgreSQL's own words for a full disk. */
const NO_ROOM = `RAISE EXCEPTION 'could not extend file: No space left on device' USING ERRCODE = '53100'`;

/** At COMMIT, and before anything is durable, the connection is gone. */
const before = (work: () => Promise<void>) => withTrigger('PERFORM pg_terminate_backend(pg_backend_pid())', 'CONSTRAINT TRIGGER fault AFTER INSERT ON outbox DEFERRABLE INITIALLY DEFERRED', work);

/** It is durable, and the connection is gone before anybody hears of it. */
const after = (work: () => Promise<void>) => withTrigger(`RAISE NOTICE 'lost-on-the-way'`, 'TRIGGER fault BEFORE INSERT ON outbox', async () => {
  const lost = door.loseCommitOf('lost-on-the-way');
  await work();
  await lost;
});

describe('a full disk', () => {
  it.each(CASES)('at %s, where there is no room in %s, is 503 with other ways to get help and nothing kept; then the same is taken, once', async (what, table, { told, byApi, byPage }) => {
    const press = await byPage();
    const earlier = await told();
    await withTrigger(NO_ROOM, `TRIGGER fault BEFORE INSERT OR UPDATE ON ${table}`, async () => {
      const [answer, page] = [await byApi(), await press()];
      expect([answer.status, page.status]).toEqual([503, 503]);
      expect(JSON.parse(answer.text)).toMatchObject({ code: 'door.busy', detail: expect.stringContaining('call a person you trust') as string });
      expect(answer.text).not.toMatch(/AM-|No space/);
      expect([form.busy, wrong.busy].some((words) => page.text.includes(words))).toBe(true);
      expect(page.text).toContain(help.danger);
      for (const words of ARRIVED) expect(page.text).not.toContain(words);
      expect(await told()).toBe(earlier);
    });
    for (const send of [byApi, byApi, press, press]) expect([200, 201]).toContain((await send()).status);
    // The file is the same by either way, and one.
    expect(await told()).toBe(earlier + (what === 'a file' ? 1 : 2));
  });
});

describe('a connection to the database that breaks', () => {
  it.each(Object.entries(SENDINGS).flatMap(([what, sending]) => ([['before', before], ['after', after]] as const).map(([when, faulty]) => [when, what, faulty, sending] as const)))(
    '%s COMMIT of %s is never answered as accepted, and loses and doubles nothing: the same again is taken once',
    async (when, _what, faulty, { told, byApi }) => {
      const earlier = await told();
      await faulty(async () => {
        const answer = await byApi();
        expect([answer.status, answer.text.includes('AM-')]).toEqual([503, false]);
        expect(await told()).toBe(earlier + (when === 'after' ? 1 : 0));
      });
      for (let time = 0; time < 2; time++) await until(async () => [200, 201].includes((await byApi()).status));
      expect(await told()).toBe(earlier + 1);
    },
  );
});
