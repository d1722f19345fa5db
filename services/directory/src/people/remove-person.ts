import { Injectable } from '@nestjs/common';
import { ChangeDirectory, type ChangedBy } from '../administration/change-directory';
import type { Outcome } from '../directory/next-version';
import { personIn, withoutPerson } from './people.rules';

/** Somebody leaves: her roles and absences go with her, and everybody hears of it. Her conflict id is kept. */
@Injectable()
export class RemovePerson {
  constructor(private readonly directory: ChangeDirectory) {}

  /** @throws Refusal `person.absent` (404), and what `ChangeDirectory` throws */
  async run(who: ChangedBy, id: string): Promise<Outcome> {
    return this.directory.run(who, {
      action: 'PERSON_LEFT', about: id,
      detail: (before) => ({ roles: before.roles.filter(({ person }) => person === id).map(({ role }) => role) }),
      edit: (before) => withoutPerson(before, personIn(before, id).id),
    });
  }
}
