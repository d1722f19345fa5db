import { can } from '@amparo/domain';
import { Injectable } from '@nestjs/common';
import { ChangeDirectory, type ChangedBy } from '../administration/change-directory';
import type { Role } from '../directory/directory.rules';
import type { Outcome } from '../directory/next-version';
import { roleDetail, withRole } from '../roles/roles.rules';
import { rosterOf } from './rosters.rules';

/** Puts somebody on a roster: on duty in a group, or as the alternate of a region, which its coordinator may do too. */
@Injectable()
export class GiveDuty {
  constructor(private readonly directory: ChangeDirectory) {}

  /** @throws Refusal what `withRole` and `ChangeDirectory` throw */
  async run(who: ChangedBy, duty: Role): Promise<Outcome> {
    return this.directory.run(who, {
      action: 'ROLE_GIVEN', about: duty.person, detail: roleDetail(duty),
      may: (subject, _before, now) => can(subject, 'roster.change', rosterOf(duty), { now }),
      edit: (before) => withRole(before, duty),
    });
  }
}
