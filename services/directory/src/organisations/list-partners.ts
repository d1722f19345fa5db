import { Database } from '@amparo/persistence';
import { Injectable } from '@nestjs/common';
import { StoredDirectory } from '../directory/stored-directory';
import type { PartnerShown } from './partners.dto';

/** Those who can be named in a consent. */
const NAMED = new Set(['PARTNER', 'BANK', 'MECHANISM']);

/** The partners of the directory by name: whom one may ask for help, or name in a consent; and banks and mechanisms outside. */
@Injectable()
export class ListPartners {
  constructor(
    private readonly database: Database,
    private readonly stored: StoredDirectory,
  ) {}

  async run(): Promise<PartnerShown[]> {
    const { file } = await this.database.transaction((tx) => this.stored.load(tx, 'read'));
    return file.organisations.filter(({ kind }) => NAMED.has(kind)).map(({ id, name, kind, services, capacity = null, servedByLink = false }) => ({ id, name, kind, services, capacity, servedByLink })).sort((a, b) => a.name.localeCompare(b.name));
  }
}
