import { Database } from '@amparo/persistence';
import { Injectable } from '@nestjs/common';
import { StoredDirectory } from '../directory/stored-directory';
import type { PartnerShown } from './partners.dto';

/** The partners of the directory by name: whom one may ask for help, or name in a consent. */
@Injectable()
export class ListPartners {
  constructor(
    private readonly database: Database,
    private readonly stored: StoredDirectory,
  ) {}

  async run(): Promise<PartnerShown[]> {
    const { file } = await this.database.transaction((tx) => this.stored.load(tx, 'read'));
    return file.organisations.filter(({ kind }) => kind === 'PARTNER').map(({ id, name, services, capacity = null, servedByLink = false }) => ({ id, name, services, capacity, servedByLink })).sort((a, b) => a.name.localeCompare(b.name));
  }
}
