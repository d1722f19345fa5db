import { can } from '@amparo/domain';
import { Injectable } from '@nestjs/common';
import { ChangeDirectory, type ChangedBy } from '../administration/change-directory';
import type { Role } from '../directory/directory.rules';
import type { Outcome } from '../directory/next-version';
import { roleDetail, withoutRole } from '../roles/roles.rules';
import { rosterOf } from './rosters.rules';

/** Takes somebody off a roster. */
@Injectable()
export class TakeDuty {
  constructor(private readonly directory: ChangeDirectory) {}

  /** @throws Refusal what `withoutRole` and `ChangeDirectory` throw */
  async run(who: ChangedBy, duty: Role): Promise<Outcome> {
    return this.directory.run(who, {
      action: 'ROLE_TAKEN', about: duty.person, detail: roleDetail(duty),
      may: (subject, _before, now) => can(subject, 'roster.change', rosterOf(duty), { now }),
      edit: (before) => withoutRole(before, duty),
    });
  }
}
