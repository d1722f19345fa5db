import { Refusal } from '@amparo/kernel';
import { Injectable } from '@nestjs/common';
import { ChangeDirectory, type ChangedBy } from '../administration/change-directory';
import type { Group } from '../directory/directory.rules';
import type { Outcome } from '../directory/next-version';

/** A new group, without people yet: what is routed to its kind goes to global duty until somebody is in it. */
@Injectable()
export class AddGroup {
  constructor(private readonly directory: ChangeDirectory) {}

  /** @throws Refusal `group.taken` (409), and what `ChangeDirectory` throws */
  async run(who: ChangedBy, group: Group): Promise<Outcome> {
    return this.directory.run(who, {
      action: 'GROUP_ADDED', about: group.id, detail: { kind: group.kind },
      edit: (before) => {
        if (before.groups.some(({ id }) => id === group.id)) throw new Refusal('conflict', 'group.taken', 'A group has this id.');
        return { ...before, groups: [...before.groups, group] };
      },
    });
  }
}
