import { Database } from '@amparo/persistence';
import { ServiceConfig, StartError } from '@amparo/platform';
import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { DEMONSTRATION } from './seed-demonstration';

/** In production nobody is told through people who do not exist. */
@Injectable()
export class RefuseDemonstration implements OnApplicationBootstrap {
  constructor(
    private readonly config: ServiceConfig,
    private readonly database: Database,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    if (this.config.mode === 'production') await this.run();
  }

  /** @throws StartError `directory.demonstration` while the demonstration people are the directory, or one of them can sign in */
  async run(): Promise<void> {
    // What people changed since, one by one, leaves the others invented.
    const [latest] = await this.database.query<{ actor: string }>(
      `SELECT actor FROM versions WHERE actor NOT LIKE 'person:%' ORDER BY version DESC LIMIT 1`,
    );
    const accounts = await this.database.query('SELECT 1 FROM accounts WHERE demonstration LIMIT 1');
    if (latest?.actor !== DEMONSTRATION && accounts.length === 0) return;
    throw new StartError(
      'directory.demonstration',
      'AMPARO_MODE is production, but the directory holds the demonstration people. Start from an empty database, or import your own directory in demo mode first.',
    );
  }
}
