import type { Subject } from '@amparo/domain';
import { Database } from '@amparo/persistence';
import { Injectable } from '@nestjs/common';
import { StoredDirectory } from '../directory/stored-directory';
import { mayOnOwn } from './may-on-own';
import type { OwnOrganisation } from './own-organisation.dto';

/** What the directory says of somebody's own organisation, and who is of it. No addresses. */
@Injectable()
export class GetOwnOrganisation {
  constructor(
    private readonly database: Database,
    private readonly stored: StoredDirectory,
  ) {}

  /** @throws Refusal `organisation.absent` (404) where she is of none */
  async run(by: Subject): Promise<OwnOrganisation> {
    const { file } = await this.database.transaction((tx) => this.stored.load(tx, 'read'));
    const { id, name, services, regions, languages, capacity = null } = mayOnOwn(by, 'organisation.read-own', file);
    const people = file.people.filter(({ organisation }) => organisation === id).map((person) => ({ id: person.id, name: person.name }));
    return { id, name, services, regions, languages, capacity, people };
  }
}
