import { Injectable } from '@nestjs/common';
import { ChangeDirectory, type ChangedBy } from '../administration/change-directory';
import type { Role } from '../directory/directory.rules';
import type { Outcome } from '../directory/next-version';
import { roleDetail, withoutRole } from './roles.rules';

/** Takes a role from a person. Not the last way to reach anybody, nor the last administrator's. */
@Injectable()
export class TakeRole {
  constructor(private readonly directory: ChangeDirectory) {}

  /** @throws Refusal what `withoutRole` and `ChangeDirectory` throw */
  async run(who: ChangedBy, role: Role): Promise<Outcome> {
    return this.directory.run(who, { action: 'ROLE_TAKEN', about: role.person, detail: roleDetail(role), edit: (before) => withoutRole(before, role) });
  }
}
