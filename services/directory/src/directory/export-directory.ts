import { Database } from '@amparo/persistence';
import { Injectable } from '@nestjs/common';
import type { DirectoryFile, Organisation } from './directory.rules';
import { StoredDirectory } from './stored-directory';

/** The directory in the format that an import takes: importing it again changes nothing. */
export type ExportedDirectory = Omit<DirectoryFile, 'organisations'> & { organisations: (Pick<Organisation, 'id' | 'name' | 'kind'> & Partial<Organisation>)[] };

/** Reads the whole directory out. */
@Injectable()
export class ExportDirectory {
  constructor(
    private readonly database: Database,
    private readonly stored: StoredDirectory,
  ) {}

  async run(): Promise<ExportedDirectory> {
    const { file } = await this.database.transaction((tx) => this.stored.load(tx, 'read'));
    return { ...file, organisations: file.organisations.map(withoutEmptyLists) };
  }
}

/** What an organisation does not have is left out, as people write it. */
function withoutEmptyLists({ aliases, services, regions, languages, ...rest }: Organisation): ExportedDirectory['organisations'][number] {
  const lists = Object.entries({ aliases, services, regions, languages }).filter(([, list]) => list.length > 0);
  return { ...rest, ...Object.fromEntries(lists) };
}
