import { ladder, type Directory } from '@amparo/domain';
import { Clock } from '@amparo/kernel';
import { DirectoryCopy } from '@amparo/platform';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { saveEscalated } from '../alerts/save-escalated';
import type { CaseEntity } from '../routing/case.entity';
import { escalationRoutes } from '../routing/told-people.rules';
import { keepSight } from '../sight/keep-sight';
import { keptOutOf } from './kept-out-of';

/** Calls global duty to a case for which nobody answers; the last resort, where nobody has duty. Whoever is called sees the case from now on. */
@Injectable()
export class CallDuty {
  constructor(
    private readonly directory: DirectoryCopy<Directory>,
    private readonly clock: Clock,
  ) {}

  /** @returns directory ids; none where everybody is kept out, or before the directory was ever fetched */
  async run(tx: EntityManager, known: CaseEntity): Promise<string[]> {
    const directory = await this.directory.current();
    if (directory === undefined) return [];
    const { caseId, regions, coordinatorsWithheld } = known;
    const { reached, people } = ladder({ regions, unmatchedCivilSociety: coordinatorsWithheld }, directory, 'GLOBAL_DUTY', keptOutOf(known, directory), this.clock.now());
    await saveEscalated(tx, people.map((person) => ({ caseId, person, routes: escalationRoutes(person, reached, regions, directory) })));
    await keepSight(tx, caseId);
    return people;
  }

  /** Who would be called for something that is of no case any more. @param known while it still is of one: who is kept out of that is not called @returns directory ids; none before the directory was ever fetched */
  async ofNoCase(known?: Pick<CaseEntity, 'excluded' | 'facts'>): Promise<string[]> {
    const directory = await this.directory.current();
    if (directory === undefined) return [];
    return ladder({ regions: [], unmatchedCivilSociety: false }, directory, 'GLOBAL_DUTY', known === undefined ? [] : keptOutOf(known, directory), this.clock.now()).people;
  }
}
