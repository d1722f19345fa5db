import { Injectable } from '@nestjs/common';
import { ChangeDirectory, type ChangedBy } from '../administration/change-directory';
import type { Role } from '../directory/directory.rules';
import type { Outcome } from '../directory/next-version';
import { roleDetail, withRole } from './roles.rules';

/** Gives a person a role: in a group (`MEMBER`, `DUTY`), for a region, or for all. Never to oneself. */
@Injectable()
export class GiveRole {
  constructor(private readonly directory: ChangeDirectory) {}

  /** @throws Refusal what `withRole` and `ChangeDirectory` throw; `role.own` (403) when it would be her own */
  async run(who: ChangedBy, role: Role): Promise<Outcome> {
    return this.directory.run(who, { action: 'ROLE_GIVEN', about: role.person, detail: roleDetail(role), edit: (before) => withRole(before, role) });
  }
}
