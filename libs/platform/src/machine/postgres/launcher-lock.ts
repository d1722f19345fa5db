import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';

const KEY = "hashtextextended('amparo launcher', 0)";
const PATIENCE_MS = 3_000;

/**
 * Who looks after a server: a session that holds an advisory lock for as long as its process lives. When that process
 * dies, however hard, the lock goes with its connection, and the next start may take the server over; while it lives,
 * a second start is refused. The session renews itself when the server breaks it off.
 */
export class LauncherLock {
  private released = false;
  private client: Client;

  private constructor(
    private readonly url: string,
    client: Client,
  ) {
    this.client = client;
    this.renewWhenBroken();
  }

  /**
   * @param url the superuser's address of the server
   * @param dataDir where that server must have its data
   * @throws Error where another process looks after the server, or another server answers at this address
   */
  static async take(url: string, dataDir: string): Promise<LauncherLock> {
    const client = await connected(url);
    try {
      const { rows } = await client.query<{ folder: string }>(`SELECT current_setting('data_directory') AS folder`);
      if (rows[0]?.folder !== dataDir) throw new Error('Another PostgreSQL answers at the port of ours: nothing was touched.');
      const until = Date.now() + PATIENCE_MS;
      while (!(await isLocked(client))) {
        if (Date.now() > until) {
          throw new Error(`The PostgreSQL of ${dataDir} is already in the hands of another running process: stop that one first.`);
        }
        await sleep(100);
      }
    } catch (error) {
      await client.end();
      throw error;
    }
    return new LauncherLock(url, client);
  }

  /** The session that holds the lock, for the launcher's own questions. */
  get session(): Client {
    return this.client;
  }

  /** Gives the server free for another launcher. */
  async release(): Promise<void> {
    this.released = true;
    await this.client.end().catch(() => undefined);
  }

  private renewWhenBroken(): void {
    this.client.once('end', () => {
      if (this.released) return;
      setTimeout(() => void this.renew(), 500).unref();
    });
  }

  private async renew(): Promise<void> {
    if (this.released) return;
    try {
      const client = await connected(this.url);
      if (this.released || !(await isLocked(client))) return void (await client.end());
      this.client = client;
    } catch {
      // The server is gone: whoever started it hears that by `exited`.
      return;
    }
    this.renewWhenBroken();
  }
}

async function connected(url: string): Promise<Client> {
  const client = new Client({ connectionString: url, application_name: 'amparo-launcher', connectionTimeoutMillis: 10_000 });
  client.on('error', () => undefined);
  await client.connect();
  return client;
}

async function isLocked(client: Client): Promise<boolean> {
  const { rows } = await client.query<{ locked: boolean }>(`SELECT pg_try_advisory_lock(${KEY}) AS locked`);
  return rows[0]?.locked === true;
}
