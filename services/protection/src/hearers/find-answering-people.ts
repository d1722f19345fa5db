import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { CaseEntity } from '../routing/case.entity';
import { CallDuty } from './call-duty';
import { FindConcernedPeople } from './find-concerned-people';

/** Whom a clock of a case wakes. */
@Injectable()
export class FindAnsweringPeople {
  constructor(
    private readonly concerned: FindConcernedPeople,
    private readonly callDuty: CallDuty,
  ) {}

  /**
   * Who answers for the case, or else others who know of it; where all of them are gone, duty is called to it.
   *
   * @returns directory ids; none where everybody is kept out: it waits then
   */
  async run(tx: EntityManager, known: CaseEntity): Promise<string[]> {
    const concerned = await this.concerned.run(tx, known);
    const others = concerned.length > 0 ? concerned : await this.concerned.witnesses(tx, known, []);
    return others.length > 0 ? others : this.callDuty.run(tx, known);
  }
}
