import { Refusal } from '@amparo/kernel';
import { Injectable } from '@nestjs/common';
import { ChangeDirectory, type ChangedBy } from '../administration/change-directory';
import type { Organisation } from '../directory/directory.rules';
import type { Outcome } from '../directory/next-version';

/** A new organisation. One that comes back under its old id has its old conflict id. */
@Injectable()
export class AddOrganisation {
  constructor(private readonly directory: ChangeDirectory) {}

  /** @throws Refusal `organisation.taken` (409), and what `ChangeDirectory` throws */
  async run(who: ChangedBy, organisation: Organisation): Promise<Outcome> {
    return this.directory.run(who, {
      action: 'ORGANISATION_ADDED', about: organisation.id, detail: { kind: organisation.kind },
      edit: (before) => {
        if (before.organisations.some(({ id }) => id === organisation.id)) {
          throw new Refusal('conflict', 'organisation.taken', 'An organisation has this id.');
        }
        return { ...before, organisations: [...before.organisations, organisation] };
      },
    });
  }
}
