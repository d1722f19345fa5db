import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

const SETUP = join(__dirname, '../../../deploy/onion');
const NGINX = ['/usr/sbin/nginx', '/usr/bin/nginx'].find((path) => spawnSync(path, ['-v']).status === 0);

/** Tests behind nginx as an onion service has it; left out where there is none, unless `REQUIRE_ONION=1` makes that a failure. */
export const describeBehindNginx = NGINX !== undefined || process.env['REQUIRE_ONION'] === '1' ? describe : describe.skip;

/** An answer as Tor gets it. */
export interface OnionAnswer {
  status: number;
  head: string;
  text: string;
}

/** nginx before a door with `deploy/onion/nginx.conf`, but for its ports and folders. */
export class OnionProxy {
  private readonly folder = mkdtempSync(join(tmpdir(), 'amparo-onion-'));
  private child!: ChildProcess;
  private port = 0;

  static async before(doorUrl: string): Promise<OnionProxy> {
    const proxy = new OnionProxy();
    await proxy.start(doorUrl);
    return proxy;
  }

  /**
   * Asks as Tor does: with a line before that tells the circuit.
   *
   * @param head first line and headers, without an empty line
   */
  ask(head: string, body = ''): Promise<OnionAnswer> {
    return new Promise((resolve, reject) => {
      let read = '';
      const socket = connect(this.port, '127.0.0.1', () => socket.write(`PROXY TCP6 fc00:dead:beef:4dad::7:9 ::1 4242 80\r\n${head}\r\nconnection: close\r\ncontent-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`));
      socket.on('data', (part: Buffer) => (read += part.toString('utf8')));
      socket.on('error', reject);
      socket.on('close', () => {
        const at = read.indexOf('\r\n\r\n');
        resolve({ status: Number(read.split(' ')[1]), head: read.slice(0, at), text: read.slice(at + 4) });
      });
    });
  }

  /** Everything that lies in its folders, as text. */
  written(): string {
    return readdirSync(this.folder, { recursive: true, withFileTypes: true }).filter((file) => file.isFile() && !['nginx.conf', 'amparo-away.html'].includes(file.name))
      .map(({ parentPath, name }) => readFileSync(join(parentPath, name), 'latin1')).join('\n');
  }

  async stop(): Promise<void> {
    const ended = new Promise((done) => this.child.once('exit', done));
    this.child.kill('SIGTERM');
    await ended;
    rmSync(this.folder, { recursive: true, force: true });
  }

  private async start(doorUrl: string): Promise<void> {
    if (NGINX === undefined) throw new Error('There is no nginx here.');
    this.port = await freePort();
    const conf = readFileSync(join(SETUP, 'nginx.conf'), 'utf8')
      .replace(/^user .*$/m, process.getuid?.() === 0 ? 'user root;' : '').replaceAll('/run/amparo-onion', join(this.folder, 'run')).replaceAll('root /etc/nginx;', `root ${this.folder};`)
      .replaceAll('127.0.0.1:4081', `127.0.0.1:${this.port}`).replaceAll('127.0.0.1:4001', new URL(doorUrl).host);
    writeFileSync(join(this.folder, 'nginx.conf'), conf);
    cpSync(join(SETUP, 'away.html'), join(this.folder, 'amparo-away.html'));
    this.child = spawn(NGINX, ['-p', this.folder, '-e', join(this.folder, 'errors'), '-c', join(this.folder, 'nginx.conf'), '-g', 'daemon off;'], { stdio: 'ignore' });
    for (let tries = 0; tries < 100; tries++) {
      const up = await new Promise<boolean>((done) => {
        const socket = connect(this.port, '127.0.0.1', () => { socket.destroy(); done(true); });
        socket.on('error', () => done(false));
      });
      if (up) return;
      await pause(50);
    }
    throw new Error('nginx does not start.');
  }
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as { port: number };
  await new Promise<void>((done) => server.close(() => done()));
  return port;
}
