import { can, type Subject } from '@amparo/domain';
import { Clock } from '@amparo/kernel';
import { Database } from '@amparo/persistence';
import { Injectable } from '@nestjs/common';
import { StoredDirectory } from '../directory/stored-directory';
import type { RostersQueryDto } from './rosters.dto';
import { rosterOf, rostersIn, type Roster } from './rosters.rules';

/** The rosters that somebody may see: ids of people, what they do and what their clocks show, no names. */
@Injectable()
export class ListRosters {
  constructor(
    private readonly database: Database,
    private readonly stored: StoredDirectory,
    private readonly clock: Clock,
  ) {}

  async run(by: Subject, { region, group }: RostersQueryDto): Promise<{ version: number; rosters: (Roster & { mayChange: boolean })[] }> {
    const { version, file } = await this.database.transaction((tx) => this.stored.load(tx, 'read'));
    const now = this.clock.now();
    const asked = rostersIn(file).filter((roster) =>
      (region === undefined || roster.region === region) && (group === undefined || roster.group === group));
    const seen = asked.filter((roster) => can(by, 'roster.read', rosterOf(roster), { now }).allowed);
    return { version, rosters: seen.map((roster) => ({ ...roster, mayChange: can(by, 'roster.change', rosterOf(roster), { now }).allowed })) };
  }
}
