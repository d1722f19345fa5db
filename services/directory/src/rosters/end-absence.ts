import { Injectable } from '@nestjs/common';
import { ChangeDirectory, type ChangedBy } from '../administration/change-directory';
import type { Absence } from '../directory/directory.rules';
import type { Outcome } from '../directory/next-version';
import { mayChangeAbsenceOf, withoutAbsence } from './rosters.rules';

/** Somebody is back, or will not be away after all: she is told again from now on. */
@Injectable()
export class EndAbsence {
  constructor(private readonly directory: ChangeDirectory) {}

  /** @throws Refusal what `withoutAbsence` and `ChangeDirectory` throw */
  async run(who: ChangedBy, absence: Absence): Promise<Outcome> {
    const { person, from, to } = absence;
    return this.directory.run(who, {
      action: 'ABSENCE_ENDED', about: person, detail: { from, to }, may: mayChangeAbsenceOf(person), edit: (before) => withoutAbsence(before, absence),
    });
  }
}
