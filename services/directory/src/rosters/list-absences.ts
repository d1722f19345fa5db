import type { Subject } from '@amparo/domain';
import { Clock } from '@amparo/kernel';
import { Database } from '@amparo/persistence';
import { Injectable } from '@nestjs/common';
import { pageAsked } from '../administration/page.dto';
import { pageOf, type Page } from '../administration/page.rules';
import type { Absence } from '../directory/directory.rules';
import { StoredDirectory } from '../directory/stored-directory';
import type { ListAbsencesDto } from './rosters.dto';
import { maySeeAbsenceOf } from './rosters.rules';

/** Absences of the people on the rosters that somebody may see. Counted after that. */
@Injectable()
export class ListAbsences {
  constructor(
    private readonly database: Database,
    private readonly stored: StoredDirectory,
    private readonly clock: Clock,
  ) {}

  async run(by: Subject, asked: ListAbsencesDto): Promise<Page<Absence>> {
    const { version, file } = await this.database.transaction((tx) => this.stored.load(tx, 'read'));
    const { person, on, since } = asked;
    const now = this.clock.now();
    const seen = file.absences.filter((absence) =>
      (person === undefined || absence.person === person)
      && (on === undefined || (absence.from <= on && on <= absence.to))
      && (since === undefined || absence.to >= since)
      && maySeeAbsenceOf(absence.person, by, file, now));
    const named = seen.map((absence) => ({ id: `${absence.person} ${absence.from} ${absence.to}`, absence }));
    const page = pageOf(named, ({ absence }) => absence[asked.sort], pageAsked(asked), by.language);
    return { version, ...page, items: page.items.map(({ absence }) => absence) };
  }
}
