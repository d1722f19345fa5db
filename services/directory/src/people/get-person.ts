import { Database } from '@amparo/persistence';
import { Injectable } from '@nestjs/common';
import { StoredDirectory } from '../directory/stored-directory';
import { personIn, shown, type PersonShown } from './people.rules';

/** One person with her roles and absences, and the version of the directory in which she is so. */
@Injectable()
export class GetPerson {
  constructor(
    private readonly database: Database,
    private readonly stored: StoredDirectory,
  ) {}

  /** @throws Refusal `person.absent` (404) */
  async run(id: string): Promise<{ version: number; person: PersonShown }> {
    const { version, file } = await this.database.transaction((tx) => this.stored.load(tx, 'read'));
    return { version, person: shown(file, personIn(file, id)) };
  }
}
