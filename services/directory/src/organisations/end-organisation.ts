import { Refusal } from '@amparo/kernel';
import { Injectable } from '@nestjs/common';
import { ChangeDirectory, type ChangedBy } from '../administration/change-directory';
import type { Outcome } from '../directory/next-version';
import { organisationIn } from './organisations.rules';

/**
 * Ends an organisation to which nobody belongs any more. While somebody does it must stay: by it she is kept out of the cases
 * in which it is involved.
 */
@Injectable()
export class EndOrganisation {
  constructor(private readonly directory: ChangeDirectory) {}

  /** @throws Refusal `organisation.absent` (404), `organisation.in-use` (409), and what `ChangeDirectory` throws */
  async run(who: ChangedBy, id: string): Promise<Outcome> {
    return this.directory.run(who, {
      action: 'ORGANISATION_ENDED', about: id,
      edit: (before) => {
        const old = organisationIn(before, id);
        if (before.people.some(({ organisation }) => organisation === id)) {
          throw new Refusal('conflict', 'organisation.in-use', 'Somebody belongs to this organisation. Change her first.');
        }
        return { ...before, organisations: before.organisations.filter((one) => one !== old) };
      },
    });
  }
}
