import { Database } from '@amparo/persistence';
import { Injectable } from '@nestjs/common';
import { StoredDirectory } from '../directory/stored-directory';
import { organisationIn, shown, type OrganisationShown } from './organisations.rules';

/** One organisation, and the version of the directory in which it is so. */
@Injectable()
export class GetOrganisation {
  constructor(
    private readonly database: Database,
    private readonly stored: StoredDirectory,
  ) {}

  /** @throws Refusal `organisation.absent` (404) */
  async run(id: string): Promise<{ version: number; organisation: OrganisationShown }> {
    const { version, file } = await this.database.transaction((tx) => this.stored.load(tx, 'read'));
    return { version, organisation: shown(file, organisationIn(file, id)) };
  }
}
