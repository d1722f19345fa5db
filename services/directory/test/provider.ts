import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { freePort } from '@amparo/platform/machine';

/** A real OpenID provider, and a browser that it signs in. */
export class RunningProvider {
  private constructor(
    private readonly child: ChildProcess,
    readonly issuer: string,
  ) {}

  static async start(): Promise<RunningProvider> {
    const port = await freePort();
    const child = fork(join(__dirname, 'open-id-provider.mjs'), [String(port)], { stdio: ['ignore', 'ignore', 'ignore', 'ipc'], execArgv: [] });
    await once(child, 'message');
    return new RunningProvider(child, `http://127.0.0.1:${port}`);
  }

  /** Goes where the provider sends a browser, as a subject; answers the address that it is sent back to. */
  async follow(url: string, subject: string): Promise<string> {
    this.child.send({ subject });
    await once(this.child, 'message');
    const cookies = new Map<string, string>();
    let at = url;
    for (let hops = 0; hops < 10; hops += 1) {
      const answer = await fetch(at, { redirect: 'manual', headers: { cookie: [...cookies].map((cookie) => cookie.join('=')).join('; ') } });
      for (const line of answer.headers.getSetCookie()) {
        const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
        cookies.set(name, value);
      }
      const location = answer.headers.get('location');
      if (location === null) throw new Error(`the provider answered ${answer.status}: ${await answer.text()}`);
      at = new URL(location, at).href;
      if (!at.startsWith(this.issuer)) return at;
    }
    throw new Error('the provider sends in circles');
  }

  async stop(): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    const gone = once(this.child, 'exit');
    this.child.kill();
    await gone;
  }
}
