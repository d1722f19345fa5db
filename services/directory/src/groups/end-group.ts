import { Refusal } from '@amparo/kernel';
import { Injectable } from '@nestjs/common';
import { ChangeDirectory, type ChangedBy } from '../administration/change-directory';
import type { Outcome } from '../directory/next-version';
import { groupIn } from './groups.rules';

/** Ends a group that nobody is in any more: taking its people out is a decision about each of them. */
@Injectable()
export class EndGroup {
  constructor(private readonly directory: ChangeDirectory) {}

  /** @throws Refusal `group.absent` (404), `group.in-use` (409), and what `ChangeDirectory` throws */
  async run(who: ChangedBy, id: string): Promise<Outcome> {
    return this.directory.run(who, {
      action: 'GROUP_ENDED', about: id,
      edit: (before) => {
        const old = groupIn(before, id);
        if (before.roles.some(({ group }) => group === id)) throw new Refusal('conflict', 'group.in-use', 'Somebody is in this group. Take her out first.');
        return { ...before, groups: before.groups.filter((one) => one !== old) };
      },
    });
  }
}
