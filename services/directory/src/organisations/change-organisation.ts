import { Injectable } from '@nestjs/common';
import { ChangeDirectory, type ChangedBy } from '../administration/change-directory';
import type { Organisation } from '../directory/directory.rules';
import type { Outcome } from '../directory/next-version';
import { changedFields } from '../people/people.rules';
import { organisationIn } from './organisations.rules';

/** Another name, other aliases, another kind or offer. The aliases decide which reports are taken to be about it. */
@Injectable()
export class ChangeOrganisation {
  constructor(private readonly directory: ChangeDirectory) {}

  /** @throws Refusal `organisation.absent` (404), and what `ChangeDirectory` throws */
  async run(who: ChangedBy, organisation: Organisation): Promise<Outcome> {
    return this.directory.run(who, {
      action: 'ORGANISATION_CHANGED', about: organisation.id,
      detail: (before) => ({ fields: changedFields(organisationIn(before, organisation.id), organisation) }),
      edit: (before) => {
        const old = organisationIn(before, organisation.id);
        return { ...before, organisations: before.organisations.map((one) => (one === old ? organisation : one)) };
      },
    });
  }
}
