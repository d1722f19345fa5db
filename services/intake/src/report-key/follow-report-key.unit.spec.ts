import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Logger, makeServiceKeys, Opener, Peers, publicKeyOf, readPrivateKey, Sealer, SERVICE_NAMES, ServiceTokens, stateReportKey } from '@amparo/platform';
import { IntakeConfig } from '../config';
import { FollowReportKey } from './follow-report-key';

const [first, november, december] = [1, 2, 3].map((byte) => Buffer.alloc(32, byte)) as [Buffer, Buffer, Buffer];
const aad = Buffer.from('a submission');

describe('the key that the door seals to', () => {
  const folder = mkdtempSync(join(tmpdir(), 'amparo-report-key-'));
  const { keyFile, keysFile } = makeServiceKeys(folder, SERVICE_NAMES);
  const lines: string[] = [];
  let casework: Server;
  let answer: { status: number; body: string };
  let sealer: Sealer;
  let follow: FollowReportKey;

  const says = (month: string, privateKey: Buffer, by = 'casework'): void => {
    answer = { status: 200, body: JSON.stringify({ statement: stateReportKey({ month, publicKey: publicKeyOf(privateKey) }, readPrivateKey(keyFile[by] ?? '')) }) };
  };
  const opensWith = async (privateKey: Buffer): Promise<boolean> => {
    const sealed = await sealer.seal(Buffer.from('invented'), aad);
    return (await Opener.fromPrivateKeys([privateKey])).open(sealed, aad).then(() => true, () => false);
  };

  beforeAll(async () => {
    casework = createServer((request, response) => {
      response.statusCode = request.url === '/handover/report-key' ? answer.status : 404;
      response.setHeader('content-type', 'application/json').end(answer.body);
    });
    await new Promise<void>((done) => casework.listen(0, '127.0.0.1', done));
  });

  beforeEach(async () => {
    const url = `http://127.0.0.1:${(casework.address() as AddressInfo).port}`;
    const peers = new Peers(Object.fromEntries(SERVICE_NAMES.map((name) => [name, url])) as ConstructorParameters<typeof Peers>[0], ServiceTokens.fromFiles('intake', keyFile['intake'] ?? '', keysFile));
    sealer = await Sealer.fromPublicKey(publicKeyOf(first));
    lines.length = 0;
    follow = new FollowReportKey(Object.assign(new IntakeConfig(), { serviceKeysFile: keysFile }), peers, sealer, new Logger('intake', 'debug', (line) => lines.push(line)));
  });

  afterAll(() => {
    casework.close();
    rmSync(folder, { recursive: true });
  });

  it('is that of the month, as soon as casework says so, and the next one after it', async () => {
    expect(await opensWith(first)).toBe(true);
    says('2026-11', november);
    await follow.run();
    expect([await opensWith(first), await opensWith(november)]).toEqual([false, true]);
    says('2026-12', december);
    await follow.run();
    expect([await opensWith(november), await opensWith(december)]).toEqual([false, true]);
  });

  it('never goes back to an earlier month', async () => {
    says('2026-12', december);
    await follow.run();
    says('2026-11', november);
    await follow.run();
    expect(await opensWith(december)).toBe(true);
  });

  it('stays where casework is away, refuses, or somebody else says so, and a line tells of it', async () => {
    for (const said of [{ status: 503, body: '' }, { status: 404, body: '{}' }, { status: 200, body: '{}' }]) {
      answer = said;
      await follow.run();
    }
    says('2026-12', december, 'portal');
    await follow.run();
    expect(await opensWith(first)).toBe(true);
    expect(lines.filter((line) => line.includes('report-key.unheard')).length).toBe(4);
  });
});
