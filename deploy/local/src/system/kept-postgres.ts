import { setTimeout as pause } from 'node:timers/promises';
import { startPostgres, type PostgresServer } from '@amparo/platform/machine';

/** Our own database server, started again at the same address when it ends by itself. */
export class KeptPostgres {
  private server?: PostgresServer;
  private stopping = false;

  constructor(
    private readonly dataDir: string,
    private readonly say: (line: string) => void,
  ) {}

  async start(): Promise<void> {
    this.server = await startPostgres({ dataDir: this.dataDir, port: this.server?.port, log: this.say });
    void this.watch(this.server);
  }

  /** Address for the administrator; it stays the same. */
  url(database?: string): string {
    return this.running().url(database);
  }

  /** SIGKILL, as a power cut would: for tests of what survives. */
  kill(): void {
    this.running().kill();
  }

  async stop(): Promise<void> {
    this.stopping = true;
    await this.server?.stop();
  }

  private running(): PostgresServer {
    if (this.server === undefined) throw new Error('PostgreSQL has not been started');
    return this.server;
  }

  private async watch(server: PostgresServer): Promise<void> {
    await server.exited;
    for (let wait = 100; !this.stopping; wait = Math.min(wait * 2, 5_000)) {
      this.say('PostgreSQL ended and is started again');
      try {
        await this.start();
        return;
      } catch {
        await pause(wait);
      }
    }
  }
}
