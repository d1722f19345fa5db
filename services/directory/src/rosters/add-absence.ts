import { Injectable } from '@nestjs/common';
import { ChangeDirectory, type ChangedBy } from '../administration/change-directory';
import type { Absence } from '../directory/directory.rules';
import type { Outcome } from '../directory/next-version';
import { mayChangeAbsenceOf, withAbsence } from './rosters.rules';

/** Somebody will be away: on those days others are told. */
@Injectable()
export class AddAbsence {
  constructor(private readonly directory: ChangeDirectory) {}

  /** @throws Refusal what `withAbsence` and `ChangeDirectory` throw */
  async run(who: ChangedBy, absence: Absence): Promise<Outcome> {
    const { person, from, to } = absence;
    return this.directory.run(who, {
      action: 'ABSENCE_ADDED', about: person, detail: { from, to }, may: mayChangeAbsenceOf(person), edit: (before) => withAbsence(before, absence),
    });
  }
}
