import { Database } from '@amparo/persistence';
import { Injectable } from '@nestjs/common';
import { StoredDirectory } from '../directory/stored-directory';
import { regionMapOf, type CountryShown } from './region-map.rules';

/** The map as it counts: the table of countries with the directory's overrides. */
@Injectable()
export class GetRegionMap {
  constructor(
    private readonly database: Database,
    private readonly stored: StoredDirectory,
  ) {}

  async run(): Promise<{ version: number; regions: string[]; countries: CountryShown[] }> {
    const { version, file } = await this.database.transaction((tx) => this.stored.load(tx, 'read'));
    return { version, ...regionMapOf(file) };
  }
}
