import { Injectable } from '@nestjs/common';
import { ChangeDirectory, type ChangedBy } from '../administration/change-directory';
import type { Person } from '../directory/directory.rules';
import type { Outcome } from '../directory/next-version';
import { changedFields, personIn } from './people.rules';

/** Another name, address, pager, language, organisation, time zone or duty hours. Her id and her conflict id stay hers. */
@Injectable()
export class ChangePerson {
  constructor(private readonly directory: ChangeDirectory) {}

  /** @throws Refusal `person.absent` (404), and what `ChangeDirectory` throws */
  async run(who: ChangedBy, person: Person): Promise<Outcome> {
    return this.directory.run(who, {
      action: 'PERSON_CHANGED', about: person.id,
      detail: (before) => ({ fields: changedFields(personIn(before, person.id), person) }),
      edit: (before) => {
        const old = personIn(before, person.id);
        return { ...before, people: before.people.map((one) => (one === old ? person : one)) };
      },
    });
  }
}
