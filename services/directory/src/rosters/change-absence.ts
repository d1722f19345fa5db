import { Injectable } from '@nestjs/common';
import { ChangeDirectory, type ChangedBy } from '../administration/change-directory';
import type { Absence } from '../directory/directory.rules';
import type { Outcome } from '../directory/next-version';
import { mayChangeAbsenceOf, withAbsence } from './rosters.rules';

/** Somebody is away on other days than was said. */
@Injectable()
export class ChangeAbsence {
  constructor(private readonly directory: ChangeDirectory) {}

  /** @throws Refusal what `withAbsence` and `ChangeDirectory` throw */
  async run(who: ChangedBy, old: Absence, { from, to }: { from: string; to: string }): Promise<Outcome> {
    const { person } = old;
    return this.directory.run(who, {
      action: 'ABSENCE_CHANGED', about: person, detail: { from, to, oldFrom: old.from, oldTo: old.to },
      may: mayChangeAbsenceOf(person), edit: (before) => withAbsence(before, { person, from, to }, old),
    });
  }
}
