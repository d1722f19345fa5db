import { randomBytes, randomUUID } from 'node:crypto';
import { getReceipt } from './support/door';
import { sayFault, type Fault } from './support/faults';
import { fileUnder } from './support/journey';
import { PlainPages, referenceOn } from './support/plain-pages';
import { arrestIn, CANARY } from './support/reports';
import { startTestSystem, type TestSystem } from './support/system';
import { until } from './support/until';

jest.setTimeout(240_000);

const PIECE = 524_288;
const at = (point: Fault['point'], nth: number): Fault => ({ point, process: 'intake', nth });
const faults = [at('upload.before-commit', 1), at('upload.before-commit', 3), at('upload.after-commit', 2), at('upload.before-finish', 1), at('upload.after-finish', 1)];

const faultsOfForms = [at('files.after-part', 2), at('files.before-commit', 1), at('files.after-commit', 1)];

describe('a file, with the door killed meanwhile', () => {
  let system: TestSystem;
  beforeAll(async () => { system = await startTestSystem('postgres'); }, 180_000);
  afterAll(async () => { await system?.stop(); }, 240_000);

  interface Said { status: number; json: { upload?: string; offset?: number; code?: string; files?: unknown } }

  /** As a program with a bad line: again until it is answered. */
  const call = (path: string, body: object): Promise<Said> => until(`an answer of ${path}`, () => ask(path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }));
  const ask = async (path: string, request: RequestInit): Promise<Said | undefined> => {
    const answer = await fetch(`${system.running.doorUrl}/api/reports/files/uploads${path}`, { ...request, signal: AbortSignal.timeout(20_000) }).catch(() => undefined);
    return answer === undefined || answer.status === 503 ? undefined : { status: answer.status, json: (await answer.json()) as Said['json'] };
  };

  it.each(faults.map((fault) => [`${sayFault(fault)}, time ${fault.nth}`, fault] as const))('that comes piece by piece, %s: nothing acknowledged is lost, and nothing is doubled', async (_name, fault) => {
    const receipt = await until('a return code', () => getReceipt(system.running.doorUrl));
    const { reference } = await fileUnder(system, receipt, arrestIn('CO'));
    const bytes = Buffer.concat([Buffer.from('%PDF-1.7\n'), randomBytes(3 * PIECE)]);
    const begin = { receipt, file: randomUUID(), name: 'x.pdf', size: bytes.length };
    const kill = system.faults.arm(fault);
    const upload = (await call('', begin)).json.upload!;
    let acknowledged = 0;
    for (let offset = 0; offset < bytes.length;) {
      const headers = { 'content-type': 'application/partial-upload', 'amparo-receipt': receipt, 'amparo-upload': upload, 'upload-offset': String(offset) };
      const sent = await ask('', { method: 'PATCH', headers, body: new Uint8Array(bytes.subarray(offset, offset + PIECE)) });
      if (sent?.status === 200) acknowledged = sent.json.offset!;
      offset = (await call('/offset', { receipt, upload })).json.offset!;
      expect(offset).toBeGreaterThanOrEqual(acknowledged);
    }
    for (let time = 0; time < 2; time++) expect((await call('/finish', { receipt, upload })).json.files).toEqual([{ taken: true }]);
    await kill.fired();

    await expectOnce(reference);
  });

  it.each(faultsOfForms.map((fault) => [sayFault(fault), fault] as const))('that comes with a form without scripts, %s: whoever sends it again has her report and her file once', async (_name, fault) => {
    const pages = new PlainPages(system.running.doorUrl, 'es');
    await until('the first page', () => pages.begin());
    const reference = referenceOn(await pages.press('form', 'send', { story: CANARY })) ?? 'none';
    await pages.press('files', undefined);
    const kill = system.faults.arm(fault);
    const bytes = Buffer.concat([Buffer.from('%PDF-1.7\n'), randomBytes(3 * PIECE)]);
    const { text } = await until('an answer to the form', async () => {
      const page = await pages.sendFile('x.pdf', bytes);
      return page.status === 200 ? page : undefined;
    });
    await kill.fired();
    expect(text).toContain('Archivos que han llegado: 1.');
    await expectOnce(reference);
    // What was half kept belongs to nobody, and an hour later its room is given back, by a door that begins anew as by one that runs.
    const halfKept = () => system.rows.count('intake', 'SELECT count(*) AS n FROM attachments WHERE report_id IS NULL');
    expect(await halfKept()).toBe(fault.point === 'files.after-commit' ? 0 : 1);
    await system.rows.of('intake', `UPDATE attachments SET begun_at = begun_at - interval '61 minutes' WHERE report_id IS NULL`);
    const { pid } = system.running.processOf('intake');
    if (pid !== undefined) process.kill(pid, 'SIGKILL');
    await until('its room to be given back', async () => ((await halfKept()) === 0 ? true : undefined));
    expect(await system.rows.count('intake', 'SELECT count(*) AS n FROM attachment_parts p WHERE NOT EXISTS (SELECT 1 FROM attachments a WHERE a.id = p.attachment_id AND a.report_id IS NOT NULL)')).toBe(0);
  });

  /** One report, and one file of it, at the door and with casework. */
  async function expectOnce(reference: string): Promise<void> {
    // Casework keeps a file only where its size and its hash are right, part by part.
    const found = await until('casework has the file', async () => {
      const rows = await system.rows.of<{ state: string; parts: number }>('casework',
        `SELECT a.state, (SELECT count(*)::int FROM attachment_parts p WHERE p.attachment_id = a.id) AS parts FROM attachments a JOIN cases c ON c.id = a.case_id WHERE c.reference = '${reference}'`);
      return rows.length > 0 && rows.every(({ state }) => state !== 'WANTED') ? rows : undefined;
    }, 60_000);
    expect(found).toEqual([{ state: 'KEPT', parts: expect.any(Number) as number }]);
    const told = await system.rows.of('intake',
      `SELECT t.id FROM (SELECT id, subject, type FROM outbox UNION SELECT id, subject, type FROM told) t JOIN reports r ON r.id::text = t.subject WHERE r.reference = '${reference}' AND t.type LIKE '%ReporterAddedFiles'`);
    expect(told).toHaveLength(1);
    const sent = await system.rows.of('intake', `SELECT s.id FROM submissions s JOIN reports r ON r.id = s.report_id WHERE r.reference = '${reference}'`);
    expect(sent).toHaveLength(1);
  }
});
