import { Injectable } from '@nestjs/common';
import { ChangeDirectory, type ChangedBy } from '../administration/change-directory';
import type { Group } from '../directory/directory.rules';
import type { Outcome } from '../directory/next-version';
import { changedFields } from '../people/people.rules';
import { groupIn } from './groups.rules';

/** Another name or kind. A kind decides what its people are told and may see: nobody widens her own sight with it. */
@Injectable()
export class ChangeGroup {
  constructor(private readonly directory: ChangeDirectory) {}

  /** @throws Refusal `group.absent` (404), and what `ChangeDirectory` throws */
  async run(who: ChangedBy, group: Group): Promise<Outcome> {
    return this.directory.run(who, {
      action: 'GROUP_CHANGED', about: group.id,
      detail: (before) => ({ fields: changedFields(groupIn(before, group.id), group), kind: group.kind }),
      edit: (before) => {
        const old = groupIn(before, group.id);
        return { ...before, groups: before.groups.map((one) => (one === old ? group : one)) };
      },
    });
  }
}
