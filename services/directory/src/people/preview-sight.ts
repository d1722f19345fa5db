import { Clock } from '@amparo/kernel';
import { Database } from '@amparo/persistence';
import { Injectable } from '@nestjs/common';
import { readDirectoryFile } from '../directory/directory-file.rules';
import { rolesHeldBy } from '../directory/roles-held.rules';
import { StoredDirectory } from '../directory/stored-directory';
import { withRole } from '../roles/roles.rules';
import { personIn } from './people.rules';
import { sightOf, type Sight } from './sight.rules';

/** A role that she does not have yet. */
export interface SupposedRole {
  role: string;
  group?: string;
  region?: string;
}

/** What could this person see? As she is, and as she would be with one role more. */
@Injectable()
export class PreviewSight {
  constructor(
    private readonly database: Database,
    private readonly stored: StoredDirectory,
    private readonly clock: Clock,
  ) {}

  /** @throws Refusal `person.absent` (404); `role.held`, `directory.malformed` or `directory.unknown-reference` for a role that cannot be given */
  async run(id: string, supposed?: SupposedRole): Promise<Sight & { version: number; person: string; supposed: boolean }> {
    const { version, file } = await this.database.transaction((tx) => this.stored.load(tx, 'read'));
    const { organisation } = personIn(file, id);
    const then = supposed === undefined ? file : readDirectoryFile(withRole(file, { person: id, ...supposed }));
    const sight = sightOf({ person: id, ...(organisation === undefined ? {} : { organisation }), roles: rolesHeldBy(then, id) }, this.clock.now());
    return { version, person: id, supposed: supposed !== undefined, ...sight };
  }
}
