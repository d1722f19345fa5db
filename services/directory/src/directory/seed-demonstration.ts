import { Database } from '@amparo/persistence';
import { Logger, ServiceConfig } from '@amparo/platform';
import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { SeedAccounts } from '../demonstration/seed-accounts';
import demonstration from './demonstration.json';
import { readDirectoryFile } from './directory-file.rules';
import { ImportDirectory } from './import-directory';

/** Who made a version that holds the demonstration people. */
export const DEMONSTRATION = 'demonstration';

/** In demonstration mode an empty directory gets invented people, so that a first report reaches somebody. */
@Injectable()
export class SeedDemonstration implements OnApplicationBootstrap {
  constructor(
    private readonly config: ServiceConfig,
    private readonly database: Database,
    private readonly importDirectory: ImportDirectory,
    private readonly seedAccounts: SeedAccounts,
    private readonly logger: Logger,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    if (this.config.mode !== 'demo') return;
    await this.run();
    await this.seedAccounts.run(demonstration.people.map(({ id }) => id));
  }

  async run(): Promise<void> {
    const versions = await this.database.query('SELECT 1 FROM versions LIMIT 1');
    if (versions.length > 0) return;
    const { changed } = await this.importDirectory.run(readDirectoryFile(demonstration), DEMONSTRATION, { onlyAt: 0 });
    if (changed) this.logger.info('directory.seeded', { count: demonstration.people.length });
  }
}
