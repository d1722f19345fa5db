import type { RoutingFacts } from '@amparo/domain';
import { Clock } from '@amparo/kernel';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { CaseEntity } from '../routing/case.entity';
import { lockCase } from '../routing/lock-case';
import { StopSharing } from './stop-sharing';

/**
 * Stops sharing when the reporter takes a consent back at the door, before anybody has verified who withdraws: less harm comes of
 * stopping (guide 4.4, rule 6). It ends for the case itself. For a case that the reporter only says this continues it is suspended: nothing is
 * shared any more until she agrees anew, but no consent ends and no partner is told to delete, since anybody can quote a case code.
 */
@Injectable()
export class SuspendSharing {
  constructor(
    private readonly stopSharing: StopSharing,
    private readonly clock: Clock,
  ) {}

  async run(tx: EntityManager, own: CaseEntity, facts: RoutingFacts): Promise<void> {
    if (facts.withdrawnConsents.length === 0) return;
    const since = this.clock.now();
    const other = facts.continues === undefined || facts.continues === own.caseId ? undefined : await lockCase(tx, facts.continues);
    for (const { purpose = '', recipient = '' } of facts.withdrawnConsents) {
      const objection = { purpose, recipient, since };
      await this.stopSharing.run(tx, own, objection);
      if (other !== undefined) await this.stopSharing.suspend(tx, other, objection);
    }
  }
}
