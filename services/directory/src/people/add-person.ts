import { Refusal } from '@amparo/kernel';
import { Injectable } from '@nestjs/common';
import { ChangeDirectory, type ChangedBy } from '../administration/change-directory';
import type { Person } from '../directory/directory.rules';
import type { Outcome } from '../directory/next-version';

/** Somebody new, who has no role yet. Whoever comes back under her old id has her old conflict id. */
@Injectable()
export class AddPerson {
  constructor(private readonly directory: ChangeDirectory) {}

  /** @throws Refusal `person.taken` (409), and what `ChangeDirectory` throws */
  async run(who: ChangedBy, person: Person): Promise<Outcome> {
    return this.directory.run(who, {
      action: 'PERSON_ADDED', about: person.id,
      detail: person.organisation === undefined ? {} : { organisation: person.organisation },
      edit: (before) => {
        if (before.people.some(({ id }) => id === person.id)) throw new Refusal('conflict', 'person.taken', 'Somebody has this id.');
        return { ...before, people: [...before.people, person] };
      },
    });
  }
}
