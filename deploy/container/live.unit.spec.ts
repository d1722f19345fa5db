import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

jest.setTimeout(30_000);

/** A service that answers whatever it is asked, on a port that it names. */
const SERVICE = `require('node:http').createServer((_, answer) => answer.end('{}')).listen(0, '127.0.0.1', function () { process.stdout.write(String(this.address().port)); });`;

describe('whether the service of a container is alive', () => {
  const folder = mkdtempSync(join(tmpdir(), 'amparo-live-'));
  // No other service of this machine may be meant.
  const name = `demo${process.pid}`;
  const main = join(folder, 'services', name, 'dist', 'main.js');
  let service: ChildProcess;
  let port = '';
  const ask = (at = port) => spawnSync(process.execPath, [join(__dirname, 'live.mjs'), '1000'], { env: { ...process.env, SERVICE: name, [`${name.toUpperCase()}_PORT`]: at } }).status;

  beforeAll(async () => {
    mkdirSync(join(main, '..'), { recursive: true });
    writeFileSync(main, SERVICE);
    service = spawn(process.execPath, [main], { stdio: ['ignore', 'pipe', 'ignore'] });
    port = String((await once(service.stdout!, 'data'))[0]);
  });
  afterAll(() => {
    service.kill('SIGKILL');
    rmSync(folder, { recursive: true });
  });

  it('one that answers is', () => {
    expect([ask(), service.exitCode, service.signalCode]).toEqual([0, null, null]);
  });

  it('one that does not listen is not, and is left alone: it may be starting', async () => {
    expect([ask('1'), service.exitCode, service.signalCode]).toEqual([1, null, null]);
  });

  it('one that stands still is ended', async () => {
    const ended = once(service, 'exit');
    service.kill('SIGSTOP');
    expect(ask()).toBe(1);
    expect(await ended).toEqual([null, 'SIGKILL']);
  });
});
